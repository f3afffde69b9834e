package edgetempo.agents.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * {@link edgetempo.agents.network.Lstm} from primitive operations: TensorFlow's block-LSTM operations have no gradient in graphs built
 * here.
 */
final class LstmGraph {
    private static final long GATES = 3;

    private LstmGraph() {}

    /**
     * Adds a run over a sequence to the graph. The products with inputs are computed for all steps at once.
     *
     * @param weights values of the layer's parameters, in order
     * @param x       [steps·batch × inputs], step by step
     * @param steps   length of the sequence, at least 1
     * @param initial state before the first step
     * @return state after every step, [steps·batch × units]; its hidden part is the output
     */
    static RecurrentState.Carried unroll(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x, int steps,
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

    private static RecurrentState.Carried step(Ops tf, Operand<TFloat32> fromInput, Operand<TFloat32> recurrent,
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
