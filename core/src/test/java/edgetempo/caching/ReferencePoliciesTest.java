package edgetempo.caching;

import static edgetempo.solver.CertifiedAssert.certified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.ServiceRanks;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import edgetempo.solver.ExactSolver;
import edgetempo.solver.LocalSearchSolver;
import edgetempo.solver.SearchLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What learning is measured against: plans valued as the environment pays, searched as well as exhaustively, followed over drift. */
class ReferencePoliciesTest {
    private static final long SEED = 17;

    private static Supplier<SlotSolver> exact(Scenario scenario) {
        return () -> new LocalSearchSolver(scenario);
    }

    private static List<CachePlan> allPlans(Scenario scenario) {
        List<CachePlan> plans = new ArrayList<>();
        int length = scenario.planLength();
        for (int bits = 0; bits < 1 << length; bits++) {
            CachePlan plan = StaticPlans.none(scenario);
            for (int b = 0; b < length; b++) {
                plan.set(b / plan.services(), b % plan.services(), (bits >>> b & 1) != 0);
            }
            plans.add(plan);
        }
        return plans;
    }

    private static double[] rewards(CachingPolicy policy, Scenario scenario, SlotSolver solver, int episodes) {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver);
        double[] rewards = new double[episodes];
        for (int e = 0; e < episodes; e++) {
            rewards[e] = Episodes.play(policy, env, SEED, e).reward();
        }
        return rewards;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n20", "published-m2-n20", "drift-m2-n20", "published-m3-n30"})
    void aPlanIsValuedAsTheEnvironmentPaysForIt(String preset) {
        Scenario scenario = ScenarioReader.load(preset, List.of("ga.generations=5"));
        CachePlan plan = StaticPlans.popularity(scenario);
        PlanValue values = new PlanValue(scenario, ~SEED, 1000, new GaSolver(scenario, GaBackends.fastest()));
        double played = mean(rewards(new FixedPlan("popularity", plan), scenario,
                new GaSolver(scenario, GaBackends.fastest()), 50)) / scenario.time().framesPerEpisode();
        double nothing = values.fixedPlanReward(StaticPlans.none(scenario), 1000);
        assertThat(played - nothing).isGreaterThan(0.1);
        assertThat(values.fixedPlanReward(plan, 1000)).isCloseTo(played, within(0.06 * (played - nothing)));
    }

    @Test
    void imposingTheLawOfTheScenarioValuesAPlanLikeItsOwnRequests() {
        Scenario scenario = Presets.get("physical-m2-n20");
        PlanValue values = new PlanValue(scenario, SEED, 2000, new LocalSearchSolver(scenario));
        CachePlan plan = StaticPlans.popularity(scenario);
        double own = values.frameReward(plan, 2000);
        double[] popularity = StaticPlans.expectedPopularity(scenario);
        values.requests(popularity);
        assertThat(values.frameReward(plan, 2000)).isCloseTo(own, within(0.02));
        double[] other = new double[popularity.length];
        for (int s = 0; s < popularity.length; s++) {
            other[s] = popularity[popularity.length - 1 - s];
        }
        values.requests(other);
        assertThat(values.frameReward(plan, 2000)).isLessThan(own - 0.1);
    }

    @Test
    void feasiblePlansAreAllThatFitUpToTheOrderOfEqualServers() {
        Scenario equal = ScenarioReader.load("physical-m3-n30",
                List.of("services.count=3", "services.sizeMib=8000", "network.users=9"));
        Scenario unequal = ScenarioReader.load("physical-m3-n30",
                List.of("services.count=3", "services.sizeMib=8000", "network.users=10"));
        // Sizes 7.8, 15.6 and 23.4 GiB in 30 GiB: of 8 subsets five fit: none, each alone, the smaller two.
        assertThat(FeasiblePlans.list(unequal, 1000)).doesNotHaveDuplicates().hasSize(5 * 5 * 5)
                .allSatisfy(
                        plan -> assertThat(
                                plan.overflowGib(new ServiceCatalogue(unequal), new ServerCatalogue(unequal)))
                                .isZero());
        assertThat(FeasiblePlans.list(equal, 1000)).doesNotHaveDuplicates().hasSize(35);
        assertThat(FeasiblePlans.list(equal, 34)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n20, 1", "physical-m2-n20, 0.001", "drift-m2-n20, 0.001", "drift-m2-n20, 1"})
    void theBestStaticPlanIsTheBestOfAllPlansOverflowIncluded(String preset, double overflowPenalty) {
        Scenario scenario = ScenarioReader.load(preset, List.of("network.users=8", "services.count=3",
                "services.sizeMib=8000", "caching.overflowPenaltyPerGib=" + overflowPenalty));
        BestStaticSearch search = new BestStaticSearch(scenario, SEED, exact(scenario));
        List<CachePlan> finalists = search.finalists();
        PlanValue values = new PlanValue(scenario, SEED, 1024, new LocalSearchSolver(scenario));
        double best = Double.NEGATIVE_INFINITY;
        for (CachePlan plan : allPlans(scenario)) {
            best = Math.max(best, values.fixedPlanReward(plan, 1024));
        }
        assertThat(values.fixedPlanReward(finalists.getFirst(), 1024)).isEqualTo(best);
        double bestPlayed = Double.NEGATIVE_INFINITY;
        for (CachePlan plan : finalists) {
            bestPlayed = Math.max(bestPlayed, search.play(plan));
        }
        CachePlan winner = search.plan();
        assertThat(search.play(winner)).isEqualTo(bestPlayed);
        boolean overflows = winner.overflowGib(new ServiceCatalogue(scenario), new ServerCatalogue(scenario)) > 0;
        assertThat(overflows).isEqualTo(overflowPenalty < 1);
        assertThat(search.plan()).isEqualTo(winner);
    }

    @Test
    void theBestStaticPlanIsThatOfTheSolverThatSolvesTheSlots() {
        Scenario scenario = Presets.get("physical-m2-n20");
        Supplier<SlotSolver> weak = () -> new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario);
        CachePlan forExact = new BestStaticSearch(scenario, SEED, exact(scenario)).finalists().getFirst();
        CachePlan forWeak = new BestStaticSearch(scenario, SEED, weak).finalists().getFirst();
        double[] exactPlan = rewards(new FixedPlan("exact", forExact), scenario, weak.get(), 10);
        double[] weakPlan = rewards(new FixedPlan("weak", forWeak), scenario, weak.get(), 10);
        assertThat(mean(weakPlan)).isGreaterThan(mean(exactPlan) + 0.3);
    }

    @Test
    void plansAreValuedByAnotherSolverWhereThePolicyIsToldSo() {
        Scenario scenario = ScenarioReader.load("drift-m2-n20",
                List.of("network.users=8", "services.count=4", "time.framesPerEpisode=6",
                        "learning.sequenceLength=1"));
        Supplier<SlotSolver> weak = () -> new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario);
        Supplier<SlotSolver> proven = () -> new ExactSolver(scenario, SearchLimits.NONE);
        for (String name : List.of("best-static", "adaptive-popularity", "clairvoyant")) {
            double[] told = rewards(Catalogue.standard().policy(name + "{solver: exact}").create(scenario, SEED, weak),
                    scenario, weak.get(), 3);
            assertThat(told).as(name)
                    .isEqualTo(rewards(Catalogue.standard().policy(name).create(scenario, SEED, proven), scenario,
                            weak.get(), 3))
                    .isNotEqualTo(rewards(Catalogue.standard().policy(name).create(scenario, SEED, weak), scenario,
                            weak.get(), 3));
        }
        assertThatThrownBy(() -> Catalogue.standard().policy("best-static{solver: exat}"))
                .hasMessageContaining("solver: exat is not known").hasMessageContaining("exact");
        assertThatThrownBy(() -> Catalogue.standard().policy("clairvoyant{solver: joint}"))
                .hasMessageContaining("allowed: own").hasMessageNotContaining("joint,");
    }

    private static double played(String name, Scenario scenario) {
        return mean(rewards(Catalogue.standard().policy(name).create(scenario, SEED, exact(scenario)), scenario,
                new LocalSearchSolver(scenario), 12));
    }

    @Test
    void knowingTheRanksBeatsEstimatingThemWhichBeatsTheBestStaticPlan() {
        Scenario scenario = Presets.get("drift-m2-n20");
        double adaptive = played("adaptive-popularity", scenario);
        assertThat(adaptive).isGreaterThan(played("best-static", scenario));
        assertThat(played("clairvoyant", scenario)).isGreaterThan(adaptive);
    }

    @Test
    void theClairvoyantAlsoFollowsDriftOverThreeServers() {
        Scenario scenario = ScenarioReader.load("drift-m3-n30", List.of("network.users=12"));
        assertThat(played("clairvoyant", scenario)).isGreaterThan(played("best-static", scenario));
    }

    @Test
    void theClairvoyantPlaysTheBestStaticPlanWhereTheLawNeverChangesAndKeepsOnePlanWhereOnlyEpisodesDiffer() {
        Scenario fixed = ScenarioReader.load("physical-m2-n20", List.of("network.users=8", "services.count=3"));
        assertThat(rewards(Catalogue.standard().policy("clairvoyant").create(fixed, SEED, exact(fixed)), fixed,
                new LocalSearchSolver(fixed), 2))
                .isEqualTo(rewards(Catalogue.standard().policy("best-static").create(fixed, SEED, exact(fixed)), fixed,
                        new LocalSearchSolver(fixed), 2));
        Scenario random = ScenarioReader.load("physical-m2-n20", List.of("requests.initialRanks=RANDOM"));
        CachingPolicy clairvoyant = Catalogue.standard().policy("clairvoyant").create(random, SEED, exact(random));
        List<CachePlan> plans = new ArrayList<>();
        for (int episode = 0; episode < 3; episode++) {
            clairvoyant.reset(SEED, episode);
            CachePlan plan = StaticPlans.none(random);
            clairvoyant.plan(new double[0], 0, plan);
            plans.add(plan.copy());
            for (int frame = 1; frame < 20; frame++) {
                clairvoyant.plan(new double[0], frame, plan);
                assertThat(plan).isEqualTo(plans.getLast());
            }
        }
        assertThat(plans).doesNotHaveDuplicates();
    }

    @Test
    void aSwitchIsMadeForALawThatLastsAndNotForTheLastFrame() {
        // A frame gains about 0.7 from caching; filling a cache costs 6.
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("caching.switchPenaltyPerS=0.02"));
        double[] popularity = StaticPlans.expectedPopularity(scenario);
        CachePlan plan = StaticPlans.none(scenario);
        FittedPlanner planner = FittedPlanner.fit(scenario, SEED, new LocalSearchSolver(scenario));
        planner.plan(popularity, planner.expectedFrames(19, 0), plan);
        assertThat(plan).isEqualTo(StaticPlans.none(scenario));
        planner.plan(popularity, planner.expectedFrames(0, 1), plan);
        assertThat(plan).isEqualTo(StaticPlans.none(scenario));
        planner.plan(popularity, planner.expectedFrames(0, 0), plan);
        assertThat(plan).isNotEqualTo(StaticPlans.none(scenario));
    }

    @Test
    void referencesAreTheSameOnAnyNumberOfThreads() {
        Scenario scenario = ScenarioReader.load("drift-m2-n20",
                List.of("network.users=8", "services.count=4", "time.framesPerEpisode=6",
                        "learning.sequenceLength=1"));
        for (String name : List.of("best-static", "adaptive-popularity", "clairvoyant")) {
            List<EpisodeResult> alone = pool(name, scenario, 1);
            assertThat(pool(name, scenario, 3)).as(name).isEqualTo(alone);
        }
    }

    private static List<EpisodeResult> pool(String name, Scenario scenario, int threads) {
        return new EpisodePool(() -> new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario)),
                Catalogue.standard().policy(name).factory(scenario, SEED, exact(scenario)), threads)
                .play(EpisodePool.episodes(SEED, 0, 6));
    }

    @Test
    void aPolicyWithoutWhatItNeedsIsRefusedInOneLine() {
        Scenario published = Presets.get("published-m2-n20");
        assertThatThrownBy(
                () -> Catalogue.standard().policy("adaptive-popularity").create(published, 1, exact(published)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PUBLISHED")
                .hasMessageContaining("EXTENDED").hasMessageNotContaining("\n");
        Scenario joint = ScenarioReader.load("physical-m2-n20", List.of("ga.variant=JOINT"));
        for (String name : List.of("best-static", "adaptive-popularity", "clairvoyant")) {
            assertThatThrownBy(
                    () -> Catalogue.standard().policy(name).create(joint, 1,
                            () -> new GaSolver(joint, GaBackends.fastest())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name)
                    .hasMessageContaining("another solver");
        }
    }

    @Test
    void whoeverKnowsSeedEpisodeAndFrameFollowsTheRanks() {
        Scenario scenario = Presets.get("drift-m2-n20");
        ServiceRanks ranks = new ServiceRanks(scenario);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, new LocalSearchSolver(scenario)));
        double[] popularity = new double[10];
        double[] expected = new double[10];
        double[] counted = new double[10];
        for (int episode = 0; episode < 30; episode++) {
            env.reset(SEED, episode);
            ranks.startEpisode(SEED, episode);
            for (int frame = 0; frame < 20; frame++) {
                ranks.startFrame(frame);
                ranks.popularity(popularity);
                double[] observation = env.step(StaticPlans.none(scenario)).observation();
                double most = 0;
                double seen = 0;
                for (int s = 0; s < 10; s++) {
                    most += popularity[s] * popularity[s];
                    seen += popularity[s] * observation[50 + s];
                }
                expected[0] += most;
                counted[0] += seen;
            }
        }
        // Requests agree with the distribution that is known exactly as much as the distribution agrees with itself.
        assertThat(counted[0] / 600).isCloseTo(expected[0] / 600, within(0.003));
    }
}
