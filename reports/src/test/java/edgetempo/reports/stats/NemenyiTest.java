package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NemenyiTest {
    /** Demšar 2006, Table 5a: quantiles of the studentized range over √2, at 5 and 10 %. */
    @ParameterizedTest
    @CsvSource({"2, 1.960, 1.645", "3, 2.343, 2.052", "4, 2.569, 2.291", "5, 2.728, 2.459", "6, 2.850, 2.589",
            "7, 2.949, 2.693", "8, 3.031, 2.780", "9, 3.102, 2.855", "10, 3.164, 2.920"})
    void quantilesAreThePublishedOnes(int treatments, double five, double ten) {
        // 2.343 of three treatments is 2.3437, which the paper cuts off.
        assertThat(Nemenyi.rangeQuantile(treatments, 0.95) / Math.sqrt(2)).isCloseTo(five, within(1.1e-3));
        assertThat(Nemenyi.rangeQuantile(treatments, 0.90) / Math.sqrt(2)).isCloseTo(ten, within(1.1e-3));
    }

    /** scipy.stats.studentized_range.ppf(0.95, 20, inf). */
    @Test
    void agreesWithScipyForManyTreatments() {
        assertThat(Nemenyi.rangeQuantile(20, 0.95)).isCloseTo(SCIPY, within(1e-6));
    }

    private static final double SCIPY = 5.0116887941;

    /** Demšar's example: four variants on 14 data sets, critical differences 1.25 at 5 % and 1.12 at 10 %. */
    @Test
    void theCriticalDifferenceOfDemsarsExampleIsThePublishedOne() {
        assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(5e-3));
        assertThat(Nemenyi.criticalDifference(4, 14, 0.10)).isCloseTo(1.12, within(5e-3));
    }

    @Test
    void meaninglessNumbersAreRefused() {
        assertThatThrownBy(() -> Nemenyi.criticalDifference(1, 3, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Nemenyi.criticalDifference(3, 0, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Nemenyi.criticalDifference(3, 3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Nemenyi.criticalDifference(3, 3, 0)).isInstanceOf(IllegalArgumentException.class);
        // Two treatments in one block: 1.96/√2 · √2 · √(2·3/6).
        assertThat(Nemenyi.criticalDifference(2, 1, 0.05)).isCloseTo(1.959964, within(1e-5));
    }
}
