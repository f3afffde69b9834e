package edgetempo.reports.stats;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Percentile bootstrap: the spread of a statistic over samples drawn with replacement from the sample. One instance draws once, so that
 * statistics of one sample, or of the points of a curve, use the same resamples. Deterministic for a seed.
 */
public final class Bootstrap {
    /** Number of resamples sufficient for 95 % intervals. */
    public static final int RESAMPLES = 10_000;

    private final int[][] drawn;

    /**
     * Creates resamples for samples of a size.
     *
     * @param count     values in a sample, at least 1
     * @param resamples number of resamples, at least 1
     * @param seed      root of the random stream
     * @throws IllegalArgumentException if a number is out of range
     */
    public Bootstrap(int count, int resamples, long seed) {
        if (count < 1 || resamples < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs at least one value and one resample: " + count + ", " + resamples);
        }
        RandomStream random = new RandomStream().at(seed, StreamUse.BOOTSTRAP, 0);
        drawn = new int[resamples][count];
        for (int[] sample : drawn) {
            for (int i = 0; i < count; i++) {
                sample[i] = random.nextInt(count);
            }
        }
    }

    /**
     * Percentile interval of a statistic.
     *
     * @param values     the sample. Not modified.
     * @param statistic  of a sample; may reorder, must not keep the array
     * @param confidence in (0, 1), such as 0.95
     * @return the interval; NaN at both ends for fewer than two values, which have no spread
     * @throws IllegalArgumentException if the number of values is another than this bootstrap's, or the confidence is
     *     out of range
     */
    public Summary.Interval interval(double[] values, ToDoubleFunction<double[]> statistic, double confidence) {
        int count = drawn[0].length;
        if (values.length != count) {
            throw new IllegalArgumentException("a bootstrap of " + count + " values, found " + values.length);
        }
        Summary.requireConfidence(confidence);
        if (count < 2) {
            return new Summary.Interval(Double.NaN, Double.NaN);
        }
        double[] statistics = new double[drawn.length];
        double[] sample = new double[count];
        for (int r = 0; r < drawn.length; r++) {
            int[] from = drawn[r];
            for (int i = 0; i < count; i++) {
                sample[i] = values[from[i]];
            }
            statistics[r] = statistic.applyAsDouble(sample);
        }
        if (Arrays.stream(statistics).anyMatch(Double::isNaN)) {
            return new Summary.Interval(Double.NaN, Double.NaN);
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(statistics);
        double tail = 50 * (1 - confidence);
        return new Summary.Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail));
    }
}
