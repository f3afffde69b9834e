package edgetempo.agents.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Slices and concatenations of matrices whose rows are steps of a sequence, batch by batch. */
public final class Rows {
    private Rows() {}

    /** Rows {@code first} to {@code first + count − 1}. */
    public static Operand<TFloat32> slice(Ops tf, Operand<TFloat32> x, int first, int count) {
        if (first == 0 && count == x.shape().get(0)) {
            return x;
        }
        return tf.slice(x, tf.constant(new int[]{first, 0}), tf.constant(new int[]{count, -1}));
    }

    /** Concatenates matrices of equal width along rows (axis 0). */
    public static Operand<TFloat32> concatRows(Ops tf, List<? extends Operand<TFloat32>> parts) {
        return parts.size() == 1 ? parts.getFirst() : tf.concat(List.copyOf(parts), tf.constant(0));
    }

    /** Concatenates matrices of equal height along columns (axis 1). */
    public static Operand<TFloat32> concatColumns(Ops tf, List<? extends Operand<TFloat32>> parts) {
        return parts.size() == 1 ? parts.getFirst() : tf.concat(List.copyOf(parts), tf.constant(1));
    }

    /** Shifts a sequence by one step: zeros for the first step, for every other the rows of the step before. */
    public static Operand<TFloat32> shifted(Ops tf, Operand<TFloat32> x, int batch) {
        int rows = (int) x.shape().get(0);
        int width = (int) x.shape().get(1);
        Operand<TFloat32> zeros = tf.zeros(tf.constant(new int[]{batch, width}), TFloat32.class);
        return rows == batch ? zeros : concatRows(tf, List.of(zeros, slice(tf, x, 0, rows - batch)));
    }
}
