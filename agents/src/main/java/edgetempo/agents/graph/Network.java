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
     * What a run over a sequence yields.
     *
     * @param outputs one [batch × units of the last layer] a step
     * @param states  state behind the last step, one a recurrent layer
     */
    public record Unrolled(List<Operand<TFloat32>> outputs, List<RecurrentState> states) {}

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
                all.add(new ParameterSpec(prefix + spec.name(), spec.shape(), spec.bound()));
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

    /**
     * Adds one step from zero states to the graph.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [batch × inputs]
     * @return [batch × units of the last layer]
     */
    public Operand<TFloat32> forward(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
        return unroll(tf, weights, List.of(x), zeroStates()).outputs().getFirst();
    }

    /**
     * Adds a run over a sequence to the graph.
     *
     * @param weights  values of {@link #parameters}, in order
     * @param sequence one [batch × inputs] a step, earliest first
     * @param initial  state before the first step, one a recurrent layer
     */
    public Unrolled unroll(Ops tf, List<Operand<TFloat32>> weights, List<? extends Operand<TFloat32>> sequence,
            List<RecurrentState> initial) {
        List<RecurrentState> states = new ArrayList<>(initial);
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        for (Operand<TFloat32> step : sequence) {
            outputs.add(step(tf, weights, step, states));
        }
        return new Unrolled(outputs, states);
    }

    private Operand<TFloat32> step(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> input,
            List<RecurrentState> states) {
        Operand<TFloat32> x = input;
        int width = inputs;
        int firstWeight = 0;
        int recurrent = 0;
        for (Layer layer : layers) {
            int nextWeight = firstWeight + layer.parameters(width).size();
            List<Operand<TFloat32>> own = weights.subList(firstWeight, nextWeight);
            x = switch (layer) {
                case Dense dense -> dense.apply(tf, own, x);
                case LstmCell lstm -> {
                    RecurrentState.Carried after = lstm.step(tf, own, x, states.get(recurrent));
                    states.set(recurrent++, after);
                    yield after.hidden();
                }
            };
            firstWeight = nextWeight;
            width = layer.units();
        }
        return x;
    }
}
