package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.ddpg.LstmDdpg;
import edgetempo.agents.ddpg.PlainDdpg;
import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ActorNetworkTest {
    private static final float TENSORFLOW = 1e-5f;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void actsLikeTheAgentInTensorFlow(boolean lstm) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of());
        try (Ddpg agent = lstm
                ? new LstmDdpg(60, 20, 10, scenario.agent(), scenario.learning(), 3, GraphFixture.ONE_THREAD)
                : new PlainDdpg(60, 20, 10, scenario.agent(), scenario.learning(), 3, GraphFixture.ONE_THREAD)) {
            ActorNetwork network = ActorNetwork
                    .vector(ActorWeights.of(Network.parse(agent.policyForms().get("actor")), agent.exportPolicy()));
            float[] expected = new float[20];
            float[] action = new float[20];
            for (int i = 0; i < 20; i++) {
                float[] observation = scaled(ActorFixture.observation(60, i), i);
                agent.act(observation, expected);
                network.reset();
                network.act(observation, action);
                assertThat(action).as("observation %d", i).containsExactly(expected, within(TENSORFLOW));
            }
        }
    }

    @Test
    void carriesItsStateLikeAnUnrolledGraphAndItsFormulas() {
        String text = "9 > dense 33 leaky 0.01 > lstm 21 > lstm 16 > dense 5 tanh";
        Network form = new Network(9, List.of(new Dense(33, new Activation.Leaky(0.01)), new Lstm(21),
                new Lstm(16), new Dense(5, new Activation.Tanh())));
        assertThat(form.describe()).isEqualTo(text);
        Map<String, NamedTensor> tensors = ActorFixture.tensors(text, 8);
        float[][] sequence = new float[12][];
        double[][] wide = new double[12][9];
        for (int t = 0; t < 12; t++) {
            sequence[t] = ActorFixture.observation(9, t);
            for (int i = 0; i < 9; i++) {
                wide[t][i] = sequence[t][i];
            }
        }
        float[][] unrolled = unrolledInTensorFlow(form, tensors, sequence);
        ReferenceNetwork reference = new ReferenceNetwork(form, "actor");
        double[][] exact = reference.unroll(ReferenceNetwork.widen(tensors), wide, reference.zeroStates());
        ActorNetwork network = ActorNetwork.vector(ActorWeights.of(Network.parse(text), tensors));
        float[] action = new float[5];
        for (int t = 0; t < 12; t++) {
            network.act(sequence[t], action);
            assertThat(action).as("step %d", t).containsExactly(unrolled[t], within(TENSORFLOW));
            for (int i = 0; i < 5; i++) {
                assertThat((double) action[i]).isCloseTo(exact[t][i], within((double) TENSORFLOW));
            }
        }
    }

    private static float[][] unrolledInTensorFlow(Network form, Map<String, NamedTensor> tensors, float[][] sequence) {
        try (GraphFixture graph = new GraphFixture()) {
            List<Operand<TFloat32>> weights = new ArrayList<>();
            tensors.values().forEach(tensor -> weights.add(graph.constant(tensor.values(), tensor.shape())));
            int width = sequence[0].length;
            float[] steps = new float[sequence.length * width];
            for (int t = 0; t < sequence.length; t++) {
                System.arraycopy(sequence[t], 0, steps, t * width, width);
            }
            float[] outputs = graph.fetch(NetworkGraph.unroll(graph.tf, form, weights,
                    graph.constant(steps, sequence.length, width), sequence.length, NetworkGraph.zeroStates(form))
                    .outputs());
            float[][] rows = new float[sequence.length][];
            for (int t = 0; t < sequence.length; t++) {
                rows[t] = Arrays.copyOfRange(outputs, t * form.outputs(), (t + 1) * form.outputs());
            }
            return rows;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 > dense 1 linear", "3 > lstm 1 > dense 2 tanh",
            "60 > dense 257 leaky 0.2 > dense 17 tanh",
            "13 > lstm 5 > lstm 49 > dense 16 leaky 1.0 > dense 31 linear",
            "50 > dense 64 leaky 0.01 > lstm 64 > dense 32 leaky 0.01 > dense 20 tanh"})
    void vectorsAndScalarsGiveTheSameBits(String form) {
        ActorWeights weights = ActorFixture.weights(form, 4);
        ActorNetwork vector = ActorNetwork.vector(weights);
        ActorNetwork scalar = ActorNetwork.scalar(weights);
        float[] expected = new float[scalar.outputs()];
        float[] action = new float[vector.outputs()];
        for (int t = 0; t < 50; t++) {
            if (t % 7 == 0) {
                vector.reset();
                scalar.reset();
            }
            float[] observation = scaled(ActorFixture.observation(vector.inputs(), t), t);
            scalar.act(observation, expected);
            vector.act(observation, action);
            assertThat(action).isEqualTo(expected);
        }
    }

    @Test
    void aResetNetworkActsLikeANewOneAndNetworksDoNotDisturbEachOther() {
        ActorWeights weights = ActorFixture.weights("7 > lstm 9 > dense 4 tanh", 2);
        ActorNetwork used = ActorNetwork.vector(weights);
        float[][] first = run(used, 5);
        assertThat(first[0]).isNotEqualTo(run(used, 5)[0]);
        used.reset();
        ActorNetwork other = ActorNetwork.vector(weights);
        float[] action = new float[4];
        for (int t = 0; t < 5; t++) {
            used.act(ActorFixture.observation(7, t), action);
            assertThat(action).isEqualTo(first[t]);
            other.act(ActorFixture.observation(7, 100 + t), action);
        }
    }

    /** Kernels box their vectors until they are compiled, so it goes on until a round is free of that. */
    @Test
    void actingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ActorNetwork network = ActorNetwork
                .vector(ActorFixture.weights("50 > dense 64 leaky 0.01 > lstm 64 > dense 32 linear > dense 20 tanh",
                        1));
        float[] observation = ActorFixture.observation(50, 0);
        float[] action = new float[20];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5000 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) {
                if (i % 2 == 0) {
                    network.reset();
                }
                network.act(observation, action);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void arraysOfAnotherLengthAreRefused() {
        ActorNetwork network = ActorNetwork.vector(ActorFixture.weights("7 > dense 4 tanh", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> network.act(new float[6], new float[4]))
                .withMessage("the actor maps 7 values to 4, found 6 and 4");
        assertThatIllegalArgumentException().isThrownBy(() -> network.act(new float[7], new float[5]));
    }

    private static float[][] run(ActorNetwork network, int steps) {
        float[][] actions = new float[steps][network.outputs()];
        for (int t = 0; t < steps; t++) {
            network.act(ActorFixture.observation(network.inputs(), t), actions[t]);
        }
        return actions;
    }

    /** From all but zero to far into the flat ends of tanh. */
    private static float[] scaled(float[] observation, int step) {
        float factor = (float) Math.pow(10, step % 6 - 3);
        for (int i = 0; i < observation.length; i++) {
            observation[i] *= factor;
        }
        return observation;
    }
}
