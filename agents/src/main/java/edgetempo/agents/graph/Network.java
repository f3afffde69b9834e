package edgetempo.agents.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Form of a feed-forward or recurrent network: layers one behind another.
 *
 * @param inputs width of the input
 * @param layers at least one
 */
public record Network(int inputs, List<Layer> layers) {

    /**
     * What a run over a sequence of T steps yields; rows lie step by step.
     *
     * @param outputs  [T·batch × units of the last layer]
     * @param features [T·batch × inputs of the last layer]
     * @param states   state behind every step, one a recurrent layer, each [T·batch × units]
     */
    public record Unrolled(Operand<TFloat32> outputs, Operand<TFloat32> features,
            List<RecurrentState.Carried> states) {}

    /**
     * @throws IllegalArgumentException if there is no input or no layer
     */
    public Network {
        layers = List.copyOf(layers);
        if (inputs < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "a network needs inputs and layers, found " + inputs + " and " + layers.size());
        }
    }

    /** Trainable arrays of all layers, named {@code <kind><index>/<array>}. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String prefix = layer.kind() + i + "/";
            for (ParameterSpec spec : layer.parameters(width)) {
                all.add(new ParameterSpec(prefix + spec.name(), spec.shape(), spec.bound(), spec.centre()));
            }
            width = layer.units();
        }
        return all;
    }

    /** One line such as {@code 50 > dense 256 leaky 0.01 > lstm 256 > dense 20 tanh}: widths and functions in order. */
    public String describe() {
        StringBuilder text = new StringBuilder().append(inputs);
        for (Layer layer : layers) {
            text.append(" > ").append(layer.kind()).append(' ').append(layer.units());
            if (layer instanceof Dense dense) {
                text.append(' ').append(dense.activation().describe());
            }
        }
        return text.toString();
    }

    /** Zero states, one a recurrent layer. */
    public List<RecurrentState> zeroStates() {
        List<RecurrentState> states = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof LstmCell) {
                states.add(new RecurrentState.Zero());
            }
        }
        return states;
    }

    /** Units of the recurrent layers, in order. */
    public List<Integer> stateUnits() {
        List<Integer> units = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof LstmCell) {
                units.add(layer.units());
            }
        }
        return units;
    }

    /**
     * Adds the last layer without its activation to the graph.
     *
     * @param weights  values of {@link #parameters}, in order
     * @param features [rows × inputs of the last layer], of {@link Unrolled}
     * @return [rows × units of the last layer]
     * @throws IllegalStateException if the last layer is not dense
     */
    public Operand<TFloat32> preactivation(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> features) {
        if (!(layers.getLast() instanceof Dense dense)) {
            throw new IllegalStateException("the last layer is a " + layers.getLast().kind());
        }
        int own = dense.parameters(features()).size();
        return new Dense(dense.units(), new Activation.Linear()).apply(tf,
                weights.subList(weights.size() - own, weights.size()), features);
    }

    /** Width of what goes into the last layer. */
    public int features() {
        return layers.size() == 1 ? inputs : layers.get(layers.size() - 2).units();
    }

    /** Width of the output. */
    public int outputs() {
        return layers.getLast().units();
    }

    /**
     * Adds one step from zero states to the graph.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [batch × inputs]
     * @return [batch × units of the last layer]
     */
    public Operand<TFloat32> forward(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
        return unroll(tf, weights, x, 1, zeroStates()).outputs();
    }

    /**
     * Adds a run over a sequence to the graph. Layers without memory take all steps as one batch.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [steps·batch × inputs], step by step
     * @param steps   length of the sequence, at least 1
     * @param initial state before the first step, one a recurrent layer
     */
    public Unrolled unroll(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x, int steps,
            List<? extends RecurrentState> initial) {
        List<RecurrentState.Carried> states = new ArrayList<>();
        Operand<TFloat32> features = x;
        Operand<TFloat32> outputs = x;
        int width = inputs;
        int firstWeight = 0;
        for (Layer layer : layers) {
            features = outputs;
            int nextWeight = firstWeight + layer.parameters(width).size();
            List<Operand<TFloat32>> own = weights.subList(firstWeight, nextWeight);
            outputs = switch (layer) {
                case Dense dense -> dense.apply(tf, own, features);
                case LstmCell lstm -> {
                    RecurrentState.Carried after = lstm.unroll(tf, own, features, steps, initial.get(states.size()));
                    states.add(after);
                    yield after.hidden();
                }
            };
            firstWeight = nextWeight;
            width = layer.units();
        }
        return new Unrolled(outputs, features, states);
    }
}
