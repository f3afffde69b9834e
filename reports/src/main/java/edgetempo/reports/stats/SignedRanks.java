package edgetempo.reports.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test of paired differences, two-sided. Differences of zero are dropped (Wilcoxon 1945), equal absolute
 * differences share their mean rank. Up to {@link #MAX_EXACT} differences p is exact, ties included: the share of all assignments of
 * signs to these ranks whose sum of positive ranks is at least as far from its mean. Beyond that it is the normal approximation with the
 * variance of ties and continuity correction, as in R's {@code wilcox.test(exact = FALSE)}.
 *
 * @param pairs    differences that are not zero
 * @param zeros    differences that are
 * @param positive sum of the ranks of positive differences; 0 if there is no difference
 * @param p        two-sided, in [0, 1], never NaN; 1 if there is no difference
 * @param exact    whether p is exact
 */
public record SignedRanks(int pairs, int zeros, double positive, double p, boolean exact) {
    /** Differences up to which p is exact. */
    public static final int MAX_EXACT = 50;

    private static final NaturalRanking RANKING = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    /**
     * Performs the test.
     *
     * @param differences first − second of each pair, no NaN. Not modified.
     * @throws IllegalArgumentException if a difference is NaN
     */
    public static SignedRanks of(double[] differences) {
        if (Arrays.stream(differences).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a difference is not a number: " + Arrays.toString(differences));
        }
        double[] changed = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        int zeros = differences.length - changed.length;
        if (changed.length == 0) {
            return new SignedRanks(0, zeros, 0, 1, true);
        }
        double[] ranks = RANKING.apply(Arrays.stream(changed).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < ranks.length; i++) {
            positive += changed[i] > 0 ? ranks[i] : 0;
        }
        boolean exact = changed.length <= MAX_EXACT;
        return new SignedRanks(changed.length, zeros, positive,
                exact ? exact(ranks, positive) : normal(ranks, positive),
                exact);
    }

    /** Mean ranks are multiples of a half, so twice the ranks are whole; 2⁵⁰ assignments are counted without an error. */
    private static double exact(double[] ranks, double positive) {
        int most = ranks.length * (ranks.length + 1);
        double[] assignments = new double[most + 1];
        assignments[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int twice = (int) Math.round(2 * rank);
            reached += twice;
            for (int sum = reached; sum >= twice; sum--) {
                assignments[sum] += assignments[sum - twice];
            }
        }
        int sum = (int) Math.round(2 * positive);
        double tail = 0;
        // The distribution is symmetric about half of the sum of all ranks.
        for (int i = 0; i <= Math.min(sum, most - sum); i++) {
            tail += assignments[i];
        }
        return Math.min(1, 2 * tail / Math.scalb(1.0, ranks.length));
    }

    private static double normal(double[] ranks, double positive) {
        double mean = Arrays.stream(ranks).sum() / 2;
        double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
        double distance = Math.max(0, Math.abs(positive - mean) - 0.5);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(distance / Math.sqrt(variance)));
    }
}
