package edgetempo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static final Metric A = Metric.learning("a", "A", "first", "1");
    private static final Metric B = Metric.learning("b", "B", "second", "s");

    @Test
    void whatWasNotMeasuredIsNaN() {
        Measurements values = Measurements.of(List.of(A, B), Map.of(B, 2.0));
        assertThat(values.get(A)).isNaN();
        assertThat(values.get(B)).isEqualTo(2);
        assertThat(values.get(Metric.unknown("c"))).isNaN();
    }

    @Test
    void equalValuesOfEqualMetricsAreEqual() {
        assertThat(new Measurements(List.of(A, B), Double.NaN, 2))
                .isEqualTo(Measurements.of(List.of(A, B), Map.of(B, 2.0)))
                .hasSameHashCodeAs(new Measurements(List.of(A, B), Double.NaN, 2))
                .isNotEqualTo(new Measurements(List.of(B, A), Double.NaN, 2))
                .isNotEqualTo(new Measurements(List.of(A, B), 1, 2));
    }

    @Test
    void meansAreOverWhatWasAddedSinceTheyWereCleared() {
        MeanMeasurements means = new MeanMeasurements();
        means.add(new Measurements(List.of(A), 100));
        means.clear();
        assertThat(means.means()).isEmpty();
        means.add(new Measurements(List.of(A, B), 1, 5));
        means.add(new Measurements(List.of(A, B), 2, 7));
        assertThat(means.means()).containsExactly(Map.entry(A, 1.5), Map.entry(B, 6.0));
    }

    @Test
    void namesAndNumbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Measurements(List.of(A), 1, 2)).isInstanceOf(IllegalArgumentException.class);
        for (String name : List.of("", "a b", "1a", "a,b", "a\n")) {
            assertThatThrownBy(() -> Metric.unknown(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
