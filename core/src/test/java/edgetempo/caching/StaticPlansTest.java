package edgetempo.caching;

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
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPlansTest {
    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m3-n30", "drift-m2-n20"})
    void plansMadeWithoutPricingOverflowKeepEveryServerWithinItsCapacity(String preset) {
        Scenario scenario = Presets.get(preset);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        CachePlan plan = StaticPlans.none(scenario);
        for (String name : List.of("none", "all", "random", "popularity", "greedy")) {
            CachingPolicy policy = Catalogue.standard().policy(name).create(scenario, 1,
                    () -> new LocalSearchSolver(scenario));
            policy.reset(1, 0);
            for (int frame = 0; frame < 20; frame++) {
                policy.plan(new double[0], frame, plan);
                for (int m = 0; m < plan.servers(); m++) {
                    assertThat(plan.usedGib(m, catalogue)).as(name)
                            .isLessThanOrEqualTo(scenario.caching().capacityGib());
                }
            }
        }
    }

    @Test
    void everythingFitsInThePublishedCacheAndTheFiveSmallestInThePhysicalOne() {
        assertThat(StaticPlans.all(Presets.get("published-m2-n20"))).hasToString("1111111111 1111111111");
        // 2 000 MiB·(1 + 2 + 3 + 4 + 5) = 29.3 GiB
        assertThat(StaticPlans.all(Presets.get("physical-m2-n20"))).hasToString("1111100000 1111100000");
    }

    @Test
    void popularityTakesTheMostRequestedServicesThatFit() {
        // Service 10 (19.5 GiB) first; then the most popular of what still fits in 10.5 GiB: service 5 (9.8 GiB).
        assertThat(StaticPlans.popularity(Presets.get("physical-m2-n20"))).hasToString("0000100001 0000100001");
        double[] popularity = StaticPlans.expectedPopularity(Presets.get("published-m2-n20"));
        assertThat(Arrays.stream(popularity).sum()).isCloseTo(1, within(1e-12));
        assertThat(popularity[9]).isGreaterThan(popularity[8]);
    }

    @Test
    void randomPlansChangeFromFrameToFrameAndRepeatForASeed() {
        Scenario scenario = Presets.get("physical-m2-n20");
        RandomPlan policy = new RandomPlan(scenario);
        CachePlan a = StaticPlans.none(scenario);
        CachePlan b = StaticPlans.none(scenario);
        policy.reset(5, 2);
        policy.plan(new double[0], 0, a);
        policy.plan(new double[0], 1, b);
        assertThat(a).isNotEqualTo(b);
        policy.plan(new double[0], 0, b);
        assertThat(b).isEqualTo(a);
    }

    @Test
    void greedyClosesNearlyTheWholeGapToTheExhaustiveOptimum() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("network.users=8", "services.count=4", "services.sizeMib=5000"));
        GreedyKnapsack greedy = new GreedyKnapsack(scenario, 3);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        double best = Double.NEGATIVE_INFINITY;
        CachePlan plan = StaticPlans.none(scenario);
        for (int bits = 0; bits < 256; bits++) {
            for (int b = 0; b < 8; b++) {
                plan.set(b / 4, b % 4, (bits >>> b & 1) != 0);
            }
            if (plan.overflowGib(catalogue, new ServerCatalogue(scenario)) == 0) {
                best = Math.max(best, greedy.value(plan));
            }
        }
        double none = greedy.value(StaticPlans.none(scenario));
        assertThat(best).isGreaterThan(none);
        assertThat((greedy.value(greedy.plan()) - none) / (best - none)).isGreaterThan(0.95);
    }

    @Test
    void unknownPoliciesAreRefusedWithTheNamesThereAre() {
        Scenario scenario = Presets.get("physical-m2-n20");
        assertThatThrownBy(
                () -> Catalogue.standard().policy("oracle").create(scenario, 1, () -> new LocalSearchSolver(scenario)))
                .hasMessageContaining("oracle")
                .hasMessageContaining(String.join(", ", Catalogue.standard().policies().names()));
    }

    @Test
    void independentSeedsAndEpisodesGiveTheSameResultsOnAnyNumberOfThreads() {
        Scenario scenario = ScenarioReader.load("published-m2-n20",
                List.of("ga.generations=4", "time.framesPerEpisode=3"));
        List<EpisodePool.Job> jobs = new ArrayList<>(EpisodePool.episodes(1, 0, 4));
        jobs.addAll(EpisodePool.episodes(2, 7, 3));
        List<EpisodeResult> alone = pool(scenario, 1).play(jobs);
        assertThat(pool(scenario, 2).play(jobs)).isEqualTo(alone);
        assertThat(pool(scenario, 5).play(jobs)).isEqualTo(alone);
        assertThat(alone.get(5).episode()).isEqualTo(8);
    }

    private static EpisodePool pool(Scenario scenario, int threads) {
        return new EpisodePool(() -> new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest())),
                () -> new RandomPlan(scenario), threads);
    }
}
