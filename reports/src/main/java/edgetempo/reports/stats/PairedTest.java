package edgetempo.reports.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Paired comparison of two treatments over the same blocks.
 *
 * @param meanDifference first − second
 * @param interval       95 % interval of it over blocks, see {@link SampleIntervals}; NaN for one block
 * @param wilcoxon       sum of the ranks of positive differences; NaN if there is no difference at all
 * @param p              of Wilcoxon's signed-rank test, see {@link SignedRanks}; 1 if there is no difference
 * @param a12            Vargha and Delaney's effect size: the probability that the first has a larger value on a block than the second on
 *                       an independently drawn block, ties counting half (J. Educ. Behav. Stat. 25(2), 2000)
 * @param winShare       share of blocks on which the first has the larger value, ties counting half
 */
public record PairedTest(double meanDifference, Summary.Interval interval, double wilcoxon, double p, double a12,
        double winShare) {
    private static final double HALF = 0.5;

    /**
     * Performs the tests.
     *
     * @param first     one value per block, at least one, no NaN. Not modified.
     * @param second    in the same order. Not modified.
     * @param intervals for samples of this size
     */
    public static PairedTest of(double[] first, double[] second, SampleIntervals intervals) {
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        double wins = Arrays.stream(differences).map(difference -> HALF * (1 + Math.signum(difference))).sum();
        SignedRanks ranks = SignedRanks.of(differences);
        double pairs = (double) first.length * second.length;
        double a12 = MannWhitneyUTest.withDefaults().statistic(first, second) / pairs;
        return new PairedTest(SeedEstimate.mean(differences), intervals.mean(differences),
                ranks.pairs() == 0 ? Double.NaN : ranks.positive(), ranks.p(), a12, wins / first.length);
    }
}
