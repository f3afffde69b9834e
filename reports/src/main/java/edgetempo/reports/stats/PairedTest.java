package edgetempo.reports.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Two treatments over the same blocks.
 *
 * @param meanDifference first − second
 * @param interval       95 % percentile bootstrap interval of it, over blocks; NaN for one block
 * @param wilcoxon       sum of the ranks of positive differences; NaN if there is no difference at all
 * @param p              of Wilcoxon's signed-rank test, two-sided, exact below 50 blocks without ties; 1 if there is no difference
 * @param a12            Vargha and Delaney's effect size: the probability that the first earns more on a block than the second on a block
 *                       drawn apart from it, ties counting half (J. Educ. Behav. Stat. 25(2), 2000)
 * @param winShare       share of blocks on which the first earns more than the second on the same one, ties counting half
 */
public record PairedTest(double meanDifference, Summary.Interval interval, double wilcoxon, double p, double a12,
        double winShare) {
    private static final double HALF = 0.5;

    /**
     * Compares.
     *
     * @param first     a value a block, at least one. Not modified.
     * @param second    in the same order. Not modified.
     * @param bootstrap of as many values
     */
    public static PairedTest of(double[] first, double[] second, Bootstrap bootstrap) {
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        double wins = Arrays.stream(differences).map(difference -> HALF * (1 + Math.signum(difference))).sum();
        double statistic = Double.NaN;
        double p = 1;
        if (Arrays.stream(differences).anyMatch(difference -> difference != 0)) {
            WilcoxonSignedRankTest.Result result = WilcoxonSignedRankTest.withDefaults().test(differences);
            statistic = result.getStatistic();
            p = result.getPValue();
        }
        double pairs = (double) first.length * second.length;
        double a12 = MannWhitneyUTest.withDefaults().statistic(first, second) / pairs;
        return new PairedTest(SeedEstimate.mean(differences),
                bootstrap.interval(differences, SeedEstimate::mean, SeedEstimate.CONFIDENCE), statistic, p, a12,
                wins / first.length);
    }
}
