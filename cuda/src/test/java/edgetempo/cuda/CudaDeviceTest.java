package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.ga.BackendException;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaEngine;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.Scenario;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls to the driver's library, and what becomes of its errors. */
class CudaDeviceTest {
    private static final Scenario SCENARIO = CudaGaBatchTest.scenario("physical-m2-n20");

    /** Sets a variable of the library for as long as something runs. */
    private static <T> T with(String variable, int value, Supplier<T> run) {
        int before = StubDriver.variable(variable).get(JAVA_INT, 0);
        StubDriver.variable(variable).set(JAVA_INT, 0, value);
        try {
            return run.get();
        } finally {
            StubDriver.variable(variable).set(JAVA_INT, 0, before);
        }
    }

    private static int read(String variable) {
        return StubDriver.variable(variable).get(JAVA_INT, 0);
    }

    private static String obstacle() {
        CudaDevice.Found found = CudaDevice.find(StubDriver.open());
        assertThat(found.device()).isEmpty();
        assertThat(found.obstacle()).hasLineCount(1);
        return found.obstacle();
    }

    @Test
    void everyCallReachesTheLibraryWithItsArgumentsAndNothingStaysAllocated() {
        Scenario scenario = CudaGaBatchTest
                .scenario("physical-m2-n20 ga.islands=2 ga.migrationInterval=3 ga.selection=RANK");
        SlotProblem problem = CudaGaBatchTest.problem(scenario, 0);
        Decision decision = CudaGaBatchTest.decision(problem);
        Decision expected = CudaGaBatchTest.decision(problem);
        CudaDevice device = CudaDevice.find(StubDriver.open()).device().orElseThrow();
        assertThat(device.describe()).isEqualTo(
                "Stub, compute capability 8.6, 3 multiprocessors, 6144 MiB, driver for CUDA 13.0");
        int allocated = read("stubAllocations");
        try (CudaGaBatch batch = new CudaGaBatch(device, scenario, 1); GaEngine engine = new CudaGaEngine(batch)) {
            double fitness = engine.solve(problem, GenerationListener.NONE, decision);
            assertThat(fitness).isEqualTo(GaBackends.named("vector").engine(scenario).solve(problem,
                    GenerationListener.NONE, expected));
            assertThat(decision.bandwidthShare).isEqualTo(expected.bandwidthShare);
            assertThat(batch.kernelMs()).isEqualTo(0.5f);
            assertThat(read("stubAllocations")).isGreaterThan(allocated);
        }
        assertThat(read("stubAllocations")).isEqualTo(allocated);
    }

    @Test
    void withoutADriverOneLineSaysSo() {
        assertThat(LibCuda.open("libcuda-of-nowhere.so.1")).isEmpty();
        assertThat(CudaDevice.find(Optional.empty()).obstacle()).contains("no NVIDIA driver", "libcuda.so.1",
                "another backend");
    }

    @Test
    void aDriverWithoutAGpuIsRefused() {
        assertThat(with("stubDevices", 0, CudaDeviceTest::obstacle)).contains("no GPU", "CUDA_VISIBLE_DEVICES");
    }

    @Test
    void anOldGpuIsRefusedWithItsCapability() {
        assertThat(with("stubMajor", 6, CudaDeviceTest::obstacle)).contains("Stub", "6.6", "7.5");
    }

    @Test
    void anOldDriverIsRefusedWithTheVersionThatIsNeeded() {
        assertThat(with("stubVersion", 12040, CudaDeviceTest::obstacle)).contains("12.4", "13.0", "newer driver");
    }

    @ParameterizedTest
    @CsvSource({"100", "999", "719"})
    void aDriverThatFailsIsRefusedWithItsError(int code) {
        assertThat(with("stubFailure", code, CudaDeviceTest::obstacle)).contains("CUDA error " + code);
    }

    @Test
    void anErrorThatLosesTheContextRetiresTheDevice() {
        SlotProblem problem = CudaGaBatchTest.problem(SCENARIO, 0);
        CudaDevice device = CudaDevice.find(StubDriver.open()).device().orElseThrow();
        GaEngine engine = new CudaGaEngine(new CudaGaBatch(device, SCENARIO, 1));
        Decision decision = CudaGaBatchTest.decision(problem);
        Supplier<Double> solve = () -> engine.solve(problem, GenerationListener.NONE, decision);
        solve.get();
        assertThatThrownBy(() -> with("stubFailure", 719, solve)).isInstanceOf(CudaException.class)
                .hasMessageContaining("unspecified launch failure (CUDA error 719)");
        assertThatThrownBy(solve::get).isInstanceOf(CudaException.class)
                .hasMessageContaining("not used any more by this process")
                .hasMessageContaining("unspecified launch failure");
        engine.close();
    }

    @Test
    void anErrorThatDoesNotLoseTheContextIsSaidAndForgotten() {
        SlotProblem problem = CudaGaBatchTest.problem(SCENARIO, 0);
        CudaDevice device = CudaDevice.find(StubDriver.open()).device().orElseThrow();
        try (GaEngine engine = new CudaGaEngine(new CudaGaBatch(device, SCENARIO, 1))) {
            Decision decision = CudaGaBatchTest.decision(problem);
            Supplier<Double> solve = () -> engine.solve(problem, GenerationListener.NONE, decision);
            double fitness = solve.get();
            assertThatThrownBy(() -> with("stubFailure", 1, solve)).isInstanceOf(CudaException.class)
                    .hasMessageContaining("CUDA error 1");
            assertThat(solve.get()).isEqualTo(fitness);
        }
    }

    @Test
    void memoryThatIsNotFreeIsRefusedBeforeItIsAskedFor() {
        SlotProblem problem = CudaGaBatchTest.problem(SCENARIO, 0);
        try (GaEngine engine = new CudaGaEngine(new CudaGaBatch(StubDriver.device(), SCENARIO, 1))) {
            StubDriver.variable("stubFreeBytes").set(JAVA_LONG, 0, 16);
            assertThatThrownBy(
                    () -> engine.solve(problem, GenerationListener.NONE, CudaGaBatchTest.decision(problem)))
                    .isInstanceOf(BackendException.class).hasMessageContaining("of which 0 MiB are free")
                    .hasMessageContaining("the slots");
        } finally {
            StubDriver.variable("stubFreeBytes").set(JAVA_LONG, 0, 5L << 30);
        }
    }

    @Test
    void memoryThatIsFreeInPiecesOnlyIsRefusedToo() {
        StubDriver.variable("stubFreeBytes").set(JAVA_LONG, 0, 1L << 40);
        try {
            assertThatThrownBy(() -> StubDriver.device().allocate(1L << 33, "the slots"))
                    .isInstanceOf(BackendException.class).hasMessageContaining("8192 MiB")
                    .hasMessageContaining("no such piece");
        } finally {
            StubDriver.variable("stubFreeBytes").set(JAVA_LONG, 0, 5L << 30);
        }
    }
}
