package edgetempo.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @Test
    void agreesWithTheClosedFormForOneToFive() {
        Summary summary = Summary.of(1, 2, 3, 4, 5);
        assertThat(summary.count()).isEqualTo(5);
        assertThat(summary.mean()).isEqualTo(3);
        assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(2.5), within(1e-15));
        assertThat(summary.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    /** Quantiles of Student's t with 4 degrees of freedom, from printed tables. */
    @ParameterizedTest
    @CsvSource({"0.90, 2.1318", "0.95, 2.7764", "0.99, 4.6041"})
    void tIntervalAgreesWithPrintedTables(double confidence, double quantile) {
        Summary.Interval interval = Summary.of(1, 2, 3, 4, 5).tInterval(confidence);
        assertThat(interval.low()).isCloseTo(3 - quantile * Math.sqrt(0.5), within(1e-4));
        assertThat(interval.high()).isCloseTo(3 + quantile * Math.sqrt(0.5), within(1e-4));
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(interval.high() + 1e-9)).isFalse();
        assertThat(interval.contains(interval.high()) && interval.contains(interval.low())).isTrue();
    }

    @Test
    void smallSamplesHaveNoSpreadAndEmptyOnesNoMean() {
        Summary one = Summary.of(7);
        assertThat(one.mean()).isEqualTo(7);
        assertThat(one.standardError()).isNaN();
        assertThat(Summary.of(7, 9).standardDeviation()).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(Summary.of(7, 9).tInterval(0.5).high()).isCloseTo(9, within(1e-12));
        assertThat(one.tInterval(0.95).low()).isNaN();
        assertThat(Summary.of().mean()).isNaN();
    }

    @Test
    void pairingRemovesWhatMovesBothAlike() {
        Summary difference = Summary.ofDifferences(new double[]{11, 101, 1001}, new double[]{10, 100, 1000});
        assertThat(difference.mean()).isEqualTo(1);
        assertThat(difference.standardError()).isZero();
        assertThatThrownBy(() -> Summary.ofDifferences(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("paired samples of 2 and 3 values");
    }

    @Test
    void lastMeanTakesTheLastOrAll() {
        double[] values = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(Summary.lastMean(values, 50)).isEqualTo(75.5);
        assertThat(Summary.lastMean(values, 1000)).isEqualTo(50.5);
        assertThat(Summary.lastMean(new double[0], 50)).isNaN();
    }

    @Test
    void movingMeanAveragesWhatThereIsAtTheStart() {
        assertThat(Summary.movingMean(new double[]{2, 4, 6, 14}, 3)).containsExactly(2, 3, 4, 8);
        assertThat(Summary.movingMean(new double[0], 3)).isEmpty();
    }

    @Test
    void refusesMeaninglessArguments() {
        assertThatThrownBy(() -> Summary.of(1, 2).tInterval(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence must lie between 0 and 1: 1.0");
        assertThatThrownBy(() -> Summary.of(1, 2).tInterval(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Summary.movingMean(new double[3], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Summary.lastMean(new double[3], 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window holds at least one value: 0");
    }
}
