package edgetempo.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.catalogue.Catalogue;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References that infer exactly and plan by fitted values: held against sums over all assignments, all sequences and sampled slots. */
class BayesReferencesTest {
    private static final long SEED = 23;

    private static Supplier<SlotSolver> localSearch(Scenario scenario) {
        return () -> new LocalSearchSolver(scenario);
    }

    private static void assignments(int[] ranks, int from, List<int[]> all) {
        if (from == ranks.length) {
            all.add(ranks.clone());
        }
        for (int i = from; i < ranks.length; i++) {
            swap(ranks, from, i);
            assignments(ranks, from + 1, all);
            swap(ranks, from, i);
        }
    }

    private static void swap(int[] ranks, int i, int j) {
        int kept = ranks[i];
        ranks[i] = ranks[j];
        ranks[j] = kept;
    }

    @Test
    void beliefsAboutRanksAreSumsOverAllAssignments() {
        Scenario scenario = ScenarioReader.load("drift-m2-n20", List.of("services.count=5"));
        double[] p = RankBelief.probabilities(scenario);
        double[] counts = {7, 0, 3, 12, 1};
        List<int[]> all = new ArrayList<>();
        assignments(new int[]{0, 1, 2, 3, 4}, 0, all);
        double total = 0;
        double[] expected = new double[5];
        for (int[] ranks : all) {
            double likelihood = 1;
            for (int s = 0; s < 5; s++) {
                likelihood *= Math.pow(p[ranks[s]], counts[s]);
            }
            total += likelihood;
            for (int s = 0; s < 5; s++) {
                expected[s] += likelihood * p[ranks[s]];
            }
        }
        RankBelief belief = new RankBelief(scenario, "test");
        assertThat(belief.logLikelihood(counts)).isCloseTo(Math.log(total / all.size()), within(1e-10));
        double[] popularity = new double[5];
        belief.addExpectedPopularity(counts, 1, popularity);
        for (int s = 0; s < 5; s++) {
            assertThat(popularity[s]).isCloseTo(expected[s] / total, within(1e-10));
        }
        assertThat(Arrays.stream(popularity).sum()).isCloseTo(1, within(1e-10));
    }

    @Test
    void beliefsStayExactWhereLikelihoodsAreTooSmallForNumbers() {
        Scenario scenario = Presets.get("rhythm-m2-n20");
        double[] counts = {0, 40_000, 10, 10, 10, 10, 10, 10, 10, 10};
        double[] popularity = new double[10];
        RankBelief belief = new RankBelief(scenario, "test");
        belief.addExpectedPopularity(counts, 1, popularity);
        assertThat(popularity[1]).isCloseTo(RankBelief.probabilities(scenario)[0], within(1e-9));
        assertThat(popularity[0]).isLessThan(popularity[2]);
        assertThat(belief.logLikelihood(counts)).isLessThan(-20_000).isFinite();
    }

    @Test
    void schedulesAreTheBestOfAllSequences() {
        Scenario scenario = ScenarioReader.load("drift-m2-n20", List.of("caching.switchPenaltyPerS=0.01"));
        FittedPlanner planner = FittedPlanner.fit(scenario, SEED, new LocalSearchSolver(scenario));
        int[] present = new int[10];
        List<int[]> candidates = new ArrayList<>(List.of(present));
        RandomStream random = new RandomStream().at(SEED, StreamUse.CACHING, 0);
        for (int i = 0; i < 3; i++) {
            candidates.add(random(random));
        }
        double[][] rewards = new double[4][4];
        for (double[] row : rewards) {
            for (int c = 0; c < 4; c++) {
                row[c] = random.nextDouble();
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < 256; code++) {
            List<int[]> sequence = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                sequence.add(candidates.get(code >> 2 * t & 3));
            }
            most = Math.max(most, worth(planner, present, candidates, rewards, sequence));
        }
        List<int[]> best = new PlanSchedule(planner).best(present, candidates, rewards);
        assertThat(worth(planner, present, candidates, rewards, best)).isCloseTo(most, within(1e-12));
    }

    private static int[] random(RandomStream random) {
        int[] holders = new int[10];
        for (int s = 0; s < 10; s++) {
            holders[s] = random.nextInt(4);
        }
        return holders;
    }

    private static double worth(FittedPlanner planner, int[] present, List<int[]> candidates, double[][] rewards,
            List<int[]> sequence) {
        double sum = 0;
        int[] before = present;
        for (int t = 0; t < sequence.size(); t++) {
            sum += rewards[t][candidates.indexOf(sequence.get(t))] - planner.switchPenalty(before, sequence.get(t));
            before = sequence.get(t);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"drift-m2-n20", "rhythm-m2-n20", "drift-m4-n40"})
    void fittedValuesTellPlansApartAsSampledSlotsDo(String preset) {
        Scenario scenario = Presets.get(preset);
        FrameValue fitted = FrameValue.fit(scenario, SEED, new LocalSearchSolver(scenario));
        PlanValue sampled = new PlanValue(scenario, ~SEED, 400, new LocalSearchSolver(scenario));
        double[] popularity = RankBelief.probabilities(scenario);
        sampled.requests(popularity);
        RandomPlan random = new RandomPlan(scenario);
        random.reset(SEED, 0);
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < x.length; i++) {
            CachePlan plan = StaticPlans.none(scenario);
            random.plan(new double[0], i, plan);
            x[i] = fitted.of(FrameValue.holders(plan), popularity);
            y[i] = sampled.qosReward(plan, 0, 400);
        }
        double shift = Arrays.stream(y).average().orElseThrow() - Arrays.stream(x).average().orElseThrow();
        double residual = 0;
        double spread = 0;
        double mean = Arrays.stream(y).average().orElseThrow();
        for (int i = 0; i < x.length; i++) {
            residual += (x[i] + shift - y[i]) * (x[i] + shift - y[i]);
            spread += (y[i] - mean) * (y[i] - mean);
        }
        assertThat(1 - residual / spread).as("share of the variance that is explained").isGreaterThan(0.9);
    }

    private static double played(String name, Scenario scenario) {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        CachingPolicy policy = Catalogue.standard().policy(name).create(scenario, SEED, localSearch(scenario));
        double sum = 0;
        for (int e = 0; e < 12; e++) {
            sum += Episodes.play(policy, env, SEED, e).reward() / 12;
        }
        return sum;
    }

    @Test
    void whoeverKnowsMoreEarnsMoreWherePopularityFollowsPhases() {
        Scenario scenario = Presets.get("rhythm-m2-n20");
        Map<String, Double> rewards = new LinkedHashMap<>();
        for (String name : List.of("adaptive-popularity", "bayes-filter{frames: 1}", "bayes-recall", "clairvoyant")) {
            rewards.put(name, played(name, scenario));
        }
        assertThat(List.copyOf(rewards.values())).as(rewards.toString()).isSorted();
        assertThat(rewards.get("bayes-recall")).isGreaterThan(1.05 * rewards.get("bayes-filter{frames: 1}"));
    }

    @Test
    void theFilterKnowsRanksThatNeverChange() {
        Scenario scenario = Presets.get("physical-m2-n20");
        CachingPolicy filter = Catalogue.standard().policy("bayes-filter").create(scenario, SEED,
                localSearch(scenario));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        List<CachePlan> plans = new ArrayList<>();
        CachePlan plan = StaticPlans.none(scenario);
        double[] observation = env.reset(SEED, 0);
        filter.reset(SEED, 0);
        for (int frame = 0; frame < 20; frame++) {
            filter.plan(observation, frame, plan);
            plans.add(plan.copy());
            observation = env.step(plan).observation();
        }
        assertThat(plans).allMatch(plans.getFirst()::equals);
    }

    @Test
    void copiesForOtherThreadsPlanAlike() {
        Scenario scenario = Presets.get("rhythm-m2-n20");
        for (String name : List.of("bayes-filter", "bayes-recall")) {
            SharedPolicy first = (SharedPolicy) Catalogue.standard().policy(name).create(scenario, SEED,
                    localSearch(scenario));
            CachingPolicy copy = first.copy();
            assertThat(copy.name()).isEqualTo(name);
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
            assertThat(Episodes.play(copy, env, SEED, 3)).isEqualTo(Episodes.play(first, env, SEED, 3));
        }
    }

    @Test
    void whatAReferenceCannotBeUsedForIsRefusedInOneLine() {
        Scenario published = Presets.get("published-m2-n20");
        Scenario drift = Presets.get("drift-m2-n20");
        Scenario many = ScenarioReader.load("drift-m2-n20", List.of("services.count=15", "requests.zipfRanks=20"));
        refused("bayes-filter", published, "caching.observation");
        refused("bayes-recall", drift, "requests.phases");
        refused("bayes-filter", many, "services.count: 15");
        assertThatThrownBy(() -> Catalogue.standard().policy("bayes-filter{frames: 0}")).hasMessageContaining("frames");
    }

    private static void refused(String name, Scenario scenario, String key) {
        assertThatThrownBy(() -> Catalogue.standard().policy(name).create(scenario, 1, localSearch(scenario)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name).hasMessageContaining(key)
                .hasMessageNotContaining("\n");
    }
}
