package edgetempo.ga;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.SlotProblems;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GaEngineTest {
    private static Scenario scenario(String... sets) {
        return ScenarioReader.load("physical-m2-n20", List.of(sets));
    }

    private static SlotProblem problem(Scenario scenario) {
        return SlotProblems.sample(scenario, StaticPlans.popularity(scenario), 23);
    }

    private static List<double[]> run(Scenario scenario, Decision decision) {
        List<double[]> generations = new ArrayList<>();
        GaBackends.fastest().engine(scenario).solve(problem(scenario), (generation, best, mean, worst, stdDev, bestEver,
                evaluations) -> generations
                        .add(new double[]{generation, best, mean, worst, stdDev, bestEver, evaluations}),
                decision);
        assertCertified(scenario, problem(scenario), decision);
        return generations;
    }

    @ParameterizedTest
    @CsvSource({"ga.generations=7, 7", "ga.maxEvaluations=100, 3", "ga.maxEvaluations=30, 1", "ga.maxEvaluations=1, 1",
            "ga.targetFitness=-1000000, 1", "ga.generations=1, 1"})
    void aSlotEndsWhenItsFirstTerminationRuleSaysSo(String set, int generations) {
        assertThat(run(scenario(set), new Decision(20, 2, 10))).hasSize(generations);
    }

    @Test
    void stagnationEndsASlotThatNoLongerImproves() {
        List<double[]> all = run(scenario("ga.generations=100000", "ga.stagnationGenerations=15"),
                new Decision(20, 2, 10));
        double[] last = all.getLast();
        assertThat(all.get(all.size() - 16)[5]).isEqualTo(last[5]);
        assertThat(all.get(all.size() - 17)[5]).isLessThan(last[5]);
    }

    @Test
    void wallTimeEndsASlotThatWouldRunForever() {
        assertThat(run(scenario("ga.generations=10000000", "ga.maxMillis=1"), new Decision(20, 2, 10)))
                .hasSizeLessThan(10_000_000);
    }

    static List<String> selections() {
        return Catalogue.standard().selections().names();
    }

    @ParameterizedTest
    @MethodSource("selections")
    void withAnEliteTheBestNeverFallsAndStatisticsAreConsistent(String selection) {
        double before = Double.NEGATIVE_INFINITY;
        for (double[] generation : run(scenario("ga.generations=200", "ga.selection=" + selection),
                new Decision(20, 2, 10))) {
            assertThat(generation[1]).isGreaterThanOrEqualTo(before);
            assertThat(generation[5]).isEqualTo(generation[1]);
            assertThat(generation[2]).isBetween(generation[3], generation[1]);
            assertThat(generation[4]).isNotNegative();
            assertThat(generation[6]).isEqualTo(30 * (generation[0] + 1));
            before = generation[1];
        }
    }

    @Test
    void theReturnedDecisionScoresWhatTheSearchSaw() {
        for (String variant : List.of("IMPROVED", "DISCRETE")) {
            Scenario scenario = scenario("ga.variant=" + variant);
            SlotProblem problem = problem(scenario);
            Decision decision = new Decision(20, 2, 10);
            double fitness = GaBackends.fastest().engine(scenario).solve(problem, GenerationListener.NONE, decision);
            assertThat(assertCertified(scenario, problem, decision).qos()).isCloseTo(fitness,
                    within(1e-4));
        }
    }

    @Test
    void longRunsApproachLocalSearchWhichUsesClosedFormShares() {
        Scenario scenario = scenario("ga.generations=3000");
        SlotProblem problem = problem(scenario);
        Decision decision = new Decision(20, 2, 10);
        QosScorer scorer = new QosScorer(scenario.shares());
        GaBackends.fastest().engine(scenario).solve(problem, GenerationListener.NONE, decision);
        double searched = scorer.score(problem, decision, new double[20]);
        assertCertified(scenario, problem, decision);
        new LocalSearchSolver(scenario).solve(problem, decision);
        double reference = scorer.score(problem, decision, new double[20]);
        assertCertified(scenario, problem, decision);
        assertThat(searched).isBetween(0.9 * reference, 1.02 * reference);
    }

    @Test
    void carryingThePopulationOverStartsTheNextSlotWhereTheLastOneEnded() {
        Scenario carried = scenario("ga.carryOver=true");
        SlotProblem problem = problem(carried);
        Decision decision = new Decision(20, 2, 10);
        GaEngine engine = GaBackends.fastest().engine(carried);
        double end = engine.solve(problem, GenerationListener.NONE, decision);
        double[] first = new double[1];
        engine.solve(problem, (generation, best, mean, worst, stdDev, bestEver, evaluations) -> {
            if (generation == 0) {
                first[0] = best;
            }
        }, decision);
        assertThat(first[0]).isEqualTo(end);
        engine.reset();
        assertThat(engine.solve(problem, GenerationListener.NONE, decision)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"published-m2-n20, scalar, ga.selection=RANK", "physical-m2-n20, scalar, ga.selection=TOURNAMENT",
            "published-m3-n30, scalar, ga.selection=STOCHASTIC_UNIVERSAL",
            "published-m2-n20, vector, ga.selection=SOFTMAX_ROULETTE",
            "physical-m2-n20, vector, ga.mutationSchedule=STAGNATION", "published-m3-n30, vector, ga.islands=1",
            "physical-m2-n20, vector, ga.selection=RANK", "physical-m2-n20, vector, ga.selection=TOURNAMENT",
            "physical-m2-n20, vector, ga.selection=STOCHASTIC_UNIVERSAL", "physical-m2-n20, vector, ga.islands=3",
            "published-m2-n20, vector, ga.variant=MEMETIC", "physical-m2-n50, scalar, ga.variant=MEMETIC"})
    void aWarmSearchAllocatesNothing(String preset, String backend, String set) {
        Scenario scenario = ScenarioReader.load(preset, List.of(set));
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 1);
        Decision decision = new Decision(problem.users, problem.servers, problem.services);
        GaEngine engine = GaBackends.named(backend).engine(scenario);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Vectors are boxed until C2 has compiled every kernel.
        for (int i = 0; i < 20_000 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            engine.solve(problem, GenerationListener.NONE, decision);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void unknownBackendsAreRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> GaBackends.named("quantum")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quantum").hasMessageContaining("scalar");
        assertThat(GaBackends.named("auto")).isSameAs(GaBackends.fastest());
    }
}
