package edgetempo.reports.run;

/**
 * Breakdown of the wall-clock time of a run.
 *
 * @param secondsInSlots   in the slot solvers, divided by the number of threads
 * @param secondsInUpdates gradient updates
 * @param secondsInActing  inference of the policy
 * @param secondsInOther   everything else
 */
public record TimeBreakdown(double secondsInSlots, double secondsInUpdates, double secondsInActing,
        double secondsInOther) {
    /** Times before the first frame. */
    public static final TimeBreakdown NONE = new TimeBreakdown(0, 0, 0, 0);
}
