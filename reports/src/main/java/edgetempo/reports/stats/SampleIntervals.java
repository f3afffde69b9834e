package edgetempo.reports.stats;

import edgetempo.reports.stats.Summary.Interval;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % intervals of statistics of a sample. From {@link #BOOTSTRAP_FROM} values on they are percentile bootstrap intervals. For smaller
 * samples the bootstrap undercovers: its interval of three values is exactly from the smallest to the largest, and covers the mean with
 * probability 0.75 at best. There they are Student's, with the standard error of the statistic.
 */
public final class SampleIntervals {
    /** Confidence level of all intervals. */
    public static final double CONFIDENCE = 0.95;
    /** Smallest sample for which the bootstrap is used. */
    public static final int BOOTSTRAP_FROM = 10;

    private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    private final int count;
    private final Bootstrap bootstrap;

    /**
     * Creates intervals for samples of a size. Statistics of one sample, or of the points of a curve, use the same resamples.
     *
     * @param count     values in a sample, at least 1
     * @param resamples of the bootstrap, where it is used
     * @param seed      of the bootstrap
     */
    public SampleIntervals(int count, int resamples, long seed) {
        this.count = count;
        bootstrap = new Bootstrap(count, resamples, seed);
    }

    /** Whether samples of a size are resampled. */
    public static boolean bootstraps(int count) {
        return count >= BOOTSTRAP_FROM;
    }

    /**
     * Describes an interval and its sample size: {@code "95 % t interval over 3 seeds"}.
     *
     * @param unit of the sample, in the singular
     */
    public static String label(int count, String unit) {
        return "95 % " + (bootstraps(count) ? "bootstrap" : "t") + " interval over " + count + " " + unit
                + (count == 1 ? "" : "s");
    }

    /** Interval of the mean. NaN at both ends for fewer than two values, or for a NaN among them. {@code values} is not modified. */
    public Interval mean(double[] values) {
        return bootstraps(count)
                ? bootstrap.interval(values, SeedEstimate::mean, CONFIDENCE)
                : Summary.of(checked(values)).tInterval(CONFIDENCE);
    }

    /**
     * Interval of the {@link InterquartileMean}. Student's is Yuen's for trimmed means (Biometrika 61, 1974): the standard error is of the
     * winsorised sample, the degrees of freedom of the values that are left.
     *
     * @param values not modified
     */
    public Interval interquartileMean(double[] values) {
        if (bootstraps(count)) {
            return bootstrap.interval(values, InterquartileMean::of, CONFIDENCE);
        }
        double[] winsorised = checked(values).clone();
        Arrays.sort(winsorised);
        int cut = InterquartileMean.cut(count);
        Arrays.fill(winsorised, 0, cut, winsorised[cut]);
        Arrays.fill(winsorised, count - cut, count, winsorised[count - 1 - cut]);
        int left = count - 2 * cut;
        double error = Summary.of(winsorised).standardDeviation() * Math.sqrt((count - 1.0) / left / (left - 1));
        return student(InterquartileMean.of(values), error, left - 1);
    }

    /**
     * Interval of the ratio of two sums over units. Student's takes the standard error of its linear part,
     * {@code numerator − ratio · denominator} (Cochran, <i>Sampling Techniques</i>, 2.11).
     *
     * @param numerator   not modified
     * @param denominator in the same order, its sum above 0. Not modified.
     * @param ofUnits     the same ratio of resampled units, given by their indices
     * @return NaN at both ends where the ratio of the sample, or of a resample, is NaN
     */
    public Interval ratio(double[] numerator, double[] denominator, ToDoubleFunction<double[]> ofUnits) {
        double[] units = new double[count];
        Arrays.setAll(units, i -> i);
        if (bootstraps(count)) {
            return bootstrap.interval(units, ofUnits, CONFIDENCE);
        }
        double ratio = ofUnits.applyAsDouble(units);
        double[] linear = new double[count];
        Arrays.setAll(linear, i -> checked(numerator)[i] - ratio * checked(denominator)[i]);
        return student(ratio, Summary.of(linear).standardError() / SeedEstimate.mean(denominator), count - 1);
    }

    /**
     * Wilson's interval of a proportion (J. Am. Stat. Assoc. 22, 1927), which lies within [0, 1] and is not degenerate at 0 and 1.
     *
     * @param share in [0, 1]
     * @return NaN at both ends for fewer than two units
     */
    public static Interval share(double share, int count) {
        if (count < 2 || Double.isNaN(share)) {
            return NONE;
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        double z2 = z * z / count;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Math.sqrt(share * (1 - share) * z2 + z2 * z2 / 4) / (1 + z2);
        return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
    }

    private static Interval student(double estimate, double error, int freedom) {
        if (freedom < 1 || Double.isNaN(error) || Double.isNaN(estimate)) {
            return NONE;
        }
        double half = TDistribution.of(freedom).inverseSurvivalProbability((1 - CONFIDENCE) / 2) * error;
        return new Interval(estimate - half, estimate + half);
    }

    private double[] checked(double[] values) {
        if (values.length != count) {
            throw new IllegalArgumentException("a sample of " + count + " values, found " + values.length);
        }
        return values;
    }
}
