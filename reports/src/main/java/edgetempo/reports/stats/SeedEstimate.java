package edgetempo.reports.stats;

/**
 * Estimate over several seeds: mean and interquartile mean, each with its interval, see {@link SampleIntervals}.
 * Without values everything is NaN; with one value the intervals are.
 *
 * @param count        number of seeds
 * @param mean         arithmetic mean
 * @param meanInterval of the mean
 * @param iqm          {@link InterquartileMean}
 * @param iqmInterval  of the interquartile mean
 * @param confidence   of both intervals
 * @param resamples    of the bootstrap; 0 where the intervals are Student's
 */
public record SeedEstimate(int count, double mean, Summary.Interval meanInterval, double iqm,
        Summary.Interval iqmInterval, double confidence, int resamples) {
    /** Confidence level of the intervals. */
    public static final double CONFIDENCE = SampleIntervals.CONFIDENCE;

    static final long BOOTSTRAP_SEED = 1;

    /** Estimates from one result per seed. {@code values} is not modified. */
    public static SeedEstimate of(double... values) {
        int resamples = SampleIntervals.bootstraps(values.length) ? Bootstrap.RESAMPLES : 0;
        if (values.length == 0) {
            Summary.Interval none = new Summary.Interval(Double.NaN, Double.NaN);
            return new SeedEstimate(0, Double.NaN, none, Double.NaN, none, CONFIDENCE, resamples);
        }
        SampleIntervals intervals = new SampleIntervals(values.length, Bootstrap.RESAMPLES, BOOTSTRAP_SEED);
        return new SeedEstimate(values.length, mean(values), intervals.mean(values), InterquartileMean.of(values),
                intervals.interquartileMean(values), CONFIDENCE, resamples);
    }

    static double mean(double[] values) {
        return Summary.lastMean(values, values.length);
    }
}
