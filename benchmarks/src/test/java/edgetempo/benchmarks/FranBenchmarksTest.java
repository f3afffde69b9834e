package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import edgetempo.benchmarks.agent.Devices;
import edgetempo.fran.ExactOffloading;
import edgetempo.fran.FranDecision;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranPipeline;
import edgetempo.fran.FranSampler;
import edgetempo.fran.Preprocessing;
import edgetempo.nativeconfig.NativeUnavailableException;
import edgetempo.scenario.ScenarioReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

class FranBenchmarksTest {
    @ParameterizedTest
    @ValueSource(strings = {"fran-small", "fran-default", "fran-large"})
    void stepsEarnWhatTheEnvironmentPaysAndEpochsFollowOneAnother(String preset) {
        FranStepBenchmark benchmark = new FranStepBenchmark();
        benchmark.preset = preset;
        benchmark.setUp();
        double earned = 0;
        for (int step = 0; step < benchmark.remaining(); step++) {
            earned += benchmark.step();
        }
        FranInstance instance = new FranSampler(ScenarioReader.loadFran(preset, List.of())).sample(1, 0);
        FranDecision exact = new FranDecision(instance.users);
        new Preprocessing().deliver(instance, exact);
        ExactOffloading.overAllNodes().offload(instance, exact);
        assertThat(earned).isPositive().isLessThan(FranPipeline.phase1Reward(instance, exact)).isEqualTo(
                benchmark.total(), within(1e-9));
        assertThat(benchmark.epochs()).isZero();
        benchmark.step();
        assertThat(benchmark.epochs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dueling", "plain"})
    void updatesLowerTheLossOnTheirBatch(String head) {
        DqnUpdateBenchmark benchmark = new DqnUpdateBenchmark();
        benchmark.head = head;
        benchmark.preset = "fran-default";
        benchmark.batch = 16;
        benchmark.device = "cpu";
        benchmark.setUp();
        try {
            float first = benchmark.update();
            float last = first;
            for (int i = 0; i < 30; i++) {
                last = benchmark.update();
            }
            assertThat(last).isPositive().isLessThan(first / 2);
        } finally {
            benchmark.tearDown();
        }
    }

    @Test
    void valuesDoNotDependOnThePathTheyAreComputedBy() {
        DqnActBenchmark benchmark = new DqnActBenchmark();
        DqnActBenchmark.InTensorFlow graph = new DqnActBenchmark.InTensorFlow();
        graph.preset = "fran-default";
        graph.device = "cpu";
        graph.setUp();
        DqnActBenchmark.InJava java = new DqnActBenchmark.InJava();
        java.preset = "fran-default";
        java.setUp();
        try {
            float[] expected = benchmark.tensorFlow(graph);
            assertThat(expected).hasSize(11).doesNotContain(0);
            assertThat(benchmark.withoutTensorFlow(java)).containsExactly(expected, within(1e-5f));
        } finally {
            graph.tearDown();
        }
    }

    @Test
    void aMissingGpuIsRefusedAndNotReplacedByTheProcessor() {
        assumeThat(Devices.obstacle(Devices.plan("gpu"))).isPresent();
        DqnUpdateBenchmark update = new DqnUpdateBenchmark();
        update.head = "plain";
        update.preset = "fran-small";
        update.batch = 8;
        update.device = "gpu";
        assertThatExceptionOfType(NativeUnavailableException.class).isThrownBy(update::setUp);
    }

    @Test
    void everyDeviceIsMeasured() throws NoSuchFieldException {
        for (Class<?> state : List.of(DqnUpdateBenchmark.class, DqnActBenchmark.InTensorFlow.class)) {
            assertThat(state.getField("device").getAnnotation(Param.class).value())
                    .containsExactlyElementsOf(Devices.names());
        }
    }
}
