package edgetempo.agents.checkpoint;

import edgetempo.agents.NamedTensor;

/** Doubles in a file of floats, to the last bit: each is kept as four whole numbers of 16 bits, the highest first. */
public final class ExactNumbers {
    private static final int PARTS = 4;
    private static final int PART_BITS = 16;
    private static final int PART = (1 << PART_BITS) - 1;

    private ExactNumbers() {}

    /**
     * The tensor of numbers.
     *
     * @param values not modified
     * @return [values × 4]
     */
    public static NamedTensor tensor(String name, double[] values) {
        float[] parts = new float[Math.multiplyExact(values.length, PARTS)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Double.doubleToLongBits(values[i / PARTS]) >>> PART_BITS * (PARTS - 1 - i % PARTS) & PART;
        }
        return new NamedTensor(name, new long[]{values.length, PARTS}, parts);
    }

    /**
     * The numbers of a tensor. Not modified.
     *
     * @throws IllegalArgumentException if it is not of the form of {@link #tensor}
     */
    public static double[] values(NamedTensor tensor) {
        long[] shape = tensor.shape();
        if (shape.length != 2 || shape[1] != PARTS) {
            throw new IllegalArgumentException("the state has " + tensor + ", expected any x " + PARTS);
        }
        double[] values = new double[(int) shape[0]];
        for (int i = 0; i < values.length; i++) {
            long bits = 0;
            for (int part = 0; part < PARTS; part++) {
                float value = tensor.values()[i * PARTS + part];
                if (!(value >= 0 && value <= PART) || value != (int) value) {
                    throw new IllegalArgumentException("the state has " + value + " in " + tensor.name()
                            + ", expected whole numbers up to " + PART);
                }
                bits = bits << PART_BITS | (long) value;
            }
            values[i] = Double.longBitsToDouble(bits);
        }
        return values;
    }
}
