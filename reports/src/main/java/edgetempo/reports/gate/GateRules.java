package edgetempo.reports.gate;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Decision rules of a gate.
 *
 * @param threshold   smallest relevant change of cost: 0.1 is 10 % in either direction
 * @param confidence  of the intervals that must exclude equality
 * @param confirm     rounds that a doubtful benchmark is measured again before anything is said
 * @param confirmMost rounds after which an undecided one counts as unchanged
 */
public record GateRules(double threshold, double confidence, int confirm, int confirmMost) {
    /** Default threshold. */
    public static final double THRESHOLD = 0.1;

    /** Operations differ: a frame may begin an episode. */
    private static final double RELATIVE_ALLOCATION = 0.02;
    private static final double MAX_RELATIVE_ALLOCATION = 8;
    /** What megabytes per operation are made of (buffers, rows, strings of numbers) varies by as little a share, which is many bytes. */
    private static final double LARGE = 1e6;
    private static final double LARGE_ALLOCATION = 0.002;
    /**
     * What the profiler itself and other threads allocate is a number of bytes a second, not an operation. They amount to about 20 kB, and
     * to several times that on a busy machine; two sides differ by less.
     */
    private static final double ALLOCATION_PER_SECOND = 130e3;
    private static final double MIN_ALLOCATION = 1e-3;
    /** Normal quantile for a power of 0.9. */
    private static final double NINE_OF_TEN = 1.2816;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public GateRules {
        if (!(threshold > 0 && threshold <= 10)) {
            throw new IllegalArgumentException("--threshold: " + threshold + " is not above 0 and at most 10");
        }
    }

    /** Rules of a threshold: 99 % intervals, three to six rounds of confirmation. */
    public static GateRules of(double threshold) {
        return new GateRules(threshold, 0.99, 3, 6);
    }

    /**
     * Smallest increase of cost that a gate detects with power 0.9.
     *
     * @param deviation of forks, in logarithms
     * @param base      forks behind a verdict
     * @param candidate likewise
     * @return 0.12 for 12 %; NaN where fewer than two forks a side, or no deviation, are known
     */
    double detectable(double deviation, int base, int candidate) {
        if (Double.isNaN(deviation) || base < 2 || candidate < 2) {
            return Double.NaN;
        }
        double error = deviation * Math.sqrt(1.0 / base + 1.0 / candidate);
        double half = TDistribution.of(base + candidate - 2).inverseSurvivalProbability((1 - confidence) / 2) * error;
        return Math.expm1(Math.max(change(), half) + NINE_OF_TEN * error);
    }

    /** Logarithm of the ratio that counts. */
    double change() {
        return Math.log1p(threshold);
    }

    /** Half a relevant change is enough to measure again. */
    boolean doubtful(RankRatio estimate) {
        return looksChanged(estimate.ratio()) || looksChanged(estimate.fastest());
    }

    private boolean looksChanged(double ratio) {
        return Math.abs(Math.log(ratio)) >= change() / 2;
    }

    /** Whether the new data are still inconclusive. */
    boolean stillDoubtful(RankRatio estimate) {
        return looksChanged(estimate.ratio());
    }

    boolean slower(RankRatio estimate) {
        return Math.log(estimate.ratio()) >= change() && estimate.interval().low() > 1
                && Math.log(estimate.fastest()) >= change() / 2;
    }

    boolean faster(RankRatio estimate) {
        return Math.log(estimate.ratio()) <= -change() && estimate.interval().high() < 1
                && Math.log(estimate.fastest()) <= -change() / 2;
    }

    /**
     * Bytes per operation by which two equal sides may differ. An increase of 64 bytes always exceeds it, in operations of up to 0.4 ms
     * that allocate up to a megabyte, also where a call counts as many operations. Of bytes beyond a megabyte it is 0.2 %.
     *
     * @param bytes   allocation of the base, B/op
     * @param seconds time of an operation, s; NaN if its cost is not a time
     */
    static double allocationTolerance(double bytes, double seconds) {
        double background = Double.isNaN(seconds) ? 0.5 : seconds * ALLOCATION_PER_SECOND;
        double share = Math.min(RELATIVE_ALLOCATION * bytes, MAX_RELATIVE_ALLOCATION)
                + LARGE_ALLOCATION * Math.max(0, bytes - LARGE);
        return Math.max(MIN_ALLOCATION, share + background);
    }
}
