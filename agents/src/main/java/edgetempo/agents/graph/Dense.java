package edgetempo.agents.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Fully connected layer: activation(x·weight + bias), weight [inputs × units], bias [units], both starting uniform in
 * ±1/√inputs (the rule of PyTorch's {@code Linear}, which the released code uses).
 *
 * @param units      width of the output
 * @param activation function behind it
 * @param biasCentre mean of the biases' start values
 */
public record Dense(int units, Activation activation, double biasCentre) implements Layer {

    /** A layer whose biases start around 0. */
    public Dense(int units, Activation activation) {
        this(units, activation, 0);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        double bound = 1 / Math.sqrt(inputs);
        return List.of(new ParameterSpec("weight", new long[]{inputs, units}, bound),
                new ParameterSpec("bias", new long[]{units}, bound, biasCentre));
    }

    /**
     * Adds the layer to the graph.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [batch × inputs]
     * @return [batch × units]
     */
    Operand<TFloat32> apply(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
        Operand<TFloat32> product = Backpropagation.product(tf, x, weights.get(0));
        return activation.apply(tf, tf.nn.biasAdd(product, weights.get(1)));
    }
}
