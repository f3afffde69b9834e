package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeedEstimateTest {
    /** As scipy.stats.trim_mean(x, 0.25), which the paper's library calls. */
    @Test
    void theInterquartileMeanDropsAQuarterAtEachEndRoundedDown() {
        assertThat(InterquartileMean.of(8, 1, 7, 2, 6, 3, 5, 4)).isEqualTo(4.5);
        assertThat(InterquartileMean.of(-1e9, 1, 2, 3, 4, 5, 6, 7, 8, 1e9)).isEqualTo(4.5);
        assertThat(InterquartileMean.of(1, 2, 6)).isEqualTo(3);
        assertThat(InterquartileMean.of(0, 10, 20, 100)).isEqualTo(15);
        assertThat(InterquartileMean.of()).isNaN();
        assertThat(InterquartileMean.of(1, Double.NaN, 2, 3, 4)).isNaN();
    }

    @Test
    void oneFailedSeedMovesTheMeanAndNotTheInterquartileMean() {
        SeedEstimate estimate = SeedEstimate.of(10, 10, 10, 10, 10, 10, 10, 10, 10, -90);
        assertThat(estimate.count()).isEqualTo(10);
        assertThat(estimate.mean()).isCloseTo(0, within(1e-12));
        assertThat(estimate.iqm()).isEqualTo(10);
        assertThat(estimate.meanInterval().low()).isLessThan(-10);
        assertThat(estimate.iqmInterval().high()).isEqualTo(10);
    }

    @Test
    void oneSeedHasNoIntervalAndNoneHasNothing() {
        assertThat(SeedEstimate.of(3).mean()).isEqualTo(3);
        assertThat(SeedEstimate.of(3).iqmInterval().low()).isNaN();
        assertThat(SeedEstimate.of().iqm()).isNaN();
    }

    @Test
    void aCurveIsTheEstimateOfEachPoint() {
        double[][] curves = {{1, 10, 3}, {2, 10, 5}, {3, 10, 4}, {4, 10, 0}};
        SeedCurve curve = SeedCurve.of(curves);
        assertThat(curve.mean()).containsExactly(2.5, 10, 3);
        assertThat(curve.iqm()).containsExactly(2.5, 10, 3.5);
        assertThat(curve.low()[1]).isEqualTo(10);
        // Yuen's: t of one degree of freedom times √(3·(1/3)/(2·1)).
        assertThat(curve.low()[0]).isCloseTo(2.5 - 12.70620 * Math.sqrt(0.5), within(1e-4));
        assertThat(curve.high()[0]).isCloseTo(2.5 + 12.70620 * Math.sqrt(0.5), within(1e-4));
        assertThatThrownBy(() -> SeedCurve.of(new double[][]{{1}, {1, 2}}))
                .hasMessage("curves of 1 and 2 episodes");
    }
}
