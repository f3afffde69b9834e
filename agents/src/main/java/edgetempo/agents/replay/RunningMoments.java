package edgetempo.agents.replay;

import java.util.Locale;

/**
 * Running mean and variance of vectors, one entry each, by Welford's update. Not thread-safe.
 *
 * <p>Welford, <i>Note on a method for calculating corrected sums of squares and products</i>, Technometrics 4(3), 1962.
 */
public final class RunningMoments {
    private static final double MIN_DEVIATION = 1e-3;

    private final double[] mean;
    private final double[] squares;
    private long count;

    /** Creates moments of vectors of the given width. */
    public RunningMoments(int width) {
        mean = new double[width];
        squares = new double[width];
    }

    /** Adds a vector [width]. Not modified. */
    public void add(float[] values) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double distance = values[i] - mean[i];
            mean[i] += distance / count;
            squares[i] += distance * (values[i] - mean[i]);
        }
    }

    /** Mean of an entry; 0 before the first vector. */
    public double mean(int index) {
        return mean[index];
    }

    /** Standard deviation of an entry, at least 10⁻³, so that an entry that hardly varies is not amplified; 1 before the second vector. */
    public double deviation(int index) {
        return count < 2 ? 1 : Math.max(MIN_DEVIATION, Math.sqrt(squares[index] / count));
    }

    /** Number of vectors. */
    public long count() {
        return count;
    }

    /** The state as text that {@link #restore} reads back to the last bit. */
    public String save() {
        StringBuilder text = new StringBuilder().append(count);
        for (double[] values : new double[][]{mean, squares}) {
            for (double value : values) {
                text.append(' ').append(Double.toHexString(value));
            }
        }
        return text.toString();
    }

    /**
     * Continues from saved moments.
     *
     * @throws IllegalArgumentException if the text is not what {@link #save} gave for this width
     */
    public void restore(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 2 * mean.length + 1) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "running moments of %d entries, expected %d", (parts.length - 1) / 2, mean.length));
        }
        count = Long.parseLong(parts[0]);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Double.parseDouble(parts[1 + i]);
            squares[i] = Double.parseDouble(parts[1 + mean.length + i]);
        }
    }
}
