package edgetempo.agents.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A long short-term memory without peepholes, from primitive operations, since TensorFlow's block-LSTM
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
     * Adds a run over a sequence to the graph. What depends on inputs alone is one product over all steps.
     *
     * @param weights values of {@link #parameters}, in order
     * @param x       [steps·batch × inputs], step by step
     * @param steps   length of the sequence, at least 1
     * @param initial state before the first step
     * @return state after every step, [steps·batch × units]; its hidden part is the output
     */
    RecurrentState.Carried unroll(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x, int steps,
            RecurrentState initial) {
        if (steps == 1 && initial instanceof RecurrentState.Zero) {
            Operand<TFloat32> gates = tf.nn.biasAdd(Backpropagation.product(tf, x, weights.get(0)), weights.get(2));
            return opened(tf, tf.split(tf.constant(1), gates, GATES).output());
        }
        Operand<TFloat32> fromInput = tf.nn.biasAdd(Backpropagation.product(tf, x, join(tf, weights, 0)),
                join(tf, weights, 2));
        Operand<TFloat32> recurrent = join(tf, weights, 1);
        List<? extends Operand<TFloat32>> inputs = steps == 1
                ? List.of(fromInput)
                : tf.split(tf.constant(0), fromInput, (long) steps).output();
        List<Operand<TFloat32>> hidden = new ArrayList<>();
        List<Operand<TFloat32>> cell = new ArrayList<>();
        RecurrentState state = initial;
        for (Operand<TFloat32> input : inputs) {
            RecurrentState.Carried after = step(tf, input, recurrent, state);
            hidden.add(after.hidden());
            cell.add(after.cell());
            state = after;
        }
        return new RecurrentState.Carried(stack(tf, hidden), stack(tf, cell));
    }

    private RecurrentState.Carried step(Ops tf, Operand<TFloat32> fromInput, Operand<TFloat32> recurrent,
            RecurrentState state) {
        if (!(state instanceof RecurrentState.Carried before)) {
            return opened(tf, tf.split(tf.constant(1), fromInput, GATES + 1).output());
        }
        Operand<TFloat32> sum = tf.math.add(fromInput, Backpropagation.product(tf, before.hidden(), recurrent));
        List<? extends Operand<TFloat32>> gates = tf.split(tf.constant(1), sum, GATES + 1).output();
        Operand<TFloat32> kept = tf.math.mul(tf.math.sigmoid(gates.get(3)), before.cell());
        Operand<TFloat32> cell = tf.math.add(kept, written(tf, gates));
        return new RecurrentState.Carried(shown(tf, gates, cell), cell);
    }

    /** The state after a step from zero. */
    private static RecurrentState.Carried opened(Ops tf, List<? extends Operand<TFloat32>> gates) {
        Operand<TFloat32> cell = written(tf, gates);
        return new RecurrentState.Carried(shown(tf, gates, cell), cell);
    }

    private static Operand<TFloat32> written(Ops tf, List<? extends Operand<TFloat32>> gates) {
        return tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(1)));
    }

    private static Operand<TFloat32> shown(Ops tf, List<? extends Operand<TFloat32>> gates, Operand<TFloat32> cell) {
        return tf.math.mul(tf.math.sigmoid(gates.get(2)), tf.math.tanh(cell));
    }

    /** The arrays of the gates i, g, o and that of the forget gate side by side: one product instead of two. */
    private static Operand<TFloat32> join(Ops tf, List<Operand<TFloat32>> weights, int index) {
        int columns = index == 2 ? 0 : 1;
        return tf.concat(List.of(weights.get(index), weights.get(index + 3)), tf.constant(columns));
    }

    private static Operand<TFloat32> stack(Ops tf, List<Operand<TFloat32>> steps) {
        return steps.size() == 1 ? steps.getFirst() : tf.concat(steps, tf.constant(0));
    }
}
