package edgetempo.agents.ddpg;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What is fed to an update of B windows of L steps, of which the first are burn-in.
 *
 * @param observations [(L + 1)·B × O]
 * @param actions      [L·B × A]
 * @param rewards      [L·B × 1]
 * @param bootstraps   [L·B × 1]
 * @param weights      [B × 1]
 * @param targetNoise  [L·B × A]
 * @param shares       [steps learnt·B × services]
 * @param rates        step sizes of actor and critic, [2]
 */
record UpdateInputs(Placeholder<TFloat32> observations, Placeholder<TFloat32> actions, Placeholder<TFloat32> rewards,
        Placeholder<TFloat32> bootstraps, Placeholder<TFloat32> weights, Placeholder<TFloat32> targetNoise,
        Placeholder<TFloat32> shares, Placeholder<TFloat32> rates) {

    static UpdateInputs of(Ops tf, int batch, int window, int burnIn, int observationSize, int actionSize,
            int services) {
        return new UpdateInputs(matrix(tf, (window + 1) * batch, observationSize),
                matrix(tf, window * batch, actionSize), matrix(tf, window * batch, 1), matrix(tf, window * batch, 1),
                matrix(tf, batch, 1), matrix(tf, window * batch, actionSize),
                matrix(tf, (window - burnIn) * batch, services),
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2))));
    }

    private static Placeholder<TFloat32> matrix(Ops tf, long rows, long columns) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
    }
}
