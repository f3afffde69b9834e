package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import edgetempo.agents.ddpg.UpdateLosses;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.benchmarks.agent.Devices;
import edgetempo.nativeconfig.NativeUnavailableException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningBenchmarksTest {
    @Test
    void replayHoldsTheLastTransitionsAndDrawsFromAllOfThem() {
        ReplayBenchmark benchmark = new ReplayBenchmark();
        benchmark.capacity = 1000;
        benchmark.setUp();
        for (int i = 0; i < 500; i++) {
            benchmark.push();
        }
        assertThat(benchmark.pushed()).isEqualTo(1500);
        Set<Integer> seen = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            for (int index : benchmark.sampleIndices()) {
                seen.add(index);
            }
            TransitionBatch batch = benchmark.sampleAndGather();
            for (int i = 0; i < ReplayBenchmark.BATCH; i++) {
                assertThat(batch.rewards()[i]).isBetween(500f, 1499f);
                assertThat(batch.actions()[i * ReplayBenchmark.ACTION]).isIn(-1f, 1f);
            }
        }
        assertThat(seen).hasSizeGreaterThan(990).allMatch(index -> index >= 0 && index < 1000);
    }

    @ParameterizedTest
    @CsvSource({"lstm-ddpg, 1", "lstm-ddpg, 4", "ddpg, 1", "twin-ddpg, 1"})
    void updatesLowerTheCriticsLossOnTheirBatch(String agent, int sequence) {
        UpdateBenchmark benchmark = new UpdateBenchmark();
        benchmark.agent = agent;
        benchmark.sequence = sequence;
        benchmark.batch = 32;
        benchmark.device = "cpu";
        benchmark.setUp();
        try {
            double first = benchmark.update().critic();
            UpdateLosses last = benchmark.update();
            for (int i = 0; i < 30; i++) {
                last = benchmark.update();
            }
            assertThat((double) last.critic()).isPositive().isLessThan(first);
        } finally {
            benchmark.tearDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm-ddpg", "ddpg"})
    void everyEpisodeThatIsMeasuredLearns(String agent) {
        TrainEpisodeBenchmark benchmark = new TrainEpisodeBenchmark();
        benchmark.agent = agent;
        benchmark.device = "cpu";
        benchmark.setUp();
        try {
            assertThat(benchmark.learner().updates()).isZero();
            assertThat(benchmark.train()).isEqualTo(1);
            assertThat(benchmark.learner().updates()).isEqualTo(40);
        } finally {
            benchmark.tearDown();
        }
    }

    @Test
    void actionsDoNotDependOnThePathTheyAreChosenBy() {
        ActBenchmark benchmark = new ActBenchmark();
        float[] expected = null;
        for (String path : new String[]{"java", "scalar", "ejml"}) {
            ActBenchmark.InJava state = new ActBenchmark.InJava();
            state.path = path;
            state.agent = "lstm-ddpg";
            state.memory = "episode";
            state.setUp();
            float[] first = benchmark.withoutTensorFlow(state).clone();
            float[] second = benchmark.withoutTensorFlow(state).clone();
            assertThat(second).isNotEqualTo(first);
            expected = expected == null ? second : expected;
            assertThat(second).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void aMissingGpuIsRefusedAndNotReplacedByTheProcessor() {
        assumeThat(Devices.obstacle(Devices.plan("gpu"))).isPresent();
        UpdateBenchmark update = new UpdateBenchmark();
        update.agent = "ddpg";
        update.batch = 8;
        update.sequence = 1;
        update.device = "gpu";
        assertThatExceptionOfType(NativeUnavailableException.class).isThrownBy(update::setUp)
                .withMessageContaining("device=gpu was asked for");
        ActBenchmark.InTensorFlow act = new ActBenchmark.InTensorFlow();
        act.agent = "ddpg";
        act.device = "gpu";
        assertThatExceptionOfType(NativeUnavailableException.class).isThrownBy(act::setUp);
    }
}
