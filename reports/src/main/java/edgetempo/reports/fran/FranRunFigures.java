package edgetempo.reports.fran;

import java.util.List;

/**
 * What a run has come to. What counts as learned is the network that was judged best, not the last one.
 *
 * @param phase1Epochs      epochs of the offloading phase
 * @param phase1StepsMean   steps of an epoch
 * @param phase1BestEpoch   epoch after which the network was judged best; −1 if none was
 * @param phase1Utility     what it earned there, a mean over the instances it was judged by
 * @param phase1Exact       most that is possible there
 * @param phase1OfExact     share of it that was reached
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
    /** Before anything was done. */
    public static final FranRunFigures NONE = new FranRunFigures(0, Double.NaN, -1, Double.NaN, Double.NaN, Double.NaN,
            0, 0, List.of(), 0, 0, Double.NaN, Double.NaN, Double.NaN);

    /**
     * An access point.
     *
     * @param fap          its number
     * @param users        users that share its processor
     * @param utility      what they earn as learned
     * @param exactUtility most that is possible
     * @param ofExact      share of it that was reached
     */
    public record Allocation(int fap, int users, double utility, double exactUtility, double ofExact) {}

    /** Takes a copy of the list. */
    public FranRunFigures {
        allocations = List.copyOf(allocations);
    }
}
