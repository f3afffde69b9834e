package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Rulers do the same work for ever: committed baselines depend on it. */
class RulerBenchmarkTest {
    @Test
    void theScalarRulerFollowsItsGenerator() {
        RulerBenchmark ruler = new RulerBenchmark();
        double first = ruler.scalar();
        double second = ruler.scalar();
        assertThat(first).isNotEqualTo(second).isFinite();
        assertThat(new RulerBenchmark().scalar()).isEqualTo(first);
    }

    @Test
    void theVectorRulerReachesTheSameFixedPointInEveryLane() {
        RulerBenchmark ruler = new RulerBenchmark();
        float[] values = ruler.vector();
        for (int call = 0; call < 50; call++) {
            values = ruler.vector();
        }
        assertThat(values).hasSize(4096);
        for (float value : values) {
            assertThat(value).isCloseTo(values[0], within(1e-3f)).isFinite().isPositive();
        }
    }

    @Test
    void theMemoryRulerWalksThroughAllOfItAndStartsAgain() {
        RulerBenchmark ruler = new RulerBenchmark();
        for (int call = 0; call < 70; call++) {
            assertThat(ruler.memory()).isZero();
        }
    }
}
