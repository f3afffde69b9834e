package edgetempo.agents.graph;

import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Layer;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Networks as operations of a graph. Weights are values of {@link Network#parameters}, in order. */
public final class NetworkGraph {
    private NetworkGraph() {}

    /**
     * Results of a run over a sequence of T steps; rows are ordered step by step.
     *
     * @param outputs  [T·batch × units of the last layer]
     * @param features [T·batch × inputs of the last layer]
     * @param states   state after every step, one per recurrent layer, each [T·batch × units]
     */
    public record Unrolled(Operand<TFloat32> outputs, Operand<TFloat32> features,
            List<RecurrentState.Carried> states) {}

    /** Zero states, one per recurrent layer. */
    public static List<RecurrentState> zeroStates(Network network) {
        return Collections.nCopies(network.stateUnits().size(), new RecurrentState.Zero());
    }

    /**
     * Adds one step from zero states to the graph.
     *
     * @param x [batch × inputs]
     * @return [batch × units of the last layer]
     */
    public static Operand<TFloat32> forward(Ops tf, Network network, List<Operand<TFloat32>> weights,
            Operand<TFloat32> x) {
        return unroll(tf, network, weights, x, 1, zeroStates(network)).outputs();
    }

    /**
     * Adds a run over a sequence to the graph. Layers without memory take all steps as one batch.
     *
     * @param x       [steps·batch × inputs], step by step
     * @param steps   length of the sequence, at least 1
     * @param initial state before the first step, one per recurrent layer
     */
    public static Unrolled unroll(Ops tf, Network network, List<Operand<TFloat32>> weights, Operand<TFloat32> x,
            int steps, List<? extends RecurrentState> initial) {
        List<RecurrentState.Carried> states = new ArrayList<>();
        Operand<TFloat32> features = x;
        Operand<TFloat32> outputs = x;
        int width = network.inputs();
        int firstWeight = 0;
        for (Layer layer : network.layers()) {
            features = outputs;
            int nextWeight = firstWeight + layer.parameters(width).size();
            List<Operand<TFloat32>> own = weights.subList(firstWeight, nextWeight);
            outputs = switch (layer) {
                case Dense dense -> activated(tf, dense.activation(), affine(tf, own, features));
                case Lstm _ -> {
                    RecurrentState.Carried after = LstmGraph.unroll(tf, own, features, steps,
                            initial.get(states.size()));
                    states.add(after);
                    yield after.hidden();
                }
            };
            firstWeight = nextWeight;
            width = layer.units();
        }
        return new Unrolled(outputs, features, states);
    }

    /**
     * Adds the last layer without its activation to the graph.
     *
     * @param features [rows × inputs of the last layer], of {@link Unrolled}
     * @return [rows × units of the last layer]
     * @throws IllegalStateException if the last layer is not dense
     */
    public static Operand<TFloat32> preactivation(Ops tf, Network network, List<Operand<TFloat32>> weights,
            Operand<TFloat32> features) {
        if (!(network.layers().getLast() instanceof Dense dense)) {
            throw new IllegalStateException("the last layer is a " + network.layers().getLast().kind());
        }
        int own = dense.parameters(network.features()).size();
        return affine(tf, weights.subList(weights.size() - own, weights.size()), features);
    }

    private static Operand<TFloat32> affine(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
        return tf.nn.biasAdd(Backpropagation.product(tf, x, weights.get(0)), weights.get(1));
    }

    private static Operand<TFloat32> activated(Ops tf, Activation activation, Operand<TFloat32> x) {
        return switch (activation) {
            case Activation.Leaky leaky -> tf.nn.leakyRelu(x, LeakyRelu.alpha((float) leaky.slope()));
            case Activation.Tanh _ -> tf.math.tanh(x);
            case Activation.Linear _ -> x;
        };
    }
}
