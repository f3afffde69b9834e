package edgetempo.reports.stats;

/**
 * Learning curves of several seeds, aggregated point by point. The bootstrap of the band resamples whole curves, the same at every point.
 *
 * @param mean [episodes]
 * @param iqm  [episodes] {@link InterquartileMean}
 * @param low  [episodes] lower end of the interquartile mean's 95 % interval, see {@link SampleIntervals}; NaN for one seed
 * @param high [episodes] upper end
 */
public record SeedCurve(double[] mean, double[] iqm, double[] low, double[] high) {
    /** Fewer than for a table: the difference is not visible in a band. */
    private static final int RESAMPLES = 2_000;

    /**
     * Aggregates curves.
     *
     * @param curves [seeds][episodes], at least one seed, all equally long. Not modified.
     * @throws IllegalArgumentException if there is none, or they differ in length
     */
    public static SeedCurve of(double[][] curves) {
        SampleIntervals intervals = new SampleIntervals(curves.length, RESAMPLES, SeedEstimate.BOOTSTRAP_SEED);
        int episodes = curves[0].length;
        for (double[] curve : curves) {
            if (curve.length != episodes) {
                throw new IllegalArgumentException("curves of " + episodes + " and " + curve.length + " episodes");
            }
        }
        SeedCurve of = new SeedCurve(new double[episodes], new double[episodes], new double[episodes],
                new double[episodes]);
        double[] point = new double[curves.length];
        for (int e = 0; e < episodes; e++) {
            for (int s = 0; s < point.length; s++) {
                point[s] = curves[s][e];
            }
            Summary.Interval interval = intervals.interquartileMean(point);
            of.mean[e] = SeedEstimate.mean(point);
            of.iqm[e] = InterquartileMean.of(point);
            of.low[e] = interval.low();
            of.high[e] = interval.high();
        }
        return of;
    }
}
