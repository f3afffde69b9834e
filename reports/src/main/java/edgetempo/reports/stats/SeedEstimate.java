package edgetempo.reports.stats;

/**
 * Where the results of several seeds lie: mean and interquartile mean, each with its percentile bootstrap interval.
 * Without a value everything is NaN, and with one the intervals are.
 *
 * @param count        number of seeds
 * @param mean         arithmetic mean
 * @param meanInterval of the mean
 * @param iqm          {@link InterquartileMean}
 * @param iqmInterval  of the interquartile mean
 * @param confidence   of both intervals
 * @param resamples    of the bootstrap
 */
public record SeedEstimate(int count, double mean, Summary.Interval meanInterval, double iqm,
        Summary.Interval iqmInterval, double confidence, int resamples) {
    /** Of the intervals. */
    public static final double CONFIDENCE = 0.95;

    static final long BOOTSTRAP_SEED = 1;

    /** Of one result a seed. {@code values} is not modified. */
    public static SeedEstimate of(double... values) {
        Summary.Interval none = new Summary.Interval(Double.NaN, Double.NaN);
        if (values.length == 0) {
            return new SeedEstimate(0, Double.NaN, none, Double.NaN, none, CONFIDENCE, Bootstrap.RESAMPLES);
        }
        Bootstrap bootstrap = new Bootstrap(values.length, Bootstrap.RESAMPLES, BOOTSTRAP_SEED);
        return new SeedEstimate(values.length, mean(values),
                bootstrap.interval(values, SeedEstimate::mean, CONFIDENCE), InterquartileMean.of(values),
                bootstrap.interval(values, InterquartileMean::of, CONFIDENCE), CONFIDENCE, Bootstrap.RESAMPLES);
    }

    static double mean(double[] values) {
        return Summary.lastMean(values, values.length);
    }
}
