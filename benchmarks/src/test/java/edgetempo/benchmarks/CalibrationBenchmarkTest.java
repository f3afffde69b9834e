package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Calibration do the same work for ever: committed baselines depend on it. */
class CalibrationBenchmarkTest {
    @Test
    void theScalarCalibrationFollowsItsGenerator() {
        CalibrationBenchmark calibration = new CalibrationBenchmark();
        double first = calibration.scalar();
        double second = calibration.scalar();
        assertThat(first).isNotEqualTo(second).isFinite();
        assertThat(new CalibrationBenchmark().scalar()).isEqualTo(first);
    }

    @Test
    void theVectorCalibrationReachesTheSameFixedPointInEveryLane() {
        CalibrationBenchmark calibration = new CalibrationBenchmark();
        float[] values = calibration.vector();
        for (int call = 0; call < 50; call++) {
            values = calibration.vector();
        }
        assertThat(values).hasSize(4096);
        for (float value : values) {
            assertThat(value).isCloseTo(values[0], within(1e-3f)).isFinite().isPositive();
        }
    }

    @Test
    void theMemoryCalibrationWalksThroughAllOfItAndStartsAgain() {
        CalibrationBenchmark calibration = new CalibrationBenchmark();
        for (int call = 0; call < 70; call++) {
            assertThat(calibration.memory()).isZero();
        }
    }
}
