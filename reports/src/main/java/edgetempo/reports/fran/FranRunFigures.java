package edgetempo.reports.fran;

import java.util.List;

/**
 * Results of a run. The learned network is the one with the best evaluation, not the last one.
 *
 * @param phase1Epochs      epochs of the offloading phase
 * @param phase1StepsMean   steps of an epoch
 * @param phase1BestEpoch   epoch after which the network had its best evaluation; −1 if there was none
 * @param phase1Utility     its utility there, a mean over the evaluation instances
 * @param phase1Exact       optimum there
 * @param phase1OfExact     utility as a share of it
 * @param phase1Updates     updates of the network
 * @param phase1Seconds     wall-clock time
 * @param allocations       the access points
 * @param phase2Updates     updates of all their networks
 * @param phase2Seconds     wall-clock time
 * @param utility           of both phases together on the training instance
 * @param exactUtility      of exact offloading with exact allocation
 * @param ofExact           share of it that was reached
 */
public record FranRunFigures(int phase1Epochs, double phase1StepsMean, int phase1BestEpoch, double phase1Utility,
        double phase1Exact, double phase1OfExact, long phase1Updates, double phase1Seconds,
        List<Allocation> allocations, long phase2Updates, double phase2Seconds, double utility, double exactUtility,
        double ofExact) {
    /** Results before the first epoch. */
    public static final FranRunFigures NONE = new FranRunFigures(0, Double.NaN, -1, Double.NaN, Double.NaN, Double.NaN,
            0, 0, List.of(), 0, 0, Double.NaN, Double.NaN, Double.NaN);

    /**
     * An access point.
     *
     * @param fap          its number
     * @param users        users that share its processor
     * @param utility      their utility under the learned allocation
     * @param exactUtility optimum
     * @param ofExact      share of it that was reached
     */
    public record Allocation(int fap, int users, double utility, double exactUtility, double ofExact) {}

    /** Copies the list. */
    public FranRunFigures {
        allocations = List.copyOf(allocations);
    }
}
