package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FriedmanTest {
    /** Demšar 2006, Table 6: area under the curve of four variants of C4.5 on 14 data sets. In the last but one (voting) the
     * rounded values of the last two are equal where the paper's ranks, 2 and 3, are not. */
    private static final double[][] DEMSAR = {{.763, .768, .771, .798}, {.599, .591, .590, .569},
            {.954, .971, .968, .967}, {.628, .661, .654, .657}, {.882, .888, .886, .898}, {.936, .931, .916, .931},
            {.661, .668, .609, .685}, {.583, .583, .563, .625}, {.775, .838, .866, .875}, {1, 1, 1, 1},
            {.940, .962, .965, .962}, {.619, .666, .614, .669}, {.972, .981, .9751, .975}, {.957, .978, .946, .970}};
    /** Hollander and Wolfe 1973, p. 140: times of three ways to round first base, the example of R's friedman.test. */
    private static final double[][] ROUNDING = {{5.40, 5.50, 5.55}, {5.85, 5.70, 5.75}, {5.20, 5.60, 5.50},
            {5.55, 5.50, 5.40}, {5.90, 5.85, 5.70}, {5.45, 5.55, 5.60}, {5.40, 5.40, 5.35}, {5.45, 5.50, 5.35},
            {5.25, 5.15, 5.00}, {5.85, 5.80, 5.70}, {5.25, 5.20, 5.10}, {5.65, 5.55, 5.45}, {5.60, 5.35, 5.45},
            {5.05, 5.00, 4.95}, {5.50, 5.50, 5.40}, {5.45, 5.55, 5.50}, {5.55, 5.55, 5.35}, {5.45, 5.50, 5.55},
            {5.50, 5.45, 5.25}, {5.65, 5.60, 5.40}, {5.70, 5.65, 5.55}, {6.30, 6.30, 6.25}};

    @Test
    void ranksAndStatisticOfDemsarsExampleAreThePublishedOnes() {
        double[] mean = new double[4];
        for (double[] row : Friedman.ranks(DEMSAR)) {
            Arrays.setAll(mean, j -> mean[j] + row[j] / DEMSAR.length);
        }
        assertThat(mean).containsExactly(new double[]{3.143, 2.000, 2.893, 1.964}, within(5e-4));
        Friedman test = Friedman.of(DEMSAR);
        // The paper does not correct for ties: three of two and one of four treatments, 1 − 78/840.
        assertThat(test.chiSquared() * (1 - 78 / 840.0)).isCloseTo(9.28, within(5e-3));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void statisticOfTheRoundingTimesIsThatOfRAndPOfManySuchTablesThatOfChiSquared() {
        assertThat(Friedman.of(ROUNDING).chiSquared()).isCloseTo(11.143, within(5e-4));
        double[][] more = new double[6 * ROUNDING.length][];
        Arrays.setAll(more, b -> ROUNDING[b % ROUNDING.length]);
        Friedman test = Friedman.of(Arrays.copyOf(more, 100));
        assertThat(test.exact()).isFalse();
        // With two degrees of freedom the survival function is exp(−χ²/2).
        assertThat(test.p()).isCloseTo(Math.exp(-test.chiSquared() / 2), within(1e-15));
        // And that of F with 2 and m degrees of freedom (1 + 2F/m)^(−m/2).
        assertThat(test.f()).isCloseTo(99 * test.chiSquared() / (200 - test.chiSquared()), within(1e-9));
        assertThat(test.fP()).isCloseTo(Math.pow(1 + 2 * test.f() / 198, -99), within(1e-15));
    }

    @Test
    void imanAndDavenportsFFollowsFromChiSquared() {
        double[][] values = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {1, 2, 3}};
        Friedman test = Friedman.of(values);
        // Rank sums from the largest: 11, 8, 5; χ² = 12/(4·3·4)·(121 + 64 + 25) − 3·4·4 = 4.5, F = 3·4.5/(8 − 4.5).
        assertThat(test.chiSquared()).isCloseTo(4.5, within(1e-12));
        assertThat(test.f()).isCloseTo(3 * 4.5 / 3.5, within(1e-12));
    }

    /** Each later block has one of the orders of the first, of which ties leave 5!/(2!·2!), to repeat. */
    @Test
    void blocksAllAlikeWithTiesAreAsLikelyAsTheirOrdersSay() {
        double[][] values = {{5, 2, 5, 9, 2}, {5, 2, 5, 9, 2}, {5, 2, 5, 9, 2}};
        assertThat(Friedman.of(values).p()).isCloseTo(1 / (30.0 * 30), within(1e-15));
    }

    @Test
    void moreTreatmentsThanCanBeEnumeratedGetTheDistributionsOfManyBlocks() {
        double[][] values = {{1, 2, 3, 4, 5, 6, 7}, {2, 1, 3, 4, 5, 6, 7}};
        Friedman test = Friedman.of(values);
        assertThat(test.exact()).isFalse();
        // Rank sums 3, 3, 6, 8, 10, 12, 14 around 8: 12/(2·7·8)·(25 + 25 + 4 + 0 + 4 + 16 + 36).
        assertThat(test.chiSquared()).isCloseTo(12 / 112.0 * 110, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(6);
        assertThat(test.p()).isEqualTo(ChiSquaredDistribution.of(6).survivalProbability(test.chiSquared()));
        assertThat(test.fP()).isEqualTo(FDistribution.of(6, 6).survivalProbability(test.f()));
    }

    /** Tables of Friedman's statistic (Hollander and Wolfe 1973, A.15): values without ties, statistic and probability of at least that. */
    @ParameterizedTest
    @CsvSource(delimiter = ':', value = {
            "1 2 3, 1 2 3, 1 2 3 : 6 : 0.028", "1 2 3, 1 2 3, 1 3 2 : 4.667 : 0.194",
            "1 2 3, 1 2 3, 1 2 3, 1 3 2 : 6.5 : 0.042", "1 2 3, 1 2 3, 1 2 3, 1 2 3 : 8 : 0.0046",
            "1 2 3 4, 1 2 3 4 : 6 : 0.042", "1 2 3 4, 1 2 3 4, 1 2 4 3 : 8.2 : 0.017", "1 2, 1 2 : 2 : 0.5"})
    void smallTablesHaveTheExactDistribution(String table, double statistic, double p) {
        double[][] values = Arrays.stream(table.split(",")).map(row -> Arrays.stream(row.strip().split(" "))
                .mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
        Friedman test = Friedman.of(values);
        assertThat(test.chiSquared()).isCloseTo(statistic, within(5e-4));
        assertThat(test.p()).isCloseTo(p, within(p < 0.01 ? 5e-5 : 5e-4));
        assertThat(test.fP()).isEqualTo(test.p());
        assertThat(test.exact()).isTrue();
    }

    /** Every order of every block, counted one by one, the statistic by its textbook form with ties. */
    @Test
    void tablesWithTiesAgreeWithEnumeration() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 60; trial++) {
            int k = random.nextInt(2, 5);
            int n = random.nextInt(1, k == 4 ? 4 : 6);
            double[][] values = new double[n][];
            Arrays.setAll(values, b -> random.ints(k, 0, 4).asDoubleStream().toArray());
            Friedman test = Friedman.of(values);
            long[] counts = new long[2];
            enumerate(Friedman.ranks(values), 0, new double[k], squares(sums(Friedman.ranks(values))), counts);
            assertThat(test.p()).as("trial %d: %s", trial, Arrays.deepToString(values))
                    .isCloseTo((double) counts[0] / counts[1], within(1e-12));
        }
    }

    private static double[] sums(double[][] ranks) {
        double[] sums = new double[ranks[0].length];
        for (double[] row : ranks) {
            Arrays.setAll(sums, j -> sums[j] + row[j]);
        }
        return sums;
    }

    private static double squares(double[] sums) {
        return Arrays.stream(sums).map(sum -> sum * sum).sum();
    }

    /** counts: as far apart as observed, all. */
    private static void enumerate(double[][] ranks, int block, double[] sums, double observed, long[] counts) {
        if (block == ranks.length) {
            counts[0] += squares(sums) >= observed ? 1 : 0;
            counts[1]++;
            return;
        }
        int k = sums.length;
        for (int code = 0; code < Math.pow(k, k); code++) {
            int[] order = new int[k];
            int rest = code;
            for (int j = 0; j < k; j++, rest /= k) {
                order[j] = rest % k;
            }
            if (Arrays.stream(order).distinct().count() == k) {
                double[] more = new double[k];
                Arrays.setAll(more, j -> sums[j] + ranks[block][order[j]]);
                enumerate(ranks, block + 1, more, observed, counts);
            }
        }
    }

    @Test
    void allTiesAreNoDifferenceAndFullAgreementIsAsProbableAsItIs() {
        Friedman ties = Friedman.of(new double[][]{{2, 2, 2}, {3, 3, 3}});
        assertThat(ties.chiSquared()).isZero();
        assertThat(ties.p()).isEqualTo(1);
        assertThat(ties.f()).isZero();
        Friedman agreed = Friedman.of(new double[][]{{1, 2, 3}, {4, 5, 6}, {0, 1, 9}});
        assertThat(agreed.chiSquared()).isCloseTo(6, within(1e-12));
        assertThat(agreed.f()).isNaN();
        assertThat(agreed.fP()).isCloseTo(1 / 36.0, within(1e-15));
        // Also where the table is too large to look at all orders: 1/10! for the second of two blocks, 1/3 where two of three tie.
        double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(Friedman.of(new double[][]{ten, ten}).p()).isCloseTo(1 / 3628800.0, within(1e-20));
        assertThat(Friedman.of(new double[][]{{1, 1, 2}, {3, 3, 4}}).p()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void oneBlockSaysNothingAndZerosOfEitherSignAreEqual() {
        Friedman one = Friedman.of(new double[][]{{1, 2}});
        assertThat(one.p()).isEqualTo(1);
        assertThat(one.fP()).isEqualTo(1);
        assertThat(one.f()).isNaN();
        assertThat(Friedman.ranks(new double[][]{{0.0, -0.0, 1}})[0]).containsExactly(2.5, 2.5, 1);
    }

    @Test
    void rowsOfDifferentLengthsAndSingleTreatmentsAreRefused() {
        for (double[][] bad : new double[][][]{{}, {{1}}, {{1, 2}, {1, 2, 3}}}) {
            assertThatThrownBy(() -> Friedman.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
