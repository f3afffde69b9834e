package edgetempo.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.ActorNetwork;
import edgetempo.agents.policy.ActorWeights;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An update against equations (26) to (28) written out in double precision, and its gradient against finite differences. */
class DqnUpdateTest {
    private static final int ACTIONS = DqnFixture.ACTIONS;

    @ParameterizedTest
    @CsvSource({"PLAIN, false", "PLAIN, true", "DUELING, false", "DUELING, true"})
    void lossAndGradientAreThoseOfTheEquations(QHead head, boolean doubleQ) {
        DqnSettings settings = DqnFixture.settings(head, doubleQ);
        try (Dqn dqn = new Dqn(settings, 3, 0, GraphFixture.REWRITTEN)) {
            // A few updates, so that network and target network differ.
            for (int i = 0; i < 20; i++) {
                dqn.update(DqnFixture.batch(i), 0.05);
            }
            Map<String, NamedTensor> before = dqn.exportState();
            DqnBatch batch = DqnFixture.batch(99);
            double loss = dqn.update(batch, 1e-3);
            Map<String, NamedTensor> after = dqn.exportState();

            Map<String, double[]> weights = ReferenceNetwork.widen(before);
            double[] targets = targets(settings, weights, batch);
            assertThat(loss).isCloseTo(loss(settings, weights, batch, targets), within(1e-5));
            for (NamedTensor tensor : before.values()) {
                if (!tensor.name().startsWith("q/dense")) {
                    continue;
                }
                double[] gradient = ReferenceNetwork.gradient(weights, tensor.name(),
                        moved -> loss(settings, moved, batch, targets));
                String moment = tensor.name().replace("q/", "q/adam/m/");
                for (int i = 0; i < gradient.length; i++) {
                    // m' = 0.9 m + 0.1 gradient
                    double found = (after.get(moment).values()[i] - 0.9 * before.get(moment).values()[i]) / 0.1;
                    assertThat(found).as("%s[%d]", tensor.name(), i).isCloseTo(gradient[i], within(2e-5));
                }
            }
        }
    }

    /** y: computed before the network moves, hence no part of the gradient. */
    private static double[] targets(DqnSettings settings, Map<String, double[]> weights, DqnBatch batch) {
        double[] targets = new double[batch.size()];
        for (int i = 0; i < targets.length; i++) {
            double[] next = row(batch.nextObservations(), i, DqnFixture.INPUTS);
            double[] valued = values(settings.network(), "qTarget", weights, next);
            double[] chosenBy = settings.doubleQ() ? values(settings.network(), "q", weights, next) : valued;
            int best = -1;
            for (int a = 0; a < ACTIONS; a++) {
                boolean allowed = batch.forbidden()[i * ACTIONS + a] == 0;
                if (allowed && (best < 0 || chosenBy[a] > chosenBy[best])) {
                    best = a;
                }
            }
            targets[i] = batch.rewards()[i] + batch.bootstraps()[i] * valued[best];
        }
        return targets;
    }

    private static double loss(DqnSettings settings, Map<String, double[]> weights, DqnBatch batch, double[] targets) {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            double[] values = values(settings.network(), "q", weights, row(batch.observations(), i, DqnFixture.INPUTS));
            for (int a = 0; a < ACTIONS; a++) {
                if (batch.chosen()[i * ACTIONS + a] == 1) {
                    sum += (targets[i] - values[a]) * (targets[i] - values[a]);
                }
            }
        }
        return sum / batch.size();
    }

    private static double[] values(QNetwork network, String name, Map<String, double[]> weights, double[] x) {
        double[] outputs = new ReferenceNetwork(network.form(), name).forward(weights, x);
        if (network.head() == QHead.PLAIN) {
            return outputs;
        }
        double mean = 0;
        for (int a = 1; a < outputs.length; a++) {
            mean += outputs[a] / ACTIONS;
        }
        double[] values = new double[ACTIONS];
        for (int a = 0; a < ACTIONS; a++) {
            values[a] = outputs[0] + outputs[a + 1] - mean;
        }
        return values;
    }

    private static double[] row(float[] values, int row, int width) {
        double[] result = new double[width];
        for (int i = 0; i < width; i++) {
            result[i] = values[row * width + i];
        }
        return result;
    }

    @Test
    void theMeanAdvantageIsRemovedSoThatTheMeanOfTheValuesIsTheValueOfTheState() {
        DqnSettings settings = DqnFixture.settings(QHead.DUELING, false);
        try (Dqn dqn = new Dqn(settings, 5, 0, GraphFixture.REWRITTEN)) {
            float[] observation = {0.3f, -1, 2, 0.5f};
            float[] values = new float[ACTIONS];
            dqn.values(observation, values);
            double[] outputs = new ReferenceNetwork(settings.network().form(), "q").forward(
                    ReferenceNetwork.widen(dqn.exportState()), new double[]{0.3f, -1, 2, 0.5f});
            assertThat((double) (values[0] + values[1] + values[2]) / ACTIONS).isCloseTo(outputs[0], within(1e-6));
            assertThat(values[0] - values[1]).isCloseTo((float) (outputs[1] - outputs[2]), within(1e-6f));
            assertThat(outputs[1] + outputs[2] + outputs[3]).as("the mean advantage itself is not 0")
                    .isNotCloseTo(0, within(1e-3));
        }
    }

    @ParameterizedTest
    @EnumSource(QHead.class)
    void theExportedPolicyGivesTheSameValuesWithoutTensorFlow(QHead head) {
        DqnSettings settings = DqnFixture.settings(head, false);
        try (Dqn dqn = new Dqn(settings, 8, 0, GraphFixture.REWRITTEN)) {
            dqn.update(DqnFixture.batch(1), 0.01);
            ActorNetwork actor = ActorNetwork
                    .vector(ActorWeights.of(Network.parse(settings.network().foldedForm().describe()),
                            dqn.exportPolicy()));
            float[] observation = {1, 0.25f, -0.5f, 2};
            float[] values = new float[ACTIONS];
            float[] found = new float[ACTIONS];
            dqn.values(observation, values);
            actor.act(observation, found);
            assertThat(found).containsExactly(values, within(1e-5f));
        }
    }

    @Test
    void theTargetNetworkMovesOnlyWhenItIsCopiedAndIsThenEqualToTheLastBit() {
        try (Dqn dqn = new Dqn(DqnFixture.settings(QHead.DUELING, false), 3, 0, GraphFixture.REWRITTEN)) {
            assertTargetEqual(dqn.exportState(), true);
            Map<String, NamedTensor> start = dqn.exportState();
            dqn.update(DqnFixture.batch(1), 0.01);
            Map<String, NamedTensor> moved = dqn.exportState();
            assertTargetEqual(moved, false);
            assertThat(moved.get("qTarget/dense0/weight")).isEqualTo(start.get("qTarget/dense0/weight"));
            dqn.copyTarget();
            assertTargetEqual(dqn.exportState(), true);
            assertThat(dqn.exportState().get("q/dense0/weight")).isEqualTo(moved.get("q/dense0/weight"));
        }
    }

    static void assertTargetEqual(Map<String, NamedTensor> state, boolean equal) {
        for (String part : new String[]{"dense0/weight", "dense1/bias", "dense2/weight"}) {
            assertThat(Arrays.equals(state.get("q/" + part).values(), state.get("qTarget/" + part).values()))
                    .as(part).isEqualTo(equal);
        }
    }

    @Test
    void arraysOfAnotherSizeAreRefused() {
        try (Dqn dqn = new Dqn(DqnFixture.settings(QHead.PLAIN, false), 3, 0, GraphFixture.REWRITTEN)) {
            assertThatThrownBy(() -> dqn.values(new float[3], new float[ACTIONS]))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("maps 4 values to 3");
            assertThatThrownBy(() -> dqn.update(DqnBatch.allocate(4, 4, 3), 0.1))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("learns from 5 transitions");
        }
    }
}
