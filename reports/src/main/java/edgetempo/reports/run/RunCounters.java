package edgetempo.reports.run;

/**
 * What a run has spent, counted by whoever runs it.
 *
 * @param wallSeconds   wall-clock time
 * @param gaEvaluations fitness evaluations of the slot solver
 * @param updates       gradient updates
 * @param time          where the time went
 */
public record RunCounters(double wallSeconds, long gaEvaluations, long updates, TimeBreakdown time) {
    /** Before anything was done. */
    public static final RunCounters NONE = new RunCounters(0, 0, 0, TimeBreakdown.NONE);
}
