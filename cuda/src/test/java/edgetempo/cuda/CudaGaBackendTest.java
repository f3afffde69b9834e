package edgetempo.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.caching.StaticPlans;
import edgetempo.ga.BackendException;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaBatch;
import edgetempo.ga.GaEngine;
import edgetempo.ga.GaSolver;
import edgetempo.ga.GenerationListener;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the backend takes and refuses, and how it stands beside the specification. */
class CudaGaBackendTest {
    private final GaBackend onStub = new CudaGaBackend(
            () -> new CudaDevice.Found(Optional.of(StubDriver.device()), ""));
    private final GaBackend nowhere = new CudaGaBackend(() -> CudaDevice.find(Optional.empty()));

    @Test
    void itIsFoundAmongTheBackendsAndNeverChosenByItself() {
        assertThat(GaBackends.names()).contains("cuda").startsWith("auto", "vector");
        assertThat(GaBackends.named("auto").name()).isEqualTo("vector");
        assertThat(GaBackends.all()).extracting(GaBackend::name).doesNotContain("cuda");
    }

    @Test
    void withoutAGpuItRefusesWithTheReason() {
        Scenario scenario = CudaGaBatchTest.scenario("physical-m2-n20");
        assertThat(nowhere.obstacle().orElseThrow()).contains("libcuda.so.1");
        assertThat(nowhere.description()).contains("libcuda.so.1");
        assertThatThrownBy(() -> nowhere.require(scenario)).isInstanceOf(BackendException.class)
                .hasMessageContaining("backend \"cuda\" cannot run here").hasMessageContaining("no NVIDIA driver");
        assertThatThrownBy(() -> nowhere.engine(scenario)).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> nowhere.batch(scenario, 1)).isInstanceOf(BackendException.class);
    }

    @ParameterizedTest
    @CsvSource({"ga.variant=JOINT, ga.variant: JOINT", "ga.population=1025, ga.population: 1025",
            "ga.population=300 network.users=100, ga.population: 300", "network.users=100000, network.users",
            "ga.population=1000 network.users=100000, network.users"})
    void settingsThatAreTooMuchAreRefusedWithTheirKeyAndAWayOut(String settings, String names) {
        Scenario scenario = CudaGaBatchTest.scenario("physical-m2-n20 " + settings);
        assertThatThrownBy(() -> onStub.require(scenario)).isInstanceOf(BackendException.class)
                .hasMessageContaining(names).hasMessageContaining("--backend vector")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
        assertThatThrownBy(() -> onStub.engine(scenario)).isInstanceOf(BackendException.class);
    }

    @Test
    void theMemeticVariantIsTheSameOnEveryBackend() {
        Scenario scenario = CudaGaBatchTest.scenario("physical-m2-n20 ga.variant=MEMETIC");
        SlotProblem problem = CudaGaBatchTest.problem(scenario, 0);
        Decision decision = CudaGaBatchTest.decision(problem);
        try (GaEngine engine = onStub.engine(scenario)) {
            assertThat(engine.solve(problem, GenerationListener.NONE, decision)).isEqualTo(
                    GaBackends.named("vector").engine(scenario).solve(problem, GenerationListener.NONE, decision));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 7"})
    void aFrameIsOneLaunchUnlessPopulationsAreCarriedOverAndPlaysAsOnTheVectorBackend(boolean carried, int launches) {
        Scenario scenario = CudaGaBatchTest.scenario("physical-m2-n20 time.slotsPerFrame=7 ga.carryOver=" + carried);
        CachePlan plan = StaticPlans.all(scenario);
        try (SlotExecutor onDevice = new SlotExecutor(() -> new GaSolver(scenario, onStub), 2);
                SlotExecutor onLanes = new SlotExecutor(() -> new GaSolver(scenario, GaBackends.named("vector")), 2)) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, onDevice, new SlotSampler(scenario));
            TwoTimescaleEnv expected = new TwoTimescaleEnv(scenario, onLanes, new SlotSampler(scenario));
            env.reset(3);
            expected.reset(3);
            for (int frame = 0; frame < 2; frame++) {
                int before = launches();
                assertThat(env.step(plan).reward()).isEqualTo(expected.step(plan).reward());
                assertThat(launches() - before).isEqualTo(launches);
            }
            assertThat(onDevice.evaluations()).isEqualTo(onLanes.evaluations());
        }
    }

    private static int launches() {
        return StubDriver.variable("stubLaunches").get(ValueLayout.JAVA_INT, 0);
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n50", "published-m2-n20", "physical-m2-n20 ga.variant=DISCRETE",
            "physical-m2-n20 ga.selection=TOURNAMENT"})
    void decisionsAreThoseOfTheSpecificationUpToFloatRounding(String text) {
        Scenario scenario = CudaGaBatchTest.scenario(text + " ga.carryOver=false");
        int slots = 20;
        SlotProblem[] problems = new SlotProblem[slots];
        Decision[] decisions = new Decision[slots];
        Decision[] expected = new Decision[slots];
        for (int slot = 0; slot < slots; slot++) {
            problems[slot] = CudaGaBatchTest.problem(scenario, slot);
            decisions[slot] = CudaGaBatchTest.decision(problems[slot]);
            expected[slot] = CudaGaBatchTest.decision(problems[slot]);
        }
        double[] fitness = new double[slots];
        double[] exact = new double[slots];
        try (GaBatch batch = onStub.batch(scenario, 1);
                GaBatch scalar = GaBackends.named("scalar").batch(scenario, 1)) {
            batch.solve(problems, decisions, fitness);
            scalar.solve(problems, expected, exact);
        }
        int alike = 0;
        for (int slot = 0; slot < slots; slot++) {
            double apart = Math.abs(fitness[slot] - exact[slot]);
            for (int i = 0; i < problems[slot].users; i++) {
                apart = Math.max(apart, decisions[slot].offload[i] == expected[slot].offload[i] ? 0 : 1);
                apart = Math.max(apart,
                        Math.abs(decisions[slot].bandwidthShare[i] - expected[slot].bandwidthShare[i]));
                apart = Math.max(apart,
                        Math.abs(decisions[slot].frequencyShare[i] - expected[slot].frequencyShare[i]));
            }
            alike += apart < 1e-4 ? 1 : 0;
        }
        // A draw within float rounding of a boundary between two parents may go to the other one, and the search with it.
        assertThat(alike).isGreaterThanOrEqualTo(slots - 1);
    }
}
