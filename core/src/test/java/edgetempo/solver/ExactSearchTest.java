package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.comparison.SlotInstances;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSearchTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double SCORE = 1e-9;

    private static final String[] PUBLISHED_PHYSICS = {"radio.fadingRedraw=PER_SLOT", "shares.decimals=-1",
            "qos.solverThresholds=LOCAL_AND_EQUAL_SHARE"};

    private static Scenario scenario(String preset, String... sets) {
        return ScenarioReader.load(preset, List.of(sets));
    }

    private static CachePlan randomPlan(Scenario scenario, long seed) {
        CachePlan plan = StaticPlans.none(scenario);
        SplittableRandom random = new SplittableRandom(seed);
        int density = random.nextInt(4);
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                plan.set(m, s, random.nextInt(4) <= density);
            }
        }
        return plan;
    }

    /** Everything that can be said of a slot whose optimum is known. */
    private static void check(String what, Scenario scenario, SlotProblem problem, double optimum) {
        SlotSearch search = new SlotSearch(problem.users, problem.servers);
        search.run(problem, SearchLimits.NONE);
        assertThat(0 - search.cost()).as(what).isCloseTo(optimum, within(SCORE));
        assertThat(0 - search.lowerBound()).as(what).isBetween(optimum, optimum + SCORE);
        Decision decision = new Decision(problem.users, problem.servers, problem.services);
        new ExactSolver(scenario, SearchLimits.NONE).solve(problem, decision);
        double scored = new QosScorer(scenario.shares()).score(problem, decision, new double[problem.users]);
        assertThat(scored).as(what).isCloseTo(optimum, within(SCORE));
        search.run(problem, new SearchLimits(0, 1, 0));
        assertThat(0 - search.cost()).as(what).isLessThanOrEqualTo(optimum + SCORE);
        assertThat(0 - search.lowerBound()).as(what).isGreaterThanOrEqualTo(optimum);
        search.run(problem, new SearchLimits(0.1, Long.MAX_VALUE, 0));
        assertThat(0 - search.lowerBound()).as(what).isGreaterThanOrEqualTo(optimum);
        assertThat(0 - search.cost()).as(what).isBetween(optimum - 0.1 * Math.abs(search.cost()) - SCORE,
                optimum + SCORE);
        search.approximate(problem, SearchLimits.NONE);
        assertThat(0 - search.cost()).as(what).isLessThanOrEqualTo(optimum + SCORE);
        assertThat(0 - search.lowerBound()).as(what).isGreaterThanOrEqualTo(optimum);
        assertThat(new DualBound(scenario.shares(), problem.users, problem.servers).qos(problem)).as(what)
                .isGreaterThanOrEqualTo(optimum);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 800", "2, 3, 1500", "2, 8, 1000", "3, 2, 1000", "3, 7, 600", "2, 10, 150", "4, 5, 600",
            "5, 4, 600",
            "6, 1, 300"})
    void slotsOfAnyNumbersAreSolvedToTheOptimumOfAllVectors(int servers, int users, int slots) {
        Scenario scenario = scenario("physical-m2-n20", "network.servers=" + servers, "network.users=" + users);
        for (long seed = 0; seed < slots; seed++) {
            SlotProblem problem = RandomSlots.sample(users, servers, seed * 1_000_003 + servers * 101L + users);
            check("seed " + seed, scenario, problem, BruteForce.optimum(problem));
        }
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n20, ''", "physical-m3-n30, ''", "published-m2-n20, ''", "published-m3-n30, ''",
            "physical-m2-n20, compute.serverHz=2e9 radio.bandwidthHz=4e6", "published-m2-n20, compute.serverHz=3e9",
            "physical-m3-n30, compute.interServerDelayS=0",
            "physical-m3-n30, qos.delayWeight=0.99 qos.energyWeight=0.01",
            "published-m3-n30, qos.delayWeight=0.02 qos.energyWeight=0.98",
            "published-m3-n30, qos.scoreThresholds=CLOUD_REFERENCE",
            "physical-m2-n20, qos.scoreThresholds=CLOUD_REFERENCE radio.bandwidthHz=1e8"})
    void slotsOfScenariosAreSolvedToTheOptimumOfAllVectorsUnderRandomPlans(String preset, String sets) {
        List<String> all = new ArrayList<>(List.of(PUBLISHED_PHYSICS));
        all.add("network.users=" + (preset.contains("m3") ? 7 : 9));
        if (!sets.isEmpty()) {
            all.addAll(List.of(sets.split(" ")));
        }
        Scenario scenario = ScenarioReader.load(preset, all);
        for (long seed = 0; seed < 100; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, randomPlan(scenario, seed), seed);
            check("seed " + seed, scenario, problem, BruteForce.optimum(problem));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n20", "physical-m2-n50", "physical-m5-n50", "published-m2-n50",
            "published-m5-n50"})
    void presetsAreSolvedToAProofInFewNodes(String preset) {
        Scenario scenario = scenario(preset, PUBLISHED_PHYSICS);
        SlotInstances slots = new SlotInstances(scenario, StaticPlans.popularity(scenario), 1);
        SlotSearch search = new SlotSearch(scenario.network().users(), scenario.network().servers());
        for (int slot = 0; slot < 60; slot++) {
            search.run(slots.load(slot), new SearchLimits(0, 200, 0));
            assertThat(search.cost() - search.lowerBound()).as(preset + " slot " + slot).isLessThanOrEqualTo(SCORE);
        }
        assertThat(search.nodes()).isLessThan(60 * 20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theOrderOfUsersAndOfEqualServersChangesNothing(long seed) {
        Scenario scenario = scenario("published-m3-n30", PUBLISHED_PHYSICS);
        for (SlotProblem problem : List.of(SlotProblems.sample(scenario, randomPlan(scenario, seed), seed),
                SlotProblems.sample(scenario, StaticPlans.all(scenario), seed), RandomSlots.sample(30, 3, 3 * seed))) {
            int[] users = permutation(30, seed);
            int[] servers = permutation(3, seed + 1);
            SlotProblem permuted = new SlotProblem(30, 3, problem.services);
            permuted.alpha = problem.alpha;
            permuted.beta = problem.beta;
            permuted.interServerS = problem.interServerS;
            for (int i = 0; i < 30; i++) {
                int to = users[i];
                permuted.cell[to] = servers[problem.cell[i]];
                for (int m = 0; m < 3; m++) {
                    permuted.cachedAt[to] |= (problem.cachedAt[i] >>> m & 1) << servers[m];
                }
                permuted.transmitS[to] = problem.transmitS[i];
                permuted.executeS[to] = problem.executeS[i];
                permuted.cloudS[to] = problem.cloudS[i];
                permuted.localQos[to] = problem.localQos[i];
                permuted.delayWeight[to] = problem.delayWeight[i];
                permuted.energyWeight[to] = problem.energyWeight[i];
            }
            SlotSearch search = new SlotSearch(30, 3);
            search.run(problem, SearchLimits.NONE);
            double optimum = search.cost();
            search.run(permuted, SearchLimits.NONE);
            assertThat(search.cost()).as("seed " + seed).isCloseTo(optimum, within(SCORE));
        }
    }

    private static int[] permutation(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[size];
        for (int i = 1; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n50", "published-m3-n30"})
    void theOptimumAndItsBoundFallAsUsersLoseTheirAlternatives(String preset) {
        Scenario scenario = scenario(preset, PUBLISHED_PHYSICS);
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), 5);
        SlotSearch search = new SlotSearch(problem.users, problem.servers);
        DualBound dual = new DualBound(scenario.shares(), problem.users, problem.servers);
        double before = Double.POSITIVE_INFINITY;
        double boundBefore = Double.POSITIVE_INFINITY;
        for (int i = 0; i < problem.users; i++) {
            search.run(problem, SearchLimits.NONE);
            assertThat(0 - search.cost()).as("user " + i).isLessThanOrEqualTo(before + SCORE);
            assertThat(0 - search.lowerBound()).as("user " + i).isLessThanOrEqualTo(boundBefore + SCORE);
            assertThat(dual.qos(problem)).as("user " + i).isGreaterThanOrEqualTo(0 - search.cost());
            before = 0 - search.cost();
            boundBefore = 0 - search.lowerBound();
            // No share of a band makes up for an endless uplink.
            problem.transmitS[i] = 1e12;
        }
        double local = 0;
        for (double qos : problem.localQos) {
            local += qos;
        }
        search.run(problem, SearchLimits.NONE);
        assertThat(0 - search.cost()).isCloseTo(local, within(SCORE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n50", "physical-m5-n50", "published-m3-n30"})
    void nothingIsAllocatedOnceWarm(String preset) {
        Scenario scenario = scenario(preset, PUBLISHED_PHYSICS);
        CachePlan plan = StaticPlans.popularity(scenario);
        List<SlotProblem> problems = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            problems.add(SlotProblems.sample(scenario, plan, seed));
        }
        Decision decision = new Decision(scenario.network().users(), scenario.network().servers(), 10);
        ExactSolver exact = new ExactSolver(scenario, SearchLimits.NONE);
        FastSolver fast = new FastSolver(scenario);
        DualBound dual = new DualBound(scenario.shares(), scenario.network().users(), scenario.network().servers());
        assertThat(leastBytes(problems, problem -> exact.solve(problem, decision))).isZero();
        assertThat(leastBytes(problems, problem -> fast.solve(problem, decision))).isZero();
        assertThat(leastBytes(problems, dual::qos)).isZero();
    }

    private interface Work {
        void on(SlotProblem problem);
    }

    private static long leastBytes(List<SlotProblem> problems, Work work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < problems.size(); i++) {
                work.on(problems.get(i));
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> new SearchLimits(1, 1, 0)).hasMessageContaining("relative gap of 1.0");
        assertThatThrownBy(() -> new SearchLimits(Double.NaN, 1, 0)).hasMessageContaining("relative gap");
        assertThatThrownBy(() -> new SearchLimits(0, 0, 0)).hasMessageContaining("0 nodes");
        assertThatThrownBy(() -> new SearchLimits(0, 1, 0, 0)).hasMessageContaining("0 evaluations");
        assertThatThrownBy(() -> new SearchLimits(0, 1, -1)).hasMessageContaining("-1 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n20", "physical-m5-n50", "published-m3-n30", "CLOUD_REFERENCE"})
    void noMoreWorkIsDoneThanALimitAllows(String preset) {
        boolean unlike = preset.equals("CLOUD_REFERENCE");
        List<String> sets = new ArrayList<>(List.of(PUBLISHED_PHYSICS));
        if (unlike) {
            sets.addAll(List.of("qos.scoreThresholds=CLOUD_REFERENCE", "qos.solverThresholds=CLOUD_REFERENCE"));
        }
        Scenario scenario = ScenarioReader.load(unlike ? "published-m3-n30" : preset, sets);
        int users = scenario.network().users();
        SlotSearch search = new SlotSearch(users, scenario.network().servers());
        long least = SlotSearch.minEvaluations(users, scenario.network().servers());
        for (long seed = 0; seed < 20; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, randomPlan(scenario, seed), seed);
            search.run(problem, SearchLimits.NONE);
            double optimum = 0 - search.cost();
            for (long most = least; most < 50_000; most += 1 + most / 5) {
                SearchLimits limits = new SearchLimits(0, Long.MAX_VALUE, 0, most);
                for (boolean whole : new boolean[]{true, false}) {
                    long before = search.evaluations();
                    if (whole) {
                        search.run(problem, limits);
                    } else {
                        search.approximate(problem, limits);
                    }
                    // Rounded up since construction, so that one slot's part may seem one larger.
                    assertThat(search.evaluations() - before).as("seed " + seed).isLessThanOrEqualTo(most + 1);
                    assertThat(0 - search.cost()).as("seed " + seed).isLessThanOrEqualTo(optimum + SCORE);
                    assertThat(0 - search.lowerBound()).as("seed " + seed).isGreaterThanOrEqualTo(optimum);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n20", "published-m2-n20"})
    void aThousandUsersAndTenServersAreWithinATenthOfAPerCentOfTheBoundInFewNodes(String preset) {
        List<String> sets = new ArrayList<>(List.of(PUBLISHED_PHYSICS));
        sets.addAll(List.of("network.users=1000", "network.servers=10"));
        Scenario scenario = ScenarioReader.load(preset, sets);
        SlotSearch search = new SlotSearch(1000, 10);
        for (long seed = 0; seed < 5; seed++) {
            search.run(SlotProblems.sample(scenario, StaticPlans.popularity(scenario), seed),
                    new SearchLimits(1e-3, 500, 0));
            assertThat(search.cost() - search.lowerBound()).as("seed " + seed)
                    .isLessThanOrEqualTo(1e-3 * Math.abs(search.cost()) * (1 + 1e-9));
        }
    }

    @Test
    void aTimeLimitEndsTheBoundOfTheRootToo() {
        Scenario scenario = scenario("physical-m2-n20", "network.users=2000", "network.servers=10");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), 3);
        SlotSearch search = new SlotSearch(2000, 10);
        search.run(problem, new SearchLimits(0, 1, 0));
        long whole = search.evaluations();
        double bound = 0 - search.lowerBound();
        search.run(problem, new SearchLimits(0, Long.MAX_VALUE, 1));
        assertThat(search.slotNodes()).isEqualTo(1);
        assertThat(search.evaluations() - whole).isLessThan(whole);
        assertThat(0 - search.lowerBound()).isFinite().isGreaterThanOrEqualTo(bound);
    }

    @Test
    void aSearchThatIsStoppedHasADecisionAndABound() {
        Scenario scenario = scenario("published-m3-n30", "radio.fadingRedraw=PER_SLOT", "shares.decimals=-1",
                "qos.scoreThresholds=CLOUD_REFERENCE");
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 3);
        SlotSearch search = new SlotSearch(30, 3);
        double bound = Double.POSITIVE_INFINITY;
        double found = Double.NEGATIVE_INFINITY;
        for (long nodes : new long[]{1, 10, 100, 1000}) {
            search.run(problem, new SearchLimits(0, nodes, 0));
            assertThat(0 - search.lowerBound()).isLessThanOrEqualTo(bound + SCORE)
                    .isGreaterThanOrEqualTo(0 - search.cost());
            assertThat(0 - search.cost()).isGreaterThanOrEqualTo(found - SCORE);
            bound = 0 - search.lowerBound();
            found = 0 - search.cost();
        }
        long before = search.nodes();
        search.run(problem, new SearchLimits(0, Long.MAX_VALUE, 1));
        assertThat(search.nodes()).isGreaterThan(before);
        assertThat(0 - search.lowerBound()).isGreaterThanOrEqualTo(0 - search.cost());
    }
}
