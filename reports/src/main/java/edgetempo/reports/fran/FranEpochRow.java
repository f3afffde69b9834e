package edgetempo.reports.fran;

/**
 * A row of {@code epochs.csv}; the components are its columns. An empty cell is a missing number.
 *
 * @param phase         {@code offloading} or {@code allocation}
 * @param fap           access point of an allocation; empty for an offloading
 * @param epoch         counted from 0 within its phase, and access point
 * @param instance      number of the instance
 * @param steps         steps of the epoch
 * @param utility       utility of the epoch, random actions included: the sum of rewards of an offloading, the last reward
 *                      of an allocation
 * @param exactUtility  optimum
 * @param greedyUtility utility of the network after the epoch without random actions
 * @param greedyGap     relative gap to the exact utility
 * @param epsilon       probability of a random action at the start of the epoch
 * @param loss          mean loss of the updates
 * @param updates       updates so far
 */
public record FranEpochRow(String phase, String fap, int epoch, int instance, int steps, double utility,
        double exactUtility, double greedyUtility, double greedyGap, double epsilon, double loss, long updates) {
    /** {@link #phase} of rows of the first phase. */
    public static final String OFFLOADING = "offloading";
    /** {@link #phase} of rows of the second phase. */
    public static final String ALLOCATION = "allocation";
}
