package edgetempo.agents.ddpg;

import static edgetempo.agents.ddpg.DdpgFixture.ACTION;
import static edgetempo.agents.ddpg.DdpgFixture.BATCH;
import static edgetempo.agents.ddpg.DdpgFixture.OBSERVATION;
import static edgetempo.agents.ddpg.DdpgFixture.agent;
import static edgetempo.agents.ddpg.DdpgFixture.batch;
import static edgetempo.agents.ddpg.DdpgFixture.part;
import static edgetempo.agents.ddpg.DdpgFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.scenario.mec.AgentSettings;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DdpgTest {
    private static final AgentSettings USUAL = settings(1e-3, 2e-3, 0.005, false);
    /** So small a step that no float32 weight changes. */
    private static final double NO_STEP = 1e-30;

    @Test
    void actsAsItsExportedPolicySays() {
        try (LstmDdpg agent = agent(USUAL, 4)) {
            agent.update(batch(0));
            float[] observation = {0.5f, -1, 2, 0.25f};
            float[] action = new float[ACTION];
            agent.act(observation, action);

            Map<String, NamedTensor> policy = agent.exportPolicy();
            ReferenceNetwork reference = new ReferenceNetwork(
                    DdpgNetworks.lstm(OBSERVATION, ACTION, USUAL, 0).actors().getFirst().form(),
                    "actor");
            double[] expected = reference.forward(ReferenceNetwork.widen(policy), new double[]{0.5, -1, 2, 0.25});
            for (int i = 0; i < ACTION; i++) {
                assertThat((double) action[i]).isCloseTo(expected[i], within(1e-6));
            }
            assertThat(policy.keySet()).allMatch(name -> name.startsWith("actor/") && !name.contains("adam"));
            assertThat(agent.policyForms().get("actor"))
                    .isEqualTo("4 > dense 7 leaky 0.01 > lstm 6 > dense 5 leaky 0.01 > dense 3 tanh");
        }
    }

    @Test
    void targetNetworksStartEqual() {
        try (LstmDdpg agent = agent(USUAL, 4)) {
            Map<String, NamedTensor> state = agent.exportState();
            for (String network : new String[]{"actor", "critic"}) {
                for (NamedTensor target : part(state, network + "Target/").values()) {
                    assertThat(target.values())
                            .containsExactly(state.get(target.name().replace("Target", "")).values());
                }
            }
        }
    }

    @Test
    void otherSeedGivesOtherWeights() {
        try (LstmDdpg one = agent(USUAL, 4); LstmDdpg other = agent(USUAL, 5)) {
            assertThat(one.exportPolicy()).isNotEqualTo(other.exportPolicy());
        }
    }

    @Test
    void criticLossFallsOnAFixedBatch() {
        try (LstmDdpg agent = agent(settings(1e-4, 5e-3, 0.005, false), 4)) {
            float first = agent.update(batch(0)).critic();
            float last = first;
            for (int i = 0; i < 300; i++) {
                last = agent.update(batch(0)).critic();
            }
            assertThat(last).isLessThan(0.1f * first);
        }
    }

    @Test
    void criticStepLeavesTheActorAlone() {
        try (LstmDdpg agent = agent(settings(NO_STEP, 1e-2, 0.5, false), 4)) {
            Map<String, NamedTensor> before = agent.exportState();
            agent.update(batch(0));
            Map<String, NamedTensor> after = agent.exportState();
            assertThat(agent.exportPolicy().values()).allMatch(tensor -> tensor.equals(before.get(tensor.name())));
            assertThat(part(after, "actorTarget/")).isEqualTo(part(before, "actorTarget/"));
            assertThat(after.get("critic/dense0/weight")).isNotEqualTo(before.get("critic/dense0/weight"));
            assertThat(after.get("criticTarget/dense0/weight")).isNotEqualTo(before.get("criticTarget/dense0/weight"));
        }
    }

    @Test
    void actorStepLeavesTheCriticAlone() {
        try (LstmDdpg agent = agent(settings(1e-2, NO_STEP, 0.5, false), 4)) {
            Map<String, NamedTensor> before = agent.exportState();
            agent.update(batch(0));
            Map<String, NamedTensor> after = agent.exportState();
            assertThat(part(after, "critic/dense")).isEqualTo(part(before, "critic/dense"));
            assertThat(part(after, "critic/lstm")).isEqualTo(part(before, "critic/lstm"));
            assertThat(part(after, "criticTarget/")).isEqualTo(part(before, "criticTarget/"));
            assertThat(after.get("actor/lstm1/inputWeight")).isNotEqualTo(before.get("actor/lstm1/inputWeight"));
            assertThat(after.get("actorTarget/dense0/bias")).isNotEqualTo(before.get("actorTarget/dense0/bias"));
        }
    }

    @Test
    void frozenCriticAndItsTargetNeverChangeWhileTheActorLearns() {
        try (LstmDdpg agent = agent(settings(1e-2, 1e-2, 0.5, true), 4)) {
            Map<String, NamedTensor> before = agent.exportState();
            for (int i = 0; i < 10; i++) {
                agent.update(batch(i));
            }
            Map<String, NamedTensor> after = agent.exportState();
            assertThat(part(after, "critic")).isEqualTo(part(before, "critic"));
            assertThat(part(after, "actor/dense0/weight")).isNotEqualTo(part(before, "actor/dense0/weight"));
            assertThat(part(after, "actorTarget/dense0")).isNotEqualTo(part(before, "actorTarget/dense0"));
        }
    }

    @Test
    void sameSeedAndBatchesGiveTheSameBits() {
        try (LstmDdpg one = agent(USUAL, 4); LstmDdpg other = agent(USUAL, 4)) {
            for (int i = 0; i < 20; i++) {
                assertThat(one.update(batch(i))).isEqualTo(other.update(batch(i)));
            }
            assertThat(one.exportState()).isEqualTo(other.exportState());
        }
    }

    @Test
    void importedStateGoesOnExactlyAsTheOriginal() {
        try (LstmDdpg original = agent(USUAL, 4); LstmDdpg resumed = agent(USUAL, 99)) {
            for (int i = 0; i < 5; i++) {
                original.update(batch(i));
            }
            resumed.importState(original.exportState());
            for (int i = 5; i < 15; i++) {
                assertThat(resumed.update(batch(i))).isEqualTo(original.update(batch(i)));
            }
            assertThat(resumed.exportState()).isEqualTo(original.exportState());
        }
    }

    @Test
    void onlyTerminationCutsTheReturn() {
        AgentSettings frozen = settings(1e-3, 1e-3, 0.005, true);
        try (LstmDdpg agent = agent(frozen, 4)) {
            TransitionBatch ended = batch(0);
            TransitionBatch goesOn = batch(0);
            Arrays.fill(ended.bootstraps(), 0);
            Arrays.fill(goesOn.bootstraps(), 0.9f);
            assertThat(agent.update(ended).critic()).isNotEqualTo(agent.update(goesOn).critic());
        }
    }

    @Test
    void actingStepByStepIsTheUnrolledActorUntilItForgets() {
        try (LstmDdpg agent = agent(USUAL, 4, "sequenceLength=3")) {
            TransitionBatch batch = DdpgFixture.fill(agent.newBatch(), 0);
            agent.update(batch);
            double[][] sequence = new double[10][OBSERVATION];
            float[][] actions = new float[10][ACTION];
            act(agent, sequence, actions);
            Map<String, double[]> weights = ReferenceNetwork.widen(agent.exportState());
            ReferenceNetwork reference = new ReferenceNetwork(
                    DdpgNetworks.lstm(OBSERVATION, ACTION, USUAL, 0).actors().getFirst().form(), "actor");
            double[][] expected = reference.unroll(weights, sequence, reference.zeroStates());
            assertClose(actions, expected);
            act(agent, sequence, actions);
            assertThat((double) actions[0][0]).isNotCloseTo(expected[0][0], within(1e-4));
            agent.forget();
            act(agent, sequence, actions);
            assertClose(actions, expected);
            assertThat(agent.remembers()).isTrue();
        }
    }

    @Test
    void aMinibatchHasItsTransitionsInWholeWindowsAndAtLeastOne() {
        for (int[] sequenceAndWindows : new int[][]{{1, 8}, {2, 4}, {3, 2}, {9, 1}}) {
            try (LstmDdpg agent = agent(USUAL, 4, "sequenceLength=" + sequenceAndWindows[0])) {
                assertThat(agent.batchSize()).isEqualTo(sequenceAndWindows[1]);
                assertThat(agent.newBatch().steps()).isEqualTo(sequenceAndWindows[0]);
            }
        }
    }

    @Test
    void agentsWithoutMemoryActOnTheObservationAlone() {
        try (LstmDdpg agent = agent(USUAL, 4)) {
            double[][] sequence = new double[10][OBSERVATION];
            float[][] first = new float[10][ACTION];
            float[][] second = new float[10][ACTION];
            act(agent, sequence, first);
            act(agent, sequence, second);
            assertThat(second).isDeepEqualTo(first);
            assertThat(agent.remembers()).isFalse();
        }
    }

    @Test
    void nothingIsLearntFromStepsOfTheBurnInButWhatWasObservedAndDoneThere() {
        try (LstmDdpg agent = agent(USUAL, 4, "sequenceLength=2", "burnIn=2")) {
            Map<String, NamedTensor> start = agent.exportState();
            TransitionBatch batch = DdpgFixture.fill(agent.newBatch(), 0);
            UpdateLosses losses = agent.update(batch);
            Map<String, NamedTensor> after = agent.exportState();
            int burnt = 2 * batch.size();
            Arrays.fill(batch.rewards(), 0, burnt, 1000);
            Arrays.fill(batch.bootstraps(), 0, burnt, 1000);
            agent.importState(start);
            assertThat(agent.update(batch)).isEqualTo(losses);
            assertThat(agent.exportState()).isEqualTo(after);
            batch.actions()[0] += 0.5f;
            agent.importState(start);
            assertThat(agent.update(batch)).isNotEqualTo(losses);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (LstmDdpg agent = agent(USUAL, 4)) {
            assertThatThrownBy(() -> agent.act(new float[3], new float[ACTION]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the agent maps 4 values to 3, found 3 and 3");
            assertThatThrownBy(() -> agent.update(TransitionBatch.allocate(BATCH, 2, OBSERVATION, ACTION)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> agent.update(TransitionBatch.allocate(2, 1, OBSERVATION, ACTION)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the agent learns from 8 windows of 1 transitions of 4 and 3 values, found 2 of 1 of 4 and 3");
        }
    }

    @Test
    void arraysThatAnOptionNeedsAreAskedFor() {
        assertAskedFor("targetNoise=0.1", "this update takes 24 values of target noise, found 0");
        assertAskedFor("predictionWeight=0.1", "this update takes 16 values of shares, found 0");
        assertAskedFor("priorityExponent=0.6", "this update takes 8 values of errors, found 0");
    }

    private static void assertAskedFor(String option, String message) {
        try (LstmDdpg agent = agent(USUAL, 4, option)) {
            assertThatThrownBy(() -> agent.update(batch(0))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    /** Acts on a fixed sequence, which is written down. */
    private static void act(LstmDdpg agent, double[][] sequence, float[][] actions) {
        TransitionBatch source = batch(3);
        float[] observation = new float[OBSERVATION];
        for (int t = 0; t < sequence.length; t++) {
            for (int i = 0; i < OBSERVATION; i++) {
                observation[i] = source.observations()[t * OBSERVATION + i];
                sequence[t][i] = observation[i];
            }
            agent.act(observation, actions[t]);
        }
    }

    private static void assertClose(float[][] actions, double[][] expected) {
        for (int t = 0; t < actions.length; t++) {
            for (int i = 0; i < ACTION; i++) {
                assertThat((double) actions[t][i]).as("step %d", t).isCloseTo(expected[t][i], within(1e-6));
            }
        }
    }
}
