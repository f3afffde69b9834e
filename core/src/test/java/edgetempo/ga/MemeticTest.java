package edgetempo.ga;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.ClosedFormShares;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.SlotProblems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemeticTest {
    private static final long SEED = 101;

    private static Scenario scenario(String preset, String... sets) {
        List<String> all = new ArrayList<>(List.of("ga.variant=MEMETIC"));
        all.addAll(List.of(sets));
        return ScenarioReader.load(preset, all);
    }

    private static Decision decision(SlotProblem problem) {
        return new Decision(problem.users, problem.servers, problem.services);
    }

    private static double score(Scenario scenario, SlotProblem problem, Decision decision) {
        assertCertified(scenario, problem, decision);
        return new QosScorer(scenario.shares()).score(problem, decision, new double[problem.users]);
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "3, 6", "1, 10", "5, 5", "1, 1", "4, 2"})
    void smallSlotsAreSolvedToTheExhaustiveOptimum(int servers, int users) {
        Scenario scenario = scenario("physical-m2-n20", "network.servers=" + servers, "network.users=" + users);
        GaEngine engine = GaBackends.fastest().engine(scenario);
        int exact = 0;
        for (int trial = 0; trial < 20; trial++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED + trial);
            Decision decision = decision(problem);
            engine.solve(problem, GenerationListener.NONE, decision);
            double found = score(scenario, problem, decision);
            double optimum = optimum(scenario, problem);
            assertThat(found).as("seed " + (SEED + trial))
                    .isBetween(optimum - 0.002 * Math.abs(optimum) - 1e-9, optimum + 1e-9);
            exact += found > optimum - 1e-9 ? 1 : 0;
        }
        assertThat(exact).isGreaterThanOrEqualTo(18);
    }

    private static double optimum(Scenario scenario, SlotProblem problem) {
        ClosedFormShares shares = new ClosedFormShares(scenario.shares(), problem.users, problem.servers);
        shares.prepare(problem);
        int[] offload = new int[problem.users];
        double best = Double.NEGATIVE_INFINITY;
        long vectors = Math.round(Math.pow(problem.servers + 1, problem.users));
        for (long v = 0; v < vectors; v++) {
            long rest = v;
            for (int i = 0; i < problem.users; i++) {
                offload[i] = (int) (rest % (problem.servers + 1));
                rest /= problem.servers + 1;
            }
            shares.load(offload);
            best = Math.max(best, shares.qos(offload));
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "published-m2-n50"})
    void noSlotScoresLessThanWithAHundredGenerationsOfTheImprovedVariant(String preset) {
        Scenario memetic = scenario(preset, "radio.fadingRedraw=PER_SLOT");
        Scenario improved = scenario(preset, "ga.variant=IMPROVED", "ga.generations=100",
                "radio.fadingRedraw=PER_SLOT");
        GaEngine engine = GaBackends.fastest().engine(memetic);
        GaEngine reference = GaBackends.fastest().engine(improved);
        for (int trial = 0; trial < 25; trial++) {
            SlotProblem problem = SlotProblems.sample(memetic, StaticPlans.all(memetic), SEED + trial);
            Decision decision = decision(problem);
            reference.solve(problem, GenerationListener.NONE, decision);
            double searched = score(improved, problem, decision);
            engine.solve(problem, GenerationListener.NONE, decision);
            assertThat(score(memetic, problem, decision)).as("seed " + (SEED + trial))
                    .isGreaterThanOrEqualTo(searched);
        }
    }

    @Test
    void noSlotScoresLessThanWithLocalSearchWhenImprovedToTheEnd() {
        Scenario scenario = scenario("physical-m3-n30", "ga.memeticPasses=1000");
        GaEngine engine = GaBackends.fastest().engine(scenario);
        LocalSearchSolver local = new LocalSearchSolver(scenario);
        double gain = 0;
        for (int trial = 0; trial < 25; trial++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED + trial);
            Decision decision = decision(problem);
            local.solve(problem, decision);
            double reference = score(scenario, problem, decision);
            engine.solve(problem, GenerationListener.NONE, decision);
            double found = score(scenario, problem, decision);
            assertThat(found).as("seed " + (SEED + trial)).isGreaterThanOrEqualTo(reference - 1e-9);
            gain += found - reference;
        }
        assertThat(gain).isPositive();
    }

    @Test
    void improvementIsWhatMakesFewGenerationsEnough() {
        double[] qos = new double[2];
        for (int passes : new int[]{0, 1}) {
            Scenario scenario = scenario("physical-m2-n20", "ga.memeticPasses=" + passes);
            GaEngine engine = GaBackends.fastest().engine(scenario);
            for (int trial = 0; trial < 10; trial++) {
                SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED + trial);
                qos[passes] += engine.solve(problem, GenerationListener.NONE, decision(problem)) / 10;
            }
        }
        assertThat(qos[1]).isGreaterThan(qos[0] + 0.1);
    }

    @Test
    void theDecisionScoresWhatTheSearchSawUnlessSharesAreRounded() {
        Scenario scenario = scenario("physical-m3-n30");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED);
        Decision decision = decision(problem);
        double fitness = GaBackends.fastest().engine(scenario).solve(problem, GenerationListener.NONE, decision);
        assertThat(score(scenario, problem, decision)).isCloseTo(fitness, within(1e-9));
    }

    @Test
    void whereFadingIsRedrawnTheMeanChannelIsSolved() {
        Scenario redrawn = scenario("physical-m2-n20", "radio.fadingRedraw=PER_EVALUATION");
        SlotProblem problem = SlotProblems.sample(redrawn, StaticPlans.popularity(redrawn), SEED);
        Decision decision = decision(problem);
        double fitness = GaBackends.fastest().engine(redrawn).solve(problem, GenerationListener.NONE, decision);
        assertThat(problem.redrawsFading).isTrue();
        assertThat(score(redrawn, problem, decision)).isCloseTo(fitness, within(1e-9));
    }

    @Test
    void itIsOneEngineForEveryBackend() {
        Scenario scenario = scenario("published-m2-n20");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), SEED);
        Decision decision = decision(problem);
        assertThat(GaBackends.all().stream()
                .map(backend -> backend.engine(scenario).solve(problem, GenerationListener.NONE, decision)).distinct())
                .hasSize(1);
    }

    @Test
    void itHasAPopulationAndGenerationsOfItsOwnAndCarriesNothingOver() {
        Scenario scenario = scenario("published-m2-n20", "ga.memeticPopulation=5", "ga.memeticGenerations=4");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), SEED);
        GaSolver solver = (GaSolver) Catalogue.standard().solver("memetic").factory(scenario, GaBackends.fastest())
                .get();
        List<Double> best = new ArrayList<>();
        solver.listen((generation, top, mean, worst, stdDev, bestEver, evaluations) -> best.add(bestEver));
        solver.solve(problem, decision(problem));
        assertThat(best).hasSize(4).isSorted();
        assertThat(solver.evaluations()).isEqualTo(20);
        assertThat(solver.name()).isEqualTo("memetic");
        assertThat(solver.carriesState()).isFalse();
        solver.solve(problem, decision(problem));
        assertThat(best.subList(4, 8)).isEqualTo(best.subList(0, 4));
    }

    @Test
    void terminationRulesApply() {
        Scenario scenario = scenario("physical-m2-n20", "ga.memeticGenerations=100000", "ga.stagnationGenerations=5");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED);
        GaEngine engine = GaBackends.fastest().engine(scenario);
        engine.solve(problem, GenerationListener.NONE, decision(problem));
        assertThat(engine.evaluations()).isLessThan(8 * 1000);
    }
}
