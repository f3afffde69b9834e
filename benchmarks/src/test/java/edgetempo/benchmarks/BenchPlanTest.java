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
        assertThat(plan.parameters()).containsEntry("engine", List.of("vector"));
        assertThat(plan.excluded()).containsExactlyInAnyOrder(name + ".kernel", name + ".fitness");
        assertThat(plan.skipped()).containsExactly(Map.entry("engine=cuda", "no driver"));
    }

    @Test
    void withADriverTheGaIsMeasuredOnBoth() {
        BenchPlan plan = BenchPlan.of(
                new BenchRequest("CudaGaBenchmark", Map.of(), true, Path.of("unused"), List.of(), Optional.empty()),
                Bench.matching("CudaGaBenchmark"), NO_GPU, Optional::empty);
        assertThat(plan.parameters()).doesNotContainKey("engine");
        assertThat(plan.excluded()).isEmpty();
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void whatIsAskedForOnAMissingDriverOnlyIsNotMeasuredElsewhere() {
        BenchPlan plan = plan("CudaGaBenchmark", Map.of("engine", List.of("cuda")), NO_GPU);
        assertThat(plan.excluded()).hasSize(4);
        assertThat(plan.parameters()).doesNotContainKey("engine");
    }

    @Test
    void aMissingGpuIsLeftOutAndSaid() {
        BenchPlan plan = plan("ActBenchmark|UpdateBenchmark", Map.of(), NO_GPU);
        assertThat(plan.parameters()).containsEntry("device", List.of("cpu"));
        assertThat(plan.skipped()).containsExactly(Map.entry("device=gpu", "no GPU is visible"));
        assertThat(plan.excluded()).isEmpty();
    }

    @Test
    void aGpuThatIsThereIsMeasured() {
        BenchPlan plan = plan("UpdateBenchmark", Map.of(), device -> Optional.empty());
        assertThat(plan.parameters()).containsEntry("device", List.of("cpu", "gpu"));
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void whatIsAskedForOnAMissingGpuOnlyIsNotMeasuredElsewhere() {
        BenchPlan plan = plan("[.]ActBenchmark", Map.of("device", List.of("gpu")), NO_GPU);
        assertThat(plan.excluded()).containsExactly(ActBenchmark.class.getName() + ".tensorFlow");
        assertThat(plan.parameters()).doesNotContainKey("device");
        assertThat(plan.skipped()).containsKey("device=gpu");
    }

    @Test
    void benchmarksThatUseNoDeviceAskForNone() {
        assertThat(plan("ReplayBenchmark", Map.of(), _ -> {
            throw new AssertionError("asked for a device");
        }).parameters()).doesNotContainKey("device");
    }

    @Test
    void anUnknownDeviceIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("UpdateBenchmark", Map.of("device", List.of("tpu")), NO_GPU))
                .withMessage("no device \"tpu\"; there are: cpu, gpu");
        assertThat(Devices.plan("gpu").device()).isEqualTo(DeviceChoice.GPU);
    }
}
