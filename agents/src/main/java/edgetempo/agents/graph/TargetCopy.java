package edgetempo.agents.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Copies a network into its target network, to the last bit. */
public final class TargetCopy {
    private TargetCopy() {}

    /**
     * Adds the copy.
     *
     * @param online network that is copied, read after the control dependencies of {@code tf}
     * @param target network of the same form. Modified.
     * @return done when all variables are copied
     */
    public static Op apply(Ops tf, Parameters online, Parameters target) {
        List<Operand<TFloat32>> values = online.read(tf);
        List<Op> copied = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            copied.add(tf.assignVariableOp(target.handle(i), values.get(i)));
        }
        return tf.withControlDependencies(copied).noOp();
    }
}
