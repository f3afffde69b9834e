package edgetempo.reports.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Summary statistics of a sample. An empty sample has no mean, and a single value no spread: these are NaN.
 *
 * @param count             number of values
 * @param mean              arithmetic mean
 * @param standardDeviation of the sample, with divisor {@code count − 1}
 * @param standardError     of the mean: {@code standardDeviation / √count}
 */
public record Summary(int count, double mean, double standardDeviation, double standardError) {

    /**
     * A range of values, both ends included.
     *
     * @param low  lower end
     * @param high upper end
     */
    public record Interval(double low, double high) {
        /** Whether a value lies in the range. */
        public boolean contains(double value) {
            return low <= value && value <= high;
        }
    }

    /** Summarises a sample. {@code values} is not modified; a NaN among them makes everything NaN. */
    public static Summary of(double... values) {
        int n = values.length;
        double deviation = n < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values));
        return new Summary(n, StatUtils.mean(values), deviation, deviation / Math.sqrt(n));
    }

    /**
     * Summarises the paired differences {@code a[i] − b[i]}: two algorithms over the same seeds. Of much lower variance than comparing two
     * means where results of a seed are correlated.
     *
     * @param a results of the one. Not modified.
     * @param b results of the other, in the same order. Not modified.
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Summary ofDifferences(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("paired samples of " + a.length + " and " + b.length + " values");
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return of(differences);
    }

    /**
     * Student's t-interval of the mean.
     *
     * @param confidence in (0, 1), such as 0.95
     * @return the interval; NaN at both ends for fewer than two values
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Interval tInterval(double confidence) {
        requireConfidence(confidence);
        if (count < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double half = TDistribution.of(count - 1).inverseSurvivalProbability((1 - confidence) / 2) * standardError;
        return new Interval(mean - half, mean + half);
    }

    /**
     * Mean of the last values.
     *
     * @param values in the order of time. Not modified.
     * @param last   how many of them, at least 1; a shorter sample is used completely
     * @return the mean, NaN if there is no value
     */
    public static double lastMean(double[] values, int last) {
        requirePositive(last);
        return StatUtils.mean(values, Math.max(0, values.length - last), Math.min(values.length, last));
    }

    /**
     * Mean of each value and those before it.
     *
     * @param values in the order of time. Not modified.
     * @param window how many values are averaged, at least 1; the first windows are shorter
     * @return [values] a new array
     */
    public static double[] movingMean(double[] values, int window) {
        requirePositive(window);
        double[] means = new double[values.length];
        Arrays.setAll(means, i -> {
            int length = Math.min(window, i + 1);
            return StatUtils.mean(values, i + 1 - length, length);
        });
        return means;
    }

    static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
        }
    }

    private static void requirePositive(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window holds at least one value: " + window);
        }
    }
}
