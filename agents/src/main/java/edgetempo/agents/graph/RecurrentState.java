package edgetempo.agents.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** State that an LSTM carries from one step to the next. */
public sealed interface RecurrentState {

    /** Known to be zero when the graph is built: the cell then leaves out what would be multiplied by it. */
    record Zero() implements RecurrentState {}

    /**
     * Values of an earlier step, or fed.
     *
     * @param hidden h [batch × units]
     * @param cell   c [batch × units]
     */
    record Carried(Operand<TFloat32> hidden, Operand<TFloat32> cell) implements RecurrentState {}
}
