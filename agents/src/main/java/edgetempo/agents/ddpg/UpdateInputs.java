package edgetempo.agents.ddpg;

import edgetempo.scenario.mec.LearningSettings;
import org.tensorflow.Operand;
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
 * @param shares       [trained steps·B × services]
 * @param rates        step sizes of actor and critic, [2]
 */
record UpdateInputs(Placeholder<TFloat32> observations, Placeholder<TFloat32> actions, Placeholder<TFloat32> rewards,
        Placeholder<TFloat32> bootstraps, Placeholder<TFloat32> weights, Placeholder<TFloat32> targetNoise,
        Placeholder<TFloat32> shares, Placeholder<TFloat32> rates) {

    static UpdateInputs of(Ops tf, int batch, LearningSettings options, int observationSize, int actionSize,
            int services) {
        int window = options.window();
        return new UpdateInputs(matrix(tf, (window + 1) * batch, observationSize),
                matrix(tf, window * batch, actionSize), matrix(tf, window * batch, 1), matrix(tf, window * batch, 1),
                matrix(tf, batch, 1), matrix(tf, window * batch, actionSize),
                matrix(tf, (window - options.burnIn()) * batch, services),
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2))));
    }

    /** The actor's step size, a scalar. */
    Operand<TFloat32> actorRate(Ops tf) {
        return rate(tf, 0);
    }

    /** The critic's step size, a scalar. */
    Operand<TFloat32> criticRate(Ops tf) {
        return rate(tf, 1);
    }

    private Operand<TFloat32> rate(Ops tf, int index) {
        return tf.reshape(tf.slice(rates, tf.constant(new int[]{index}), tf.constant(new int[]{1})),
                tf.constant(new int[0]));
    }

    private static Placeholder<TFloat32> matrix(Ops tf, long rows, long columns) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
    }
}
