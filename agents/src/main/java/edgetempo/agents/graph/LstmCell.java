package edgetempo.agents.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One step of a long short-term memory without peepholes, from primitive operations, since TensorFlow's block-LSTM
 * operations have no gradient in graphs built here:
 *
 * <pre>
 *   (z_i, z_g, z_o) = x·inputWeight + h·recurrentWeight + bias
 *   z_f             = x·forgetInputWeight + h·forgetRecurrentWeight + forgetBias
 *   c' = σ(z_f)∘c + σ(z_i)∘tanh(z_g)
 *   h' = σ(z_o)∘tanh(c')
 * </pre>
 *
 * inputWeight [inputs × 3·units], recurrentWeight [units × 3·units], bias [3·units] hold the gates i, g, o side by side;
 * those of the forget gate have [· × units]. All start uniform in ±1/√units. PyTorch keeps two biases a gate of which only
 * the sum acts; here it is one.
 *
 * <p>From a zero state neither h nor the forget gate takes part. The forget gate is kept apart so that such a step can
 * leave it out, which is a quarter of the work; the variables left out have no gradient and keep their start values.
 *
 * @param units width of h and c
 */
public record LstmCell(int units) implements Layer {
    private static final long GATES = 3;

    @Override
    public String kind() {
        return "lstm";
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
        double bound = 1 / Math.sqrt(units);
        return List.of(new ParameterSpec("inputWeight", new long[]{inputs, GATES * units}, bound),
                new ParameterSpec("recurrentWeight", new long[]{units, GATES * units}, bound),
                new ParameterSpec("bias", new long[]{GATES * units}, bound),
                new ParameterSpec("forgetInputWeight", new long[]{inputs, units}, bound),
                new ParameterSpec("forgetRecurrentWeight", new long[]{units, units}, bound),
                new ParameterSpec("forgetBias", new long[]{units}, bound));
    }

    /**
     * Adds one step to the graph.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [batch × inputs]
     * @param state   state before the step
     * @return state after the step; its hidden part is the output
     */
    RecurrentState.Carried step(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x, RecurrentState state) {
        List<? extends Operand<TFloat32>> gates = tf
                .split(tf.constant(1), affine(tf, weights.subList(0, 3), x, state), GATES).output();
        Operand<TFloat32> cell = tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(1)));
        if (state instanceof RecurrentState.Carried carried) {
            Operand<TFloat32> forget = tf.math.sigmoid(affine(tf, weights.subList(3, 6), x, state));
            cell = tf.math.add(tf.math.mul(forget, carried.cell()), cell);
        }
        Operand<TFloat32> hidden = tf.math.mul(tf.math.sigmoid(gates.get(2)), tf.math.tanh(cell));
        return new RecurrentState.Carried(hidden, cell);
    }

    private static Operand<TFloat32> affine(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x,
            RecurrentState state) {
        Operand<TFloat32> product = tf.linalg.matMul(x, weights.get(0));
        if (state instanceof RecurrentState.Carried carried) {
            product = tf.math.add(product, tf.linalg.matMul(carried.hidden(), weights.get(1)));
        }
        return tf.nn.biasAdd(product, weights.get(2));
    }
}
