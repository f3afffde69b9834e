package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.benchmarks.agent.Devices;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchPlanTest {
    private static final Function<DevicePlan, Optional<String>> NO_GPU = plan -> plan.device() == DeviceChoice.GPU
            ? Optional.of("no GPU is visible")
            : Optional.empty();

    private static BenchPlan plan(String regex, Map<String, List<String>> parameters,
            Function<DevicePlan, Optional<String>> obstacle) {
        return BenchPlan.of(new BenchRequest(regex, parameters, true, Path.of("unused"), List.of(), Optional.empty()),
                Bench.matching(regex), obstacle, () -> Optional.of("no driver"));
    }

    @Test
    void withoutADriverTheGaIsMeasuredOnTheProcessorAndTheKernelAloneNotAtAll() {
        BenchPlan plan = plan("CudaGaBenchmark", Map.of(), NO_GPU);
        String name = CudaGaBenchmark.class.getName();
        assertThat(plan.parts()).singleElement().satisfies(part -> {
            assertThat(part.parameters()).containsEntry("engine", List.of("vector"));
            assertThat(part.benchmarks()).containsExactlyInAnyOrder(name + ".slot", name + ".slots");
        });
        assertThat(plan.skipped()).containsExactly(Map.entry("engine=cuda", "no driver"));
    }

    @Test
    void withADriverTheGaIsMeasuredOnBoth() {
        BenchPlan plan = BenchPlan.of(
                new BenchRequest("CudaGaBenchmark", Map.of(), true, Path.of("unused"), List.of(), Optional.empty()),
                Bench.matching("CudaGaBenchmark"), NO_GPU, Optional::empty);
        assertThat(plan.parts()).singleElement().satisfies(part -> {
            assertThat(part.parameters()).doesNotContainKey("engine");
            assertThat(part.benchmarks()).hasSize(4);
        });
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void whatIsAskedForOnAMissingDriverOnlyIsNotMeasuredElsewhere() {
        BenchPlan plan = plan("CudaGaBenchmark", Map.of("engine", List.of("cuda")), NO_GPU);
        assertThat(plan.parts()).isEmpty();
        assertThat(plan.skipped()).containsKey("engine=cuda");
    }

    @Test
    void aMissingGpuIsLeftOutAndSaid() {
        BenchPlan plan = plan("ActBenchmark|UpdateBenchmark", Map.of(), NO_GPU);
        assertThat(plan.parts()).singleElement().satisfies(part -> {
            assertThat(part.parameters()).containsEntry("device", List.of("cpu"));
            assertThat(part.benchmarks()).hasSameSizeAs(Bench.matching("ActBenchmark|UpdateBenchmark"));
        });
        assertThat(plan.skipped()).containsExactly(Map.entry("device=gpu", "no GPU is visible"));
    }

    @Test
    void aGpuThatIsThereIsMeasured() {
        BenchPlan plan = plan("UpdateBenchmark", Map.of(), device -> Optional.empty());
        assertThat(plan.parts().getFirst().parameters()).containsEntry("device", List.of("cpu", "gpu"));
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void whatIsAskedForOnAMissingGpuOnlyIsNotMeasuredElsewhere() {
        BenchPlan plan = plan("[.]ActBenchmark", Map.of("device", List.of("gpu")), NO_GPU);
        assertThat(plan.parts()).singleElement().satisfies(part -> assertThat(part.benchmarks())
                .containsExactly(ActBenchmark.class.getName() + ".withoutTensorFlow"));
        assertThat(plan.skipped()).containsKey("device=gpu");
    }

    @Test
    void benchmarksThatUseNoDeviceAskForNone() {
        assertThat(plan("ReplayBenchmark", Map.of(), _ -> {
            throw new AssertionError("asked for a device");
        }).parts().getFirst().parameters()).doesNotContainKey("device");
    }

    @Test
    void anUnknownDeviceIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("UpdateBenchmark", Map.of("device", List.of("tpu")), NO_GPU))
                .withMessage("no device \"tpu\"; there are: cpu, gpu");
        assertThat(Devices.plan("gpu").device()).isEqualTo(DeviceChoice.GPU);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GaSlotBenchmark | variant | foo | GaSlotBenchmark.solve | its own are improved, discrete, joint",
            "GaSlotBenchmark | users | abc | \"abc\" is no whole number | its own are 20, 50",
            "GaSlotBenchmark | users | 0 | network.users | its own are 20, 50",
            "SolverSlotBenchmark | solver | fastest | SolverSlotBenchmark.solve | its own are improved",
            "FitnessKernelBenchmark | shape | large | large | its own are m2-n20-p32",
            "FranStepBenchmark | preset | fran-huge | fran-huge | its own are fran-small",
            "RandomBenchmark | jdk | Dice | Dice | its own are SplittableRandom",
            "[.]ReplayBenchmark | capacity | -1 | capacity | its own are 10000"})
    void aValueThatNoBenchmarkTakesIsRefusedBeforeAnythingRuns(String regex, String name, String value, String names,
            String own) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(regex, Map.of(name, List.of(value)), _ -> Optional.empty()))
                .withMessageStartingWith("-p: " + name + "=" + value + " is refused by ")
                .withMessageContaining(names).withMessageContaining(own).withMessageNotContaining("\n");
    }

    @Test
    void whatOneBenchmarkRefusesDoesNotDiscardTheOthers() {
        BenchPlan plan = plan("GaSlotBenchmark|SolverSlotBenchmark|FrameStepBenchmark",
                Map.of("users", List.of("20", "30"), "backend", List.of("scalar")), _ -> Optional.empty());
        assertThat(plan.skipped()).isEmpty();
        assertThat(plan.parts()).singleElement()
                .satisfies(part -> assertThat(part.parameters()).containsEntry("users", List.of("20", "30")));
        BenchPlan shapes = plan("GaGenerationBenchmark|BaselineBenchmark|FitnessKernelBenchmark",
                Map.of("shape", List.of("m2-n20-p32", "m2-n20-p2")), _ -> Optional.empty());
        assertThat(shapes.parts()).isNotEmpty();
        assertThat(shapes.parts().stream().flatMap(part -> part.benchmarks().stream()))
                .contains(GaGenerationBenchmark.class.getName() + ".generations");
    }

    @Test
    void oneBenchmarkIsProfiledAtATimeAndThatIsSaidBeforeItRuns() {
        assertThat(Bench.single(List.of("GaSlotBenchmark", "-p", "users=50", "-p", "variant=improved", "-p",
                "backend=auto", "-p", "semantics=physical")))
                .isEqualTo("GaSlotBenchmark.solve backend=auto semantics=physical users=50 variant=improved");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bench.single(List.of("GaSlotBenchmark", "-p", "users=50")))
                .withMessageContaining("finds 12 benchmarks").withMessageContaining("narrow it down")
                .withMessageContaining("-p semantics= one of ").withMessageContaining("physical")
                .withMessageNotContaining("users= one of").withMessageNotContaining("\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.single(List.of("FitnessKernel")))
                .withMessageContaining(
                        "name one of FitnessKernelBenchmark.perEvaluation FitnessKernelBenchmark.perSlot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bench.single(List.of("GaSlotBenchmark", "-p", "users=abc")))
                .withMessageContaining("is no whole number");
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.single(List.of("GaSlot", "--no-such-option")))
                .withMessageContaining("no-such-option").withMessageNotContaining("\n");
    }
}
