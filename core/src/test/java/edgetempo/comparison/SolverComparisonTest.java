package edgetempo.comparison;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static edgetempo.solver.CertifiedAssert.certified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.ClosedFormShares;
import edgetempo.solver.ExhaustiveSolver;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolverComparisonTest {
    private static final long SEED = 71;
    private static final List<String> SOLVERS = List.of("improved", "discrete", "memetic", "local-search",
            "multi-start", "exact", "fast",
            "all-local", "nearest-server", "random");

    private static Scenario scenario(String preset, String... sets) {
        return ScenarioReader.load(preset, List.of(sets));
    }

    private static SolverEntrant entrant(Scenario scenario, String solver) {
        NamedSolver named = Catalogue.standard().solver(solver);
        return new SolverEntrant(solver, named, named.configure(scenario));
    }

    private static Budget evaluations(long amount) {
        return new Budget(Budget.Unit.EVALUATIONS, amount);
    }

    private static SolverComparison comparison(Scenario scenario, List<String> solvers, long budget, int slots,
            int threads) {
        return new SolverComparison(scenario, StaticPlans.popularity(scenario),
                solvers.stream().map(solver -> entrant(scenario, solver)).toList(), evaluations(budget),
                GaBackends.fastest(), SEED, slots, 1, threads);
    }

    private static SlotResults run(SolverComparison comparison) {
        return comparison.run(_ -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n20", "published-m2-n20", "drift-m3-n30"})
    void valuesAndEvaluationsAreTheSameForOneAndTwoThreads(String preset) {
        SolverComparison one = comparison(scenario(preset), SOLVERS, 600, 6, 1);
        SlotResults first = run(one);
        for (int threads = 1; threads <= 2; threads++) {
            SlotResults again = run(comparison(scenario(preset), SOLVERS, 600, 6, threads));
            assertThat(again.value()).isDeepEqualTo(first.value());
            assertThat(again.evaluations()).isDeepEqualTo(first.evaluations());
            assertThat(again.bestKnown()).isEqualTo(first.bestKnown());
        }
    }

    /** Repeats search the same slots anew: the first as without repeats, others elsewhere; what does not search does the same again. */
    @Test
    void repeatsSearchAnewOnTheSameSlotsAndAreAveraged() {
        Scenario scenario = scenario("published-m2-n20");
        List<String> solvers = List.of("improved", "all-local", "nearest-server");
        SlotResults once = run(comparison(scenario, solvers, 600, 4, 1));
        double[][] sums = new double[solvers.size()][4];
        int repeats = 3;
        SlotInstances instances = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
        for (int e = 0; e < solvers.size(); e++) {
            Contestant contestant = entrant(scenario, solvers.get(e)).contestant(evaluations(600), evaluations(600),
                    GaBackends.fastest());
            for (int slot = 0; slot < 4; slot++) {
                SlotProblem problem = instances.load(slot);
                Decision decision = instances.newDecision();
                for (int repeat = 0; repeat < repeats; repeat++) {
                    problem.seed = SEED + repeat * 0x9E3779B97F4A7C15L;
                    contestant.solve(problem, decision);
                    sums[e][slot] += instances.score(decision);
                }
            }
        }
        SolverComparison one = comparison(scenario, solvers, 600, 4, 1);
        SlotResults more = run(new SolverComparison(scenario, one.plan(), one.entrants(), one.budget(), one.backend(),
                SEED, 4, repeats, 2));
        for (int e = 0; e < solvers.size(); e++) {
            for (int slot = 0; slot < 4; slot++) {
                assertThat(more.last(e)[slot]).isCloseTo(SlotInstances.rounded(sums[e][slot] / repeats), within(1e-12));
            }
        }
        assertThat(more.last(0)).isNotEqualTo(once.last(0));
        assertThat(more.last(1)).containsExactly(once.last(1), within(1e-9));
        for (int slot = 0; slot < 4; slot++) {
            assertThat(more.bestKnown()[slot]).isGreaterThanOrEqualTo(once.bestKnown()[slot]);
        }
    }

    @Test
    void everySlotIsReportedOnceAndEntrantsDoNotInfluenceOneAnother() {
        Scenario scenario = scenario("published-m2-n20");
        AtomicInteger reported = new AtomicInteger();
        SlotResults many = comparison(scenario, SOLVERS, 300, 5, 2).run(slot -> reported.addAndGet(1 << 4 * slot));
        assertThat(reported.get()).isEqualTo(0x11111);
        for (int e = 0; e < SOLVERS.size(); e++) {
            SlotResults alone = run(comparison(scenario, List.of(SOLVERS.get(e)), 300, 5, 1));
            assertThat(alone.last(0)).as(SOLVERS.get(e)).isEqualTo(many.last(e));
        }
    }

    @Test
    void noEntrantSpendsMoreThanABudgetAllowsAndNoneDecidesWithoutEnough() {
        Scenario scenario = scenario("physical-m2-n20", "ga.islands=2", "ga.population=10");
        List<String> solvers = new ArrayList<>(SOLVERS);
        solvers.addAll(List.of("exact", "fast"));
        SlotResults results = run(comparison(scenario, solvers, 2000, 3, 1));
        for (int e = 0; e < solvers.size(); e++) {
            long least = entrant(scenario, solvers.get(e)).least(Budget.Unit.EVALUATIONS);
            for (int g = 0; g < results.grid().length; g++) {
                long budget = results.grid()[g].amount();
                for (long used : results.evaluations()[e][g]) {
                    assertThat(used).as(solvers.get(e) + " with " + budget).isBetween(budget < least ? 0 : 1L, budget);
                }
                assertThat(Double.isNaN(results.value()[e][g][0])).isEqualTo(budget < least);
            }
        }
    }

    @Test
    void aGeneticAlgorithmCountsItsIndividualsAndTheMemeticOneItsDescentsToo() {
        Scenario scenario = scenario("physical-m2-n20");
        for (String name : List.of("improved", "memetic")) {
            SolverEntrant entrant = entrant(scenario, name);
            SlotProblem problem = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED).load(0);
            Decision decision = new Decision(problem.users, problem.servers, problem.services);
            long used = entrant.contestant(evaluations(1000), evaluations(1000), GaBackends.fastest()).solve(problem,
                    decision);
            // 8 individuals, each 1 + 3 passes of 3 targets, against 30 plain ones: generations that fit into 1000.
            int population = name.equals("memetic") ? 8 : 30;
            int charge = name.equals("memetic") ? 10 : 1;
            int generations = 1000 / (population * charge);
            GaSolver solver = new GaSolver(
                    entrant.scenario()
                            .with(Map.of("ga.generations", generations, "ga.memeticGenerations", generations)),
                    GaBackends.fastest());
            long[] heard = new long[2];
            solver.listen((_, _, _, _, _, _, evaluations) -> {
                heard[0]++;
                heard[1] = evaluations;
            });
            Decision unlimited = new Decision(problem.users, problem.servers, problem.services);
            solver.solve(problem, unlimited);
            assertCertified(scenario, problem, decision);
            assertCertified(scenario, problem, unlimited);
            assertThat(heard[0]).isEqualTo(generations);
            assertThat(used).as(name).isEqualTo(heard[1] * charge).isEqualTo((long) generations * population * charge);
            assertThat(decision.offload).isEqualTo(unlimited.offload);
        }
    }

    /** Counts turns by a descent of its own, move by move. */
    @Test
    void localSearchCountsAnEvaluationForEveryNUsersLookedAt() {
        Scenario scenario = scenario("physical-m3-n30");
        SlotInstances instances = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
        for (int slot = 0; slot < 10; slot++) {
            SlotProblem problem = instances.load(slot);
            ClosedFormShares shares = new ClosedFormShares(scenario.shares(), problem.users, problem.servers);
            int[] offload = new int[problem.users];
            shares.prepare(problem);
            shares.load(offload);
            long looks = 0;
            for (int unmoved = 0, i = 0; unmoved < problem.users; i = (i + 1) % problem.users) {
                int to = offload[i];
                for (int target = 0; target <= problem.servers; target++) {
                    looks++;
                    if (shares.moveGain(i, offload[i], target) > shares.moveGain(i, offload[i], to) + 1e-12) {
                        to = target;
                    }
                }
                unmoved = to == offload[i] ? unmoved + 1 : 0;
                shares.move(i, offload[i], to);
                offload[i] = to;
            }
            Decision decision = instances.newDecision();
            long used = entrant(scenario, "local-search")
                    .contestant(evaluations(1000), evaluations(1000), GaBackends.fastest()).solve(problem, decision);
            assertThat(used).isEqualTo(1 + (looks + problem.users - 1) / problem.users);
            assertThat(decision.offload).isEqualTo(offload);
            Decision own = instances.newDecision();
            new LocalSearchSolver(scenario).solve(problem, own);
            assertCertified(scenario, problem, own);
            assertThat(decision.offload).isEqualTo(own.offload);
            assertThat(decision.bandwidthShare).isEqualTo(own.bandwidthShare);
        }
    }

    @Test
    void bestKnownIsTheOptimumOfSmallSlotsAndNobodyIsAboveIt() {
        Scenario scenario = scenario("physical-m2-n20", "network.users=8");
        assertThat(SlotInstances.closedFormIsExact(scenario)).isTrue();
        SlotResults results = run(comparison(scenario, SOLVERS, 500, 10, 1));
        SlotInstances instances = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
        ExhaustiveSolver exhaustive = new ExhaustiveSolver(scenario);
        for (int slot = 0; slot < 10; slot++) {
            SlotProblem problem = instances.load(slot);
            Decision decision = instances.newDecision();
            exhaustive.solve(problem, decision);
            assertThat(assertCertified(scenario, problem, decision).optimal()).isTrue();
            assertThat(results.bestKnown()[slot]).isEqualTo(instances.score(decision));
            for (double[][] entrant : results.value()) {
                for (double[] values : entrant) {
                    assertThat(Double.isNaN(values[slot]) || values[slot] <= results.bestKnown()[slot]).isTrue();
                }
            }
        }
        assertThat(exhaustive.evaluations()).isEqualTo(10 * 6561);
        assertThatThrownBy(() -> new ExhaustiveSolver(scenario("physical-m2-n20")))
                .hasMessageContaining("offload vectors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n50", "published-m2-n20"})
    void bestKnownIsNeverBelowAnEntrantAndMoreStartsAreNeverWorseForTheChannelTheySee(String preset) {
        SlotResults results = run(comparison(scenario(preset), SOLVERS, 1000, 5, 2));
        for (double[][] entrant : results.value()) {
            for (double[] values : entrant) {
                for (int slot = 0; slot < values.length; slot++) {
                    assertThat(results.bestKnown()[slot] < values[slot]).isFalse();
                }
            }
        }
        if (preset.startsWith("physical")) {
            double[][] curve = results.value()[SOLVERS.indexOf("multi-start")];
            for (int g = 1; g < curve.length; g++) {
                for (int slot = 0; slot < curve[g].length; slot++) {
                    assertThat(curve[g][slot]).isGreaterThanOrEqualTo(curve[g - 1][slot]);
                }
            }
        }
    }

    @Test
    void slotsAreThoseOfTheEnvironmentAndTheSameForWhoeverAsks() {
        for (String preset : List.of("published-m2-n20", "physical-m2-n20", "drift-m2-n20")) {
            Scenario scenario = scenario(preset);
            SlotInstances instances = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
            SlotInstances other = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, new LocalSearchSolver(scenario)));
            List<double[]> seen = new ArrayList<>();
            for (int slot : new int[]{3, 0, 3, 1}) {
                SlotProblem problem = instances.load(slot);
                env.reset(SEED, slot);
                env.step(StaticPlans.popularity(scenario));
                assertThat(instances.scored().transmitS).isEqualTo(env.problem(0).transmitS);
                assertThat(instances.scored().localQos).isEqualTo(env.problem(0).localQos);
                assertThat(problem.service).isEqualTo(env.problem(0).service);
                assertThat(problem.cachedAt).isEqualTo(env.problem(0).cachedAt);
                assertThat(other.load(slot).transmitS).isEqualTo(problem.transmitS);
                assertThat(instances.score(env.decision(0))).isEqualTo(other.score(env.decision(0)));
                seen.add(problem.transmitS.clone());
            }
            assertThat(seen.get(0)).isEqualTo(seen.get(2)).isNotEqualTo(seen.get(1));
            assertThat(seen.get(1)).isNotEqualTo(seen.get(3));
        }
    }

    /** The mean of independent scores has its variance divided by their number; the own channel is one of them. */
    @Test
    void unknownChannelsAreAveragedOver() {
        Scenario scenario = scenario("published-m2-n20");
        SlotInstances instances = new SlotInstances(scenario, StaticPlans.popularity(scenario), SEED);
        Decision decision = instances.newDecision();
        Arrays.fill(decision.offload, 1);
        Arrays.fill(decision.bandwidthShare, 0.1);
        Arrays.fill(decision.frequencyShare, 0.05);
        QosScorer scorer = new QosScorer(scenario.shares());
        double difference = 0;
        double squares = 0;
        int slots = 400;
        for (int slot = 0; slot < slots; slot++) {
            instances.load(slot);
            double d = scorer.score(instances.scored(), decision, new double[20]) - instances.score(decision);
            difference += d / slots;
            squares += d * d / slots;
        }
        assertThat(difference).isCloseTo(0, within(4 * Math.sqrt(squares / slots)));
        assertThat(squares).isGreaterThan(0);
        assertThat(SlotInstances.draws(scenario("physical-m2-n20"))).isOne();
    }

    @Test
    void budgetsGrowBySteadyFactorsUpToTheWholeOne() {
        for (long amount : new long[]{1, 2, 3, 600, 20_000, 1L << 40}) {
            Budget[] grid = evaluations(amount).grid();
            assertThat(grid[grid.length - 1].amount()).isEqualTo(amount);
            assertThat(grid[0].amount()).isOne();
            for (int g = 1; g < grid.length; g++) {
                assertThat((double) grid[g].amount() / grid[g - 1].amount()).isBetween(1.0 + 1e-9, 2.0);
            }
        }
        assertThatThrownBy(() -> evaluations(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
