package edgetempo.experiments.bridge;

/**
 * A group of consecutive values of an observation or action with the same meaning and bounds.
 *
 * @param name  of each, with a number in brackets for each index, such as {@code cached[2,5]} for server 2 and service 5
 * @param shape sizes of the indices, the last one varying fastest; counted from 1 in names. Not modified.
 * @param low   no value is below it; negative infinity if nothing is proven
 * @param high  no value is above it; infinity if nothing is proven
 * @param unit  in which it is measured; 1 for pure numbers
 * @param text  description
 */
public record Component(String name, int[] shape, double low, double high, String unit, String text) {
    /** Number of values. */
    public int size() {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        return size;
    }

    /** The name of each value, in order. */
    String[] names() {
        String[] names = new String[size()];
        for (int i = 0; i < names.length; i++) {
            StringBuilder index = new StringBuilder();
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                index.insert(0, (rest % shape[axis] + 1) + (axis == shape.length - 1 ? "" : ","));
                rest /= shape[axis];
            }
            names[i] = names.length == 1 ? name : name + "[" + index + "]";
        }
        return names;
    }
}
