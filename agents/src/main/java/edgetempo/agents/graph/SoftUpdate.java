package edgetempo.agents.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Moves a target network towards its online network: target ← τ·online + (1 − τ)·target. */
public final class SoftUpdate {
    private SoftUpdate() {}

    /**
     * Adds the update, computed as target − τ·(target − online), so that equal networks stay equal to the last bit.
     * Both are read after the control dependencies of {@code tf}.
     *
     * @param online network to move towards
     * @param target network to move. Modified.
     * @param moved  indices of the variables to move: those that the online network ever moves
     * @param tau    τ in (0, 1]
     * @return done when all variables are updated
     */
    public static Op apply(Ops tf, Parameters online, Parameters target, List<Integer> moved, double tau) {
        List<Operand<TFloat32>> from = online.read(tf);
        List<Operand<TFloat32>> to = target.read(tf);
        Operand<TFloat32> rate = tf.constant((float) tau);
        List<Op> updates = new ArrayList<>();
        for (int i : moved) {
            Operand<TFloat32> distance = tf.math.sub(to.get(i), from.get(i));
            updates.add(tf.train.resourceApplyGradientDescent(target.handle(i), rate, distance));
        }
        return tf.withControlDependencies(updates).noOp();
    }
}
