package edgetempo.reports.run;

/**
 * Where the wall-clock time of a run went.
 *
 * @param secondsInSlots   in the slot solvers, shared out among the threads
 * @param secondsInUpdates gradient updates
 * @param secondsInActing  inference of the policy
 * @param secondsInOther   everything else
 */
public record TimeBreakdown(double secondsInSlots, double secondsInUpdates, double secondsInActing,
        double secondsInOther) {
    /** Before anything was done. */
    public static final TimeBreakdown NONE = new TimeBreakdown(0, 0, 0, 0);
}
