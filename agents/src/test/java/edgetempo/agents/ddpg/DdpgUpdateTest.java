package edgetempo.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.scenario.AgentSettings;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One update against the algorithm written out in double precision, with gradients by finite differences. */
class DdpgUpdateTest {
    private static final int O = DdpgFixture.OBSERVATION;
    private static final int A = DdpgFixture.ACTION;
    private static final double ACTOR_RATE = 0.01;
    private static final double CRITIC_RATE = 0.05;
    private static final double TAU = 0.25;
    private static final double DISCOUNT = 0.9;

    private final TransitionBatch batch = DdpgFixture.batch(0);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void firstUpdateIsCriticStepThenActorStepThroughTheMovedCriticThenSoftUpdate(boolean recurrent) {
        AgentSettings settings = DdpgFixture.settings(ACTOR_RATE, CRITIC_RATE, TAU, false);
        DdpgNetworks forms = recurrent ? DdpgNetworks.lstm(O, A, settings) : DdpgNetworks.dense(O, A, settings);
        ReferenceNetwork actor = new ReferenceNetwork(forms.actor(), "actor");
        ReferenceNetwork critic = new ReferenceNetwork(forms.critic(), "critic");
        try (Ddpg agent = recurrent
                ? new LstmDdpg(O, A, settings, 1, GraphFixture.ONE_THREAD)
                : new PlainDdpg(O, A, settings, 1, GraphFixture.ONE_THREAD)) {
            Map<String, NamedTensor> start = agent.exportState();
            UpdateLosses losses = agent.update(batch);
            Map<String, NamedTensor> moved = agent.exportState();

            Map<String, double[]> weights = ReferenceNetwork.widen(start);
            double[] goals = goals(actor, critic, ReferenceNetwork.widen(start));
            ToDoubleFunction<Map<String, double[]>> criticLoss = w -> {
                double sum = 0;
                for (int i = 0; i < batch.size(); i++) {
                    double q = critic.forward(w, join(row(batch.observations(), i, O), row(batch.actions(), i, A)))[0];
                    sum += (q - goals[i]) * (q - goals[i]);
                }
                return sum / batch.size();
            };
            ToDoubleFunction<Map<String, double[]>> actorLoss = w -> {
                double sum = 0;
                for (int i = 0; i < batch.size(); i++) {
                    double[] s = row(batch.observations(), i, O);
                    sum -= critic.forward(w, join(s, actor.forward(w, s)))[0];
                }
                return sum / batch.size();
            };

            assertThat((double) losses.critic()).isCloseTo(criticLoss.applyAsDouble(weights), within(1e-5));
            assertMoved(weights, "critic/", start, moved, criticLoss, CRITIC_RATE);
            // From here on the loss goes through the critic as moved, in the reference as in the agent.
            ReferenceNetwork.widen(moved).forEach((name, values) -> {
                if (name.startsWith("critic/")) {
                    weights.put(name, values);
                }
            });
            assertThat((double) losses.actor()).isCloseTo(actorLoss.applyAsDouble(weights), within(1e-5));
            assertMoved(weights, "actor/", start, moved, actorLoss, ACTOR_RATE);
            assertFollowed(start, moved);
        }
    }

    private double[] goals(ReferenceNetwork actor, ReferenceNetwork critic, Map<String, double[]> weights) {
        double[] goals = new double[batch.size()];
        for (int i = 0; i < goals.length; i++) {
            double[] next = row(batch.nextObservations(), i, O);
            // Targets start equal, so the online weights stand for theirs.
            double q = critic.forward(weights, join(next, actor.forward(weights, next)))[0];
            goals[i] = batch.rewards()[i] + (batch.terminated()[i] != 0 ? 0 : DISCOUNT * q);
        }
        return goals;
    }

    /** Adam's first step is rate·g/(|g| + ε), and its first moment a tenth of the gradient. */
    private static void assertMoved(Map<String, double[]> weights, String network, Map<String, NamedTensor> start,
            Map<String, NamedTensor> moved, ToDoubleFunction<Map<String, double[]>> loss, double rate) {
        for (String name : DdpgFixture.part(start, network).keySet()) {
            if (name.contains("/adam/")) {
                continue;
            }
            double[] gradient = ReferenceNetwork.gradient(weights, name, loss);
            String moment = name.replace(network, network + "adam/m/");
            for (int i = 0; i < gradient.length; i++) {
                double step = start.get(name).values()[i] - moved.get(name).values()[i];
                if (!moved.containsKey(moment)) {
                    assertThat(gradient[i]).as(name).isZero();
                    assertThat(step).as(name).isZero();
                    continue;
                }
                assertThat(10.0 * moved.get(moment).values()[i]).as("gradient of %s[%d]", name, i)
                        .isCloseTo(gradient[i], within(1e-5));
                // The sign of a smaller gradient is lost in the rounding of single precision.
                if (Math.abs(gradient[i]) > 1e-4) {
                    assertThat(step).as("%s[%d]", name, i).isCloseTo(rate * Math.signum(gradient[i]), within(1e-5));
                }
            }
        }
    }

    private static void assertFollowed(Map<String, NamedTensor> start, Map<String, NamedTensor> moved) {
        for (String network : new String[]{"actor", "critic"}) {
            for (String target : DdpgFixture.part(start, network + "Target/").keySet()) {
                String online = target.replace("Target", "");
                float[] before = start.get(target).values();
                assertThat(before).as(target).containsExactly(start.get(online).values());
                for (int i = 0; i < before.length; i++) {
                    double expected = TAU * moved.get(online).values()[i] + (1 - TAU) * before[i];
                    assertThat((double) moved.get(target).values()[i]).as(target).isCloseTo(expected, within(1e-7));
                }
            }
        }
    }

    private static double[] row(float[] values, int row, int width) {
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] = values[row * width + i];
        }
        return out;
    }

    private static double[] join(double[] a, double[] b) {
        double[] joined = new double[a.length + b.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
