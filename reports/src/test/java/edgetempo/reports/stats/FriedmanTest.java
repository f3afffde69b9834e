package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
    void statisticAndPOfTheRoundingTimesAreThoseOfR() {
        Friedman test = Friedman.of(ROUNDING);
        assertThat(test.chiSquared()).isCloseTo(11.143, within(5e-4));
        assertThat(test.p()).isCloseTo(0.003805, within(5e-7));
    }

    @Test
    void imanAndDavenportsFFollowsFromChiSquared() {
        double[][] values = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {1, 2, 3}};
        Friedman test = Friedman.of(values);
        // Rank sums from the largest: 11, 8, 5; χ² = 12/(4·3·4)·(121 + 64 + 25) − 3·4·4 = 4.5, F = 3·4.5/(8 − 4.5).
        assertThat(test.chiSquared()).isCloseTo(4.5, within(1e-12));
        assertThat(test.f()).isCloseTo(3 * 4.5 / 3.5, within(1e-12));
        assertThat(test.fP()).isLessThan(test.p());
    }

    @Test
    void allTiesAreNoDifferenceAndFullAgreementIsCertain() {
        Friedman ties = Friedman.of(new double[][]{{2, 2, 2}, {3, 3, 3}});
        assertThat(ties.chiSquared()).isZero();
        assertThat(ties.p()).isEqualTo(1);
        assertThat(ties.f()).isZero();
        Friedman agreed = Friedman.of(new double[][]{{1, 2, 3}, {4, 5, 6}, {0, 1, 9}});
        assertThat(agreed.chiSquared()).isCloseTo(6, within(1e-12));
        assertThat(agreed.f()).isInfinite();
        assertThat(agreed.fP()).isZero();
        assertThat(Friedman.of(new double[][]{{1, 2}}).fP()).isNaN();
    }

    @Test
    void rowsOfDifferentLengthsAndSingleTreatmentsAreRefused() {
        for (double[][] bad : new double[][][]{{}, {{1}}, {{1, 2}, {1, 2, 3}}}) {
            assertThatThrownBy(() -> Friedman.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
