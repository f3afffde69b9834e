package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ddpg.TwinDdpg;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.FrameResult;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.mec.ObservingSolver;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwinActionDecoder;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinDdpgLearnerTest {
    private static final int USERS = 4;
    private static final int SMALL = 3 * USERS;
    private static final int LARGE = 20;
    private static final int SLOTS = 2;

    static Scenario scenario(String... sets) {
        List<String> all = new ArrayList<>(List.of("network.users=" + USERS, "time.slotsPerFrame=" + SLOTS,
                "time.framesPerEpisode=3", "agent.hidden1=8", "agent.hidden2=8", "agent.batch=4",
                "agent.learningStartFrame=2", "agent.updateEveryFrames=1", "agent.updatesPerRound=2"));
        all.addAll(List.of(sets));
        return ScenarioReader.load("published-m2-n20", all);
    }

    static TwinDdpgLearner learner(Scenario scenario, long seed) {
        return new TwinDdpgLearner("twin", agent(scenario, seed), scenario, seed);
    }

    private static TwinDdpg agent(Scenario scenario, long seed) {
        return new TwinDdpg(observationSize(scenario), SMALL, LARGE, scenario.services().count(), scenario.agent(),
                scenario.learning(), seed, GraphFixture.ONE_THREAD);
    }

    private static int observationSize(Scenario scenario) {
        return LargeTimescaleState.size(scenario.caching().observation(), 2, 10);
    }

    /** Plays episodes and returns what their frames earned. */
    static List<FrameResult> play(TwinDdpgLearner learner, Scenario scenario, int first, int end, int threads) {
        List<FrameResult> frames = new ArrayList<>();
        try (SlotExecutor executor = new SlotExecutor(() -> learner.slotSolver().orElseThrow(), threads)) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
            new TrainingLoop(env, learner, 7).listen(new TrainingListener() {
                @Override
                public void frame(int episode, FrameResult result, CachePlan plan) {
                    frames.add(result);
                }
            }).run(first, end, () -> false);
        }
        return frames;
    }

    private static float[] row(Map<String, NamedTensor> replay, String name, int row) {
        NamedTensor tensor = replay.get("replay/" + name);
        int width = (int) tensor.shape()[1];
        return Arrays.copyOfRange(tensor.values(), row * width, (row + 1) * width);
    }

    private static double[] invented(Scenario scenario, int step) {
        double[] observation = new double[observationSize(scenario)];
        for (int i = 0; i < observation.length; i++) {
            observation[i] = (i * 7 + step * 3) % 11 / 16.0;
        }
        return observation;
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /** Two frames of two slots, their observations and rewards made up, the environment's calls made by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"EXECUTED", "RAW"})
    void everySlotIsOneTransitionThatHoldsTheFramesPlan(String replayAction) {
        Scenario scenario = scenario("agent.replayAction=" + replayAction, "agent.noiseInitial=0.1",
                "agent.learningStartFrame=1000");
        SlotProblem problem = new SlotProblemBuilder(scenario).newProblem();
        for (int i = 0; i < USERS; i++) {
            problem.cell[i] = EdgeNetwork.cellOf(i, 2, USERS);
        }
        CachePlan[] plans = {new CachePlan(2, 10), new CachePlan(2, 10)};
        Decision[] decisions = new Decision[4];
        try (TwinDdpgLearner learner = learner(scenario, 3)) {
            ObservingSolver slots = (ObservingSolver) learner.slotSolver().orElseThrow();
            learner.startEpisode(5);
            for (int step = 0; step < 4; step++) {
                int frame = step / SLOTS;
                if (step % SLOTS == 0) {
                    learner.plan(invented(scenario, step), frame, plans[frame]);
                }
                problem.slot = step % SLOTS;
                decisions[step] = new Decision(USERS, 2, 10);
                slots.observe(invented(scenario, step));
                slots.solve(problem, decisions[step]);
                slots.slotDone(invented(scenario, step + 1), 0.25 * step);
                if (step % SLOTS == SLOTS - 1) {
                    learner.frameDone(new StepResult(new double[0], 9, false, false,
                            new FrameResult(frame, 9, 9, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0)));
                }
            }
            Map<String, NamedTensor> replay = learner.checkpoint(Map.of()).replay();
            assertThat(replay.get("replay/rewards").values()).containsExactly(0, 0.25f, 0.5f, 0.75f);
            assertThat(replay.get("replay/steps").values()).containsExactly(0, 1, 2, 3);
            assertThat(replay.get("replay/terminated").values()).containsOnly(0);
            assertThat(learner.checkpoint(Map.of()).count("frames")).isEqualTo(2);
            for (int step = 0; step < 4; step++) {
                assertThat(row(replay, "observations", step)).containsExactly(narrow(invented(scenario, step)));
                assertThat(row(replay, "nextObservations", step)).containsExactly(narrow(invented(scenario, step + 1)));
                float[] action = row(replay, "actions", step);
                assertDecodesTo(decisions[step], action, problem, scenario);
                float[] large = Arrays.copyOfRange(action, SMALL, SMALL + LARGE);
                assertDecodesTo(plans[step / SLOTS], large, replayAction.equals("EXECUTED"));
                assertThat(large).as("held through the frame")
                        .containsExactly(Arrays.copyOfRange(row(replay, "actions", step / SLOTS * SLOTS), SMALL,
                                SMALL + LARGE));
            }
            assertThat(Arrays.copyOf(row(replay, "actions", 0), SMALL))
                    .isNotEqualTo(Arrays.copyOf(row(replay, "actions", 1), SMALL));
        }
    }

    private static void assertDecodesTo(Decision decision, float[] action, SlotProblem problem, Scenario scenario) {
        double[] small = new double[SMALL];
        for (int i = 0; i < SMALL; i++) {
            assertThat(action[i]).isBetween(-1f, 1f);
            small[i] = action[i];
        }
        Decision decoded = new Decision(USERS, 2, 10);
        new TwinActionDecoder(scenario.shares(), 2).decode(problem, small, decoded);
        assertThat(decoded.offload).isEqualTo(decision.offload);
        assertThat(decoded.bandwidthShare).isEqualTo(decision.bandwidthShare);
        assertThat(decoded.frequencyShare).isEqualTo(decision.frequencyShare);
    }

    private static void assertDecodesTo(CachePlan plan, float[] large, boolean executed) {
        CachePlan decoded = new CachePlan(2, 10);
        decoded.decode(large);
        assertThat(decoded).isEqualTo(plan);
        for (float value : large) {
            assertThat(Math.abs(value) == 1).as("%s", value).isEqualTo(executed);
        }
    }

    /** With no noise an action is the agent's, and that of a frame's first slot comes from the run that planned the frame. */
    @Test
    void withoutNoiseTheActorsOutputsAreCarriedOut() {
        Scenario scenario = scenario("agent.replayAction=RAW", "agent.noiseInitial=0", "agent.smallNoiseInitial=0",
                "agent.learningStartFrame=1000");
        try (TwinDdpgLearner learner = learner(scenario, 3); TwinDdpg agent = agent(scenario, 3)) {
            List<FrameResult> frames = play(learner, scenario, 0, 1, 1);
            Map<String, NamedTensor> replay = learner.checkpoint(Map.of()).replay();
            float[] expected = new float[SMALL + LARGE];
            float[] large = new float[LARGE];
            for (int step = 0; step < 3 * SLOTS; step++) {
                agent.act(row(replay, "observations", step), expected);
                if (step % SLOTS == 0) {
                    System.arraycopy(expected, SMALL, large, 0, LARGE);
                }
                System.arraycopy(large, 0, expected, SMALL, LARGE);
                assertThat(row(replay, "actions", step)).containsExactly(expected);
                if (step > 0) {
                    assertThat(row(replay, "observations", step))
                            .containsExactly(row(replay, "nextObservations", step - 1));
                }
                if (step % SLOTS == SLOTS - 1) {
                    assertThat(row(replay, "rewards", step))
                            .containsExactly((float) frames.get(step / SLOTS).reward());
                }
            }
        }
    }

    @Test
    void theSameSeedLearnsTheSameForAnyNumberOfThreads() {
        Scenario scenario = scenario();
        try (TwinDdpgLearner one = learner(scenario, 3);
                TwinDdpgLearner same = learner(scenario, 3);
                TwinDdpgLearner other = learner(scenario, 4)) {
            List<FrameResult> frames = play(one, scenario, 0, 4, 1);
            assertThat(play(same, scenario, 0, 4, 3)).isEqualTo(frames);
            assertThat(play(other, scenario, 0, 4, 1)).isNotEqualTo(frames);
            assertThat(one.updates()).isEqualTo(2 * (4 * 3 - 1));
            assertThat(same.checkpoint(Map.of()).agent()).isEqualTo(one.checkpoint(Map.of()).agent())
                    .isNotEqualTo(other.checkpoint(Map.of()).agent());
        }
    }

    @Test
    void aRestoredLearnerGoesOnToTheLastBit() {
        Scenario scenario = scenario("learning.normaliseObservations=true", "learning.centreRewards=true");
        try (TwinDdpgLearner whole = learner(scenario, 3);
                TwinDdpgLearner first = learner(scenario, 3);
                TwinDdpgLearner second = learner(scenario, 3)) {
            List<FrameResult> expected = play(whole, scenario, 0, 5, 1);
            List<FrameResult> frames = new ArrayList<>(play(first, scenario, 0, 2, 1));
            second.restore(first.checkpoint(Map.of()));
            frames.addAll(play(second, scenario, 2, 5, 1));
            assertThat(frames).isEqualTo(expected);
            assertThat(second.checkpoint(Map.of()).agent()).isEqualTo(whole.checkpoint(Map.of()).agent());
        }
    }

    @Test
    void learningMovesBothActors() {
        Scenario scenario = scenario();
        try (TwinDdpgLearner learner = learner(scenario, 3)) {
            Map<String, NamedTensor> before = learner.policy().orElseThrow().tensors();
            play(learner, scenario, 0, 2, 1);
            assertThat(before).containsKeys("actor/dense0/weight", "smallActor/dense0/weight");
            learner.policy().orElseThrow().tensors()
                    .forEach((name, tensor) -> assertThat(tensor).as(name).isNotEqualTo(before.get(name)));
        }
    }
}
