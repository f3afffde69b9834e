package edgetempo.reports.run;

/**
 * Resources that a run has spent.
 *
 * @param wallSeconds   wall-clock time
 * @param gaEvaluations fitness evaluations of the slot solver
 * @param updates       gradient updates
 * @param time          breakdown of the time
 */
public record RunCounters(double wallSeconds, long gaEvaluations, long updates, TimeBreakdown time) {
    /** Counters before the first frame. */
    public static final RunCounters NONE = new RunCounters(0, 0, 0, TimeBreakdown.NONE);
}
