package edgetempo.agents;

import java.util.Arrays;

/**
 * A named array of floats with a shape: carries weights and optimiser state between a graph, a file and a pure-Java policy. Two are equal
 * if name, shape and the bits of all values are.
 *
 * @param name   unique among the tensors it travels with, levels separated by {@code /}
 * @param shape  lengths of the axes, outermost first; empty for a scalar. Not copied.
 * @param values row-major. Not copied.
 */
public record NamedTensor(String name, long[] shape, float[] values) {

    /**
     * Checks the shape against the values.
     *
     * @throws IllegalArgumentException if the shape does not hold exactly the values
     */
    public NamedTensor {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a tensor needs a name");
        }
        if (elements(name, shape) != values.length) {
            throw new IllegalArgumentException(
                    name + ": shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
    }

    /**
     * Number of values in a shape.
     *
     * @throws IllegalArgumentException if an axis is negative or the number does not fit a Java array
     */
    public static int elements(String name, long[] shape) {
        try {
            long elements = 1;
            for (long axis : shape) {
                if (axis < 0) {
                    throw new ArithmeticException();
                }
                elements = Math.multiplyExact(elements, axis);
            }
            return Math.toIntExact(elements);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + ": shape " + Arrays.toString(shape) + " is not that of an array of floats", e);
        }
    }

    /** Whether no value is an infinity or NaN. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedTensor that && name.equals(that.name) && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
