package edgetempo.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.ConfigProto;

/** One update against the algorithm written out in double precision, with gradients by finite differences. */
class DdpgUpdateTest {
    /** Small, since finite differences take two losses for every weight. */
    private static final int O = 3;
    private static final int A = 2;
    /** Outputs of the small actor of the twin agent. */
    private static final int SMALL = 1;
    private static final double ACTOR_RATE = 0.01;
    private static final double CRITIC_RATE = 0.05;
    private static final double TAU = 0.25;
    private static final AgentSettings SETTINGS = DdpgFixture.settings(4, 9, ACTOR_RATE, CRITIC_RATE, TAU, false);
    private static final String WITHOUT_LIMIT = "twinCritics=true targetNoise=0.3 actionGradient=STRAIGHT_THROUGH "
            + "outputPenalty=0.3 predictionWeight=0.5 nStep=2 priorityExponent=0.6 actorDelay=2";
    private static final String EVERYTHING = WITHOUT_LIMIT + " gradientClip=0.05";
    private static final List<String> OPTIONS = List.of("", "twinCritics=true", "targetNoise=0.3", "gradientClip=0.05",
            "actionGradient=STRAIGHT_THROUGH", "outputPenalty=0.3", "predictionWeight=0.5", "priorityExponent=0.6",
            "nStep=2", WITHOUT_LIMIT, EVERYTHING);

    /** An agent and the forms of its networks. */
    private enum Kind {
        LSTM,
        PLAIN,
        TWIN;

        DdpgNetworks forms() {
            return switch (this) {
                case LSTM -> DdpgNetworks.lstm(O, A, SETTINGS, 0);
                case PLAIN -> DdpgNetworks.dense(O, A, SETTINGS, 0);
                case TWIN -> DdpgNetworks.twin(O, SMALL, A, SETTINGS, 0);
            };
        }

        Ddpg agent(LearningSettings options, ConfigProto config) {
            int services = DdpgFixture.SERVICES;
            return switch (this) {
                case LSTM -> new LstmDdpg(O, A, services, SETTINGS, options, 1, config);
                case PLAIN -> new PlainDdpg(O, A, services, SETTINGS, options, 1, config);
                case TWIN -> new TwinDdpg(O, SMALL, A, services, SETTINGS, options, 1, config);
            };
        }
    }

    static Stream<Arguments> agentsAndOptions() {
        Stream<Arguments> each = OPTIONS.stream()
                .map(options -> Arguments.of(Kind.LSTM, "sequenceLength=2 burnIn=1 " + options));
        Stream<Arguments> long3 = Stream.of("", EVERYTHING)
                .map(options -> Arguments.of(Kind.LSTM, "sequenceLength=3 " + options));
        Stream<Arguments> withoutMemory = Stream.of(Kind.values())
                .flatMap(kind -> Stream.of("", WITHOUT_LIMIT, EVERYTHING).map(options -> Arguments.of(kind, options)));
        return Stream.of(each, long3, withoutMemory).flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("agentsAndOptions")
    void updateIsCriticStepsThenActorStepsThroughTheMovedCriticThenSoftUpdates(Kind kind, String changes) {
        LearningSettings options = DdpgFixture.options(changes.isBlank() ? new String[0] : changes.strip().split(" "));
        DdpgNetworks forms = kind.forms();
        ConfigProto config = changes.endsWith(EVERYTHING) ? GraphFixture.REWRITTEN : GraphFixture.ONE_THREAD;
        try (Ddpg agent = kind.agent(options, config)) {
            TransitionBatch batch = DdpgFixture.fill(agent.newBatch(), 0);
            int trained = (batch.steps() - agent.options().burnIn()) * batch.size();
            float[] noise = noise(batch.actions().length);
            float[] shares = DdpgFixture.shares(trained);
            float[] errors = new float[trained];
            Map<String, NamedTensor> start = withTargetsApart(agent);

            UpdateLosses losses = agent.update(batch, new UpdateRequest(0.5, true, noise, shares, errors));
            Map<String, NamedTensor> moved = agent.exportState();

            ReferenceUpdate reference = new ReferenceUpdate(forms, agent.options(), batch, noise, shares);
            Map<String, double[]> weights = ReferenceNetwork.widen(start);
            double[][] tdTargets = reference.tdTargets(weights);
            assertThat((double) losses.critic()).isCloseTo(reference.criticError(weights, "critic", tdTargets),
                    within(1e-5));
            assertErrors(reference.values(weights, "critic"), tdTargets, losses, agent.options(), errors);
            for (String critic : reference.critics()) {
                assertMoved(weights, critic, start, moved, w -> reference.criticLoss(w, critic, tdTargets), CRITIC_RATE,
                        options.gradientClip());
            }
            // From here on the loss goes through the critic as moved, in the reference as in the agent.
            ReferenceNetwork.widen(moved).forEach((name, values) -> {
                if (name.startsWith("critic/")) {
                    weights.put(name, values);
                }
            });
            Map<String, double[]> frozen = new LinkedHashMap<>();
            weights.forEach((name, values) -> frozen.put(name, values.clone()));
            assertThat((double) losses.actor()).isCloseTo(reference.actorValue(weights, frozen), within(1e-5));
            for (DdpgNetworks.Actor actor : forms.actors()) {
                assertMoved(weights, actor.name(), start, moved, w -> reference.actorLoss(w, frozen, actor),
                        ACTOR_RATE, options.gradientClip());
                assertFollowed(actor.name(), start, moved);
            }
            reference.critics().forEach(critic -> assertFollowed(critic, start, moved));
            assertDelayed(agent, batch, new UpdateRequest(0.5, false, noise, shares, errors), start, moved);
        }
    }

    /** With the actor's turn left out critics move as ever, actors and target networks not at all. */
    private static void assertDelayed(Ddpg agent, TransitionBatch batch, UpdateRequest request,
            Map<String, NamedTensor> start, Map<String, NamedTensor> moved) {
        agent.importState(start);
        agent.update(batch, request);
        agent.exportState().forEach((name, after) -> {
            if (name.startsWith("critic") && !name.contains("Target/")) {
                assertThat(after.values()).as(name).containsExactly(moved.get(name).values(), within(1e-6f));
            } else {
                assertThat(after).as(name).isEqualTo(start.get(name));
            }
        });
    }

    /** A state whose target networks differ from their online networks, in every variable that ever moves. */
    private static Map<String, NamedTensor> withTargetsApart(Ddpg agent) {
        Map<String, NamedTensor> state = new LinkedHashMap<>(agent.exportState());
        RandomStream random = new RandomStream().at(31, StreamUse.WEIGHTS, 0);
        for (NamedTensor tensor : agent.exportState().values()) {
            String moment = tensor.name().replaceFirst("Target/", "/adam/m/");
            if (tensor.name().contains("Target/") && state.containsKey(moment)) {
                float[] values = tensor.values().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) (0.2 * random.nextGaussian());
                }
                state.put(tensor.name(), new NamedTensor(tensor.name(), tensor.shape(), values));
            }
        }
        agent.importState(state);
        return state;
    }

    private static float[] noise(int length) {
        RandomStream random = new RandomStream().at(32, StreamUse.WEIGHTS, 0);
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static void assertErrors(double[][] values, double[][] tdTargets, UpdateLosses losses,
            LearningSettings options, float[] errors) {
        double sum = 0;
        int size = values[0].length;
        for (int t = options.burnIn(); t < values.length; t++) {
            for (int b = 0; b < size; b++) {
                sum += values[t][b];
                if (options.priorityExponent() > 0) {
                    assertThat((double) errors[(t - options.burnIn()) * size + b])
                            .isCloseTo(Math.abs(values[t][b] - tdTargets[t][b]), within(1e-5));
                }
            }
        }
        assertThat((double) losses.meanQ()).isCloseTo(sum / errors.length, within(1e-5));
    }

    /** A network and, if there is one, its prediction, each clipped by itself. */
    private static void assertMoved(Map<String, double[]> weights, String network, Map<String, NamedTensor> start,
            Map<String, NamedTensor> moved, ToDoubleFunction<Map<String, double[]>> loss, double rate, double clip) {
        for (String part : List.of(network + "/", network + "Prediction/")) {
            Map<String, double[]> gradients = new LinkedHashMap<>();
            double squares = 0;
            for (String name : DdpgFixture.part(start, part).keySet()) {
                if (!name.contains("/adam/")) {
                    double[] gradient = ReferenceNetwork.gradient(weights, name, loss);
                    gradients.put(name, gradient);
                    for (double g : gradient) {
                        squares += g * g;
                    }
                }
            }
            double factor = clip == 0 ? 1 : Math.min(1, clip / Math.sqrt(squares));
            gradients.forEach((name, gradient) -> assertMoved(name, part, start, moved, gradient, factor, rate));
        }
    }

    /** Adam's first step is rate·g/(|g| + ε), and its first moment a tenth of the gradient. */
    private static void assertMoved(String name, String part, Map<String, NamedTensor> start,
            Map<String, NamedTensor> moved, double[] gradient, double factor, double rate) {
        String moment = name.replace(part, part + "adam/m/");
        for (int i = 0; i < gradient.length; i++) {
            double step = start.get(name).values()[i] - moved.get(name).values()[i];
            if (!moved.containsKey(moment)) {
                assertThat(gradient[i]).as(name).isZero();
                assertThat(step).as(name).isZero();
                continue;
            }
            assertThat(10.0 * moved.get(moment).values()[i]).as("gradient of %s[%d]", name, i)
                    .isCloseTo(factor * gradient[i], within(1e-5));
            // The sign of a smaller gradient is lost in the rounding of single precision.
            if (Math.abs(factor * gradient[i]) > 1e-4) {
                assertThat(step).as("%s[%d]", name, i)
                        .isCloseTo(0.5 * rate * Math.signum(gradient[i]), within(1e-5));
            }
        }
    }

    private static void assertFollowed(String network, Map<String, NamedTensor> start, Map<String, NamedTensor> moved) {
        Map<String, NamedTensor> targets = DdpgFixture.part(start, network + "Target/");
        assertThat(targets).isNotEmpty();
        for (String target : targets.keySet()) {
            String online = target.replace("Target", "");
            float[] before = start.get(target).values();
            for (int i = 0; i < before.length; i++) {
                double expected = TAU * moved.get(online).values()[i] + (1 - TAU) * before[i];
                assertThat((double) moved.get(target).values()[i]).as(target).isCloseTo(expected, within(1e-7));
            }
        }
    }
}
