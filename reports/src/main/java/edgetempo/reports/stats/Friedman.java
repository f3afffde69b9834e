package edgetempo.reports.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Friedman's test of equal treatments over complete blocks, corrected for ties, and the less conservative
 * F of Iman and Davenport (Demšar, <i>Statistical Comparisons of Classifiers over Multiple Data Sets</i>, JMLR 7, 2006). Where every
 * block is one tie there is no difference: χ² and F are 0 and p is 1. For small tables, and where all blocks rank alike, p is that of the
 * exact distribution; F grows with χ², so its p is the same there.
 *
 * @param treatments       compared, at least 2
 * @param blocks           at least 1
 * @param chiSquared       Friedman's statistic
 * @param degreesOfFreedom treatments − 1
 * @param p                of χ²
 * @param f                Iman and Davenport's statistic, with treatments − 1 and (treatments − 1)(blocks − 1) degrees of freedom;
 *                         NaN, and null in JSON, where there is none: for one block, and where all blocks rank alike, when it is infinite
 * @param fP               of F; never NaN
 * @param exact            whether both p are exact, or of the asymptotic χ² and F distributions
 */
public record Friedman(int treatments, int blocks, double chiSquared, int degreesOfFreedom, double p, double f,
        double fP, boolean exact) {
    private static final NaturalRanking RANKING = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
    private static final double ROUNDING = 1e-12;

    /**
     * Ranks of treatments block by block, 1 for the largest value; ties share their mean rank.
     *
     * @param values [blocks × treatments], no NaN. Not modified.
     * @return [blocks × treatments]
     */
    public static double[][] ranks(double[][] values) {
        double[][] ranks = new double[values.length][];
        for (int b = 0; b < values.length; b++) {
            ranks[b] = RANKING.apply(Arrays.stream(values[b]).map(value -> 0 - value).toArray());
        }
        return ranks;
    }

    /**
     * Performs the test.
     *
     * @param values [blocks × treatments], no NaN. Not modified.
     * @throws IllegalArgumentException if there are no blocks, fewer than two treatments, or rows of different lengths
     */
    public static Friedman of(double[][] values) {
        int n = values.length;
        int k = n == 0 ? 0 : values[0].length;
        if (k < 2 || Arrays.stream(values).anyMatch(row -> row.length != k)) {
            throw new IllegalArgumentException("Friedman's test needs blocks of two and more treatments each");
        }
        double[] sums = new double[k];
        double squares = 0;
        double[][] ranks = ranks(values);
        for (double[] row : ranks) {
            for (int j = 0; j < k; j++) {
                sums[j] += row[j];
                squares += row[j] * row[j];
            }
        }
        double expected = n * (k + 1) / 2.0;
        double between = Arrays.stream(sums).map(sum -> (sum - expected) * (sum - expected)).sum();
        // Conover's form: its denominator is the spread of the ranks as they are, with ties.
        double spread = squares - n * k * (k + 1) * (k + 1) / 4.0;
        double chiSquared = spread <= 0 ? 0 : (k - 1) * between / spread;
        double most = n * (k - 1.0);
        boolean alike = chiSquared > most * (1 - ROUNDING);
        double f = n == 1 || alike ? Double.NaN : (n - 1) * chiSquared / (most - chiSquared);
        OptionalDouble exact = FriedmanDistribution.p(ranks);
        if (exact.isPresent()) {
            return new Friedman(k, n, chiSquared, k - 1, exact.getAsDouble(), f, exact.getAsDouble(), true);
        }
        return new Friedman(k, n, chiSquared, k - 1,
                ChiSquaredDistribution.of(k - 1).survivalProbability(chiSquared), f,
                FDistribution.of(k - 1, (k - 1.0) * (n - 1)).survivalProbability(f), false);
    }
}
