package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestTest {
    private static PairedTest of(double[] first, double[] second) {
        return PairedTest.of(first, second, new SampleIntervals(first.length, 200, 1));
    }

    /** Hollander and Wolfe 1973, p. 29: depression scale factors, the example of R's wilcox.test: V = 40, one-sided p = 0.01953. */
    @Test
    void theSignedRankTestIsThatOfR() {
        PairedTest test = of(new double[]{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
                new double[]{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29});
        assertThat(test.wilcoxon()).isEqualTo(40);
        assertThat(test.p()).isCloseTo(2 * 0.01953125, within(1e-12));
        assertThat(test.winShare()).isCloseTo(7 / 9.0, within(1e-12));
    }

    @Test
    void effectSizeCountsPairsAndWinsCountBlocks() {
        PairedTest test = of(new double[]{1, 2, 3}, new double[]{2, 3, 4});
        // 2 > none but ties 2, 3 > 2 and ties 3: (½ + 1 + ½)/9.
        assertThat(test.a12()).isCloseTo(2 / 9.0, within(1e-12));
        assertThat(test.winShare()).isZero();
        assertThat(test.meanDifference()).isEqualTo(-1);
        assertThat(of(new double[]{2, 3, 4}, new double[]{1, 2, 3}).a12()).isCloseTo(7 / 9.0, within(1e-12));
    }

    @Test
    void equalSamplesAndSingleBlocksAreNoError() {
        PairedTest equal = of(new double[]{1, 2, 2}, new double[]{1, 2, 2});
        assertThat(equal.p()).isEqualTo(1);
        assertThat(equal.wilcoxon()).isNaN();
        assertThat(equal.a12()).isEqualTo(0.5);
        assertThat(equal.winShare()).isEqualTo(0.5);
        PairedTest one = of(new double[]{3}, new double[]{2});
        assertThat(one.p()).isEqualTo(1);
        assertThat(one.interval().low()).isNaN();
        assertThat(of(new double[]{1, 2, 5}, new double[]{1, 2, 4}).p()).isEqualTo(1);
        double[] many = new double[70];
        double[] better = new double[70];
        for (int i = 66; i < 70; i++) {
            better[i] = i;
        }
        assertThat(of(better, many).p()).isEqualTo(0.125);
    }

    /** R: p.adjust(p, "holm"). */
    @Test
    void holmsCorrectionIsThatOfR() {
        assertThat(Holm.adjust(0.01, 0.02, 0.03, 0.04)).containsExactly(new double[]{0.04, 0.06, 0.06, 0.06},
                within(1e-15));
        assertThat(Holm.adjust(0.04, 0.001, 0.6)).containsExactly(new double[]{0.08, 0.003, 0.6}, within(1e-15));
        assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
        assertThat(Holm.adjust()).isEmpty();
    }
}
