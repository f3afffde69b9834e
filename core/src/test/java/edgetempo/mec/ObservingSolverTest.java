package edgetempo.mec;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.RandomPlan;
import edgetempo.caching.StaticPlans;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservingSolverTest {
    /** Decides like local search, and notes what it is told. */
    private static final class Witness implements ObservingSolver {
        private final Scenario scenario;
        private final LocalSearchSolver delegate;
        private final List<double[]> before = new ArrayList<>();
        private final List<double[]> after = new ArrayList<>();
        private final List<Double> rewards = new ArrayList<>();

        private Witness(Scenario scenario) {
            this.scenario = scenario;
            delegate = new LocalSearchSolver(scenario);
        }

        @Override
        public void reset() {
            delegate.reset();
        }

        @Override
        public void observe(double[] observation) {
            before.add(observation.clone());
        }

        @Override
        public void solve(SlotProblem problem, Decision decision) {
            assertThat(before).hasSize(after.size() + 1);
            delegate.solve(problem, decision);
            assertCertified(scenario, problem, decision);
        }

        @Override
        public void slotDone(double[] nextObservation, double runningReward) {
            after.add(nextObservation.clone());
            rewards.add(runningReward);
        }

        @Override
        public String name() {
            return "witness";
        }
    }

    private static Scenario scenario(String preset) {
        return ScenarioReader.load(preset,
                List.of("time.framesPerEpisode=4", "caching.capacityGib=20", "learning.sequenceLength=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20", "drift-m3-n30", "published-m3-n30"})
    void playingSlotBySlotGivesTheTrajectoryOfPlayingWholeFrames(String preset) {
        Scenario scenario = scenario(preset);
        TwoTimescaleEnv slotBySlot = new TwoTimescaleEnv(scenario, new Witness(scenario));
        TwoTimescaleEnv frames = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        CachingPolicy policy = new RandomPlan(scenario);
        CachePlan plan = StaticPlans.none(scenario);
        for (int episode = 0; episode < 2; episode++) {
            double[] observation = frames.reset(6, episode);
            assertThat(slotBySlot.reset(6, episode)).isEqualTo(observation);
            policy.reset(6, episode);
            for (int frame = 0; frame < 4; frame++) {
                policy.plan(observation, frame, plan);
                StepResult expected = frames.step(plan);
                StepResult step = slotBySlot.step(plan);
                assertThat(step.info()).isEqualTo(expected.info());
                assertThat(step.observation()).isEqualTo(expected.observation());
                observation = expected.observation();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20"})
    void observationsAreOneChainThatBeginsWithWhatTheEnvironmentReturned(String preset) {
        Scenario scenario = scenario(preset);
        Witness witness = new Witness(scenario);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, witness);
        double[] returned = env.reset(6);
        CachePlan plan = StaticPlans.none(scenario);
        for (int frame = 0; frame < 4; frame++) {
            plan.set(0, frame, true);
            StepResult step = env.step(plan);
            assertThat(witness.before.get(5 * frame)).isEqualTo(returned);
            assertThat(returned[frame]).as("cache bit of the frame before").isZero();
            for (int slot = 0; slot < 5; slot++) {
                int at = 5 * frame + slot;
                assertThat(witness.after.get(at)[frame]).as("cache bit of this frame").isEqualTo(1);
                if (slot > 0) {
                    assertThat(witness.before.get(at)).isEqualTo(witness.after.get(at - 1))
                            .isNotEqualTo(witness.after.get(at));
                }
            }
            assertThat(witness.after.getLast()).isEqualTo(step.observation());
            returned = step.observation();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20"})
    void aSlotEarnsTheFramesRewardSoFar(String preset) {
        Scenario scenario = scenario(preset);
        Witness witness = new Witness(scenario);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, witness);
        env.reset(6);
        QosScorer scorer = new QosScorer(scenario.shares());
        CachePlan everything = StaticPlans.none(scenario);
        for (int service = 0; service < everything.services(); service++) {
            everything.set(1, service, true);
        }
        for (int frame = 0; frame < 2; frame++) {
            FrameResult result = env.step(everything).info();
            double penalties = result.switchS() / 1000 + result.overflowGib() / 100;
            assertThat(result.overflowGib()).isPositive();
            double qos = 0;
            for (int slot = 0; slot < 5; slot++) {
                qos += scorer.score(env.problem(slot), env.decision(slot), new double[20]);
                assertThat(witness.rewards.get(5 * frame + slot))
                        .isCloseTo(qos / (slot + 1) / 10 - penalties, within(1e-12));
            }
            assertThat(witness.rewards.getLast()).isEqualTo(result.reward());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anExecutorUsesOneThreadForIt(int threads) {
        Scenario scenario = scenario("physical-m2-n20");
        try (SlotExecutor executor = new SlotExecutor(() -> new Witness(scenario), threads)) {
            assertThat(executor.threads()).isEqualTo(1);
        }
    }
}
