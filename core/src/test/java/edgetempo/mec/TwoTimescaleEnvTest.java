package edgetempo.mec;

import static edgetempo.solver.CertifiedAssert.certified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.Episodes;
import edgetempo.caching.FixedPlan;
import edgetempo.caching.RandomPlan;
import edgetempo.caching.StaticPlans;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoTimescaleEnvTest {
    @Test
    void anEpisodeIsTruncatedAfterItsLastFrameAndNeverTerminates() {
        Scenario scenario = Presets.get("physical-m2-n20");
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, new LocalSearchSolver(scenario)));
        CachePlan plan = StaticPlans.none(scenario);
        assertThatThrownBy(() -> env.step(plan)).isInstanceOf(IllegalStateException.class);
        assertThat(env.reset(1)).hasSize(env.observationSize()).containsOnly(0);
        for (int frame = 0; frame < 20; frame++) {
            StepResult step = env.step(plan);
            assertThat(step.terminated()).isFalse();
            assertThat(step.truncated()).isEqualTo(frame == 19);
            assertThat(step.info().frame()).isEqualTo(frame);
        }
        assertThatThrownBy(() -> env.step(plan)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rewardIsTheSumOfItsPartsAndSwitchingIsPaidOnce() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("caching.capacityGib=5"));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, new LocalSearchSolver(scenario)));
        env.reset(3);
        CachePlan plan = StaticPlans.none(scenario);
        plan.set(0, 4, true);
        plan.set(1, 0, true);
        FrameResult first = env.step(plan).info();
        // Service 5 takes 50 s to fetch, service 1 takes 10 s; service 5 is 10 000 MiB where 5 GiB fit.
        assertThat(first.switchS()).isEqualTo(60);
        assertThat(first.overflowGib()).isCloseTo(10000 / 1024.0 - 5, within(1e-12));
        assertThat(first.reward()).isCloseTo(first.meanQos() / 10 - 0.06 - first.overflowGib() / 100, within(1e-12));
        assertThat(first.localUsers() + first.hitUsers() + first.cloudUsers()).isEqualTo(100);
        assertThat(env.step(plan).info().switchS()).isZero();
        plan.set(0, 4, false);
        assertThat(env.step(plan).info().switchS()).isZero();
        plan.set(0, 4, true);
        assertThat(env.step(plan).info().switchS()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20", "drift-m3-n30", "published-m3-n30"})
    void theSameSeedGivesTheSameTrajectoryForOneAndTwoThreads(String preset) {
        Scenario scenario = ScenarioReader.load(preset,
                List.of("ga.generations=5", "time.framesPerEpisode=4", "learning.sequenceLength=1"));
        assertThat(trajectory(scenario, 11, 1)).isEqualTo(trajectory(scenario, 11, 1))
                .isEqualTo(trajectory(scenario, 11, 2)).isEqualTo(trajectory(scenario, 11, 4))
                .isNotEqualTo(trajectory(scenario, 12, 1));
    }

    private static List<Double> trajectory(Scenario scenario, long seed, int threads) {
        List<Double> values = new ArrayList<>();
        CachingPolicy policy = new RandomPlan(scenario);
        CachePlan plan = StaticPlans.none(scenario);
        try (SlotExecutor executor = new SlotExecutor(
                () -> certified(scenario, new GaSolver(scenario, GaBackends.fastest())), threads)) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
            for (int episode = 0; episode < 2; episode++) {
                double[] observation = env.reset(seed, episode);
                policy.reset(seed, episode);
                for (int frame = 0; frame < 4; frame++) {
                    policy.plan(observation, frame, plan);
                    StepResult step = env.step(plan);
                    observation = step.observation();
                    values.add(step.reward());
                    for (double value : observation) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }

    @Test
    void anEpisodeDoesNotDependOnTheEpisodesPlayedBefore() {
        Scenario scenario = ScenarioReader.load("published-m2-n20",
                List.of("ga.generations=4", "time.framesPerEpisode=3"));
        CachingPolicy policy = new FixedPlan("all", StaticPlans.all(scenario));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario,
                certified(scenario, new GaSolver(scenario, GaBackends.fastest())));
        EpisodeResult fresh = Episodes.play(policy, env, 5, 7);
        Episodes.play(policy, env, 5, 8);
        assertThat(Episodes.play(policy, env, 5, 7)).isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 3", "2, 3, 1", "3, 2, 10", "32, 40, 12", "5, 51, 70"})
    void anyNumberOfServersUsersAndServicesWorks(int servers, int users, int services) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("network.servers=" + servers, "network.users=" + users, "services.count=" + services,
                        "requests.zipfRanks=" + Math.max(20, services), "ga.generations=3", "time.framesPerEpisode=2"));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario,
                certified(scenario, new GaSolver(scenario, GaBackends.fastest())));
        EpisodeResult result = Episodes.play(new FixedPlan("all", StaticPlans.all(scenario)), env, 1, 0);
        assertThat(result.reward()).isFinite();
        assertThat(result.localUsers() + result.hitUsers() + result.cloudUsers()).isEqualTo(2L * 5 * users);
    }

    @ParameterizedTest
    @ValueSource(strings = {"physical-m2-n20", "physical-m5-n50"})
    void sharesOfACellAndOfAServerSumToOne(String preset) {
        Scenario scenario = ScenarioReader.load(preset, List.of("ga.generations=3"));
        for (SlotSolver solver : List.of(new GaSolver(scenario, GaBackends.fastest()), new LocalSearchSolver(scenario),
                new BaselineSolver(BaselineSolver.Rule.RANDOM, scenario))) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, solver));
            env.reset(9);
            env.step(StaticPlans.popularity(scenario));
            for (int slot = 0; slot < scenario.time().slotsPerFrame(); slot++) {
                SlotProblem problem = env.problem(slot);
                Decision decision = env.decision(slot);
                double[] band = new double[problem.servers];
                double[] processor = new double[problem.servers];
                for (int i = 0; i < problem.users; i++) {
                    band[problem.cell[i]] += decision.bandwidthShare[i];
                    if (decision.offload[i] != 0) {
                        processor[decision.offload[i] - 1] += decision.frequencyShare[i];
                    }
                }
                for (int m = 0; m < problem.servers; m++) {
                    assertThat(band[m]).as(solver.name()).satisfiesAnyOf(sum -> assertThat(sum).isZero(),
                            sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
                    assertThat(processor[m]).as(solver.name()).satisfiesAnyOf(sum -> assertThat(sum).isZero(),
                            sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
                }
            }
        }
    }

    @Test
    void theJointVariantChoosesItsOwnPlansAndPaysForThem() {
        Scenario scenario = ScenarioReader.load("published-m2-n20",
                List.of("ga.variant=JOINT", "time.framesPerEpisode=3"));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest()));
        EpisodeResult ours = Episodes.play(new FixedPlan("none", StaticPlans.none(scenario)), env, 1, 0);
        EpisodeResult same = Episodes.play(new FixedPlan("all", StaticPlans.all(scenario)), env, 1, 0);
        assertThat(ours).isEqualTo(same);
        assertThat(ours.switchS()).isPositive();
        assertThat(ours.hitUsers()).isPositive();
    }

    @Test
    void extendedObservationsCountTheLastFrameOnlyAndHoldItsRequestHistogram() {
        Scenario scenario = Presets.get("physical-m2-n20");
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, certified(scenario, new LocalSearchSolver(scenario)));
        env.reset(2);
        CachePlan plan = StaticPlans.popularity(scenario);
        env.step(plan);
        double[] observation = env.step(plan).observation();
        double[] histogram = new double[10];
        for (int slot = 0; slot < 5; slot++) {
            for (int s : env.problem(slot).service) {
                histogram[s] += 0.01;
            }
        }
        assertThat(observation).hasSize(60);
        for (int s = 0; s < 10; s++) {
            assertThat(observation[50 + s]).isCloseTo(histogram[s], within(1e-12));
            assertThat(observation[s]).isEqualTo(plan.get(0, s) ? 1 : 0);
        }
    }
}
