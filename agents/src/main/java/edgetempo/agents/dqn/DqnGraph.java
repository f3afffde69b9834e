package edgetempo.agents.dqn;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.TargetCopy;
import edgetempo.agents.graph.Variables;
import edgetempo.random.RandomStream;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Operations of a deep Q-network. The loss is the mean over a minibatch of (y − Q(s, a))² with y = r + γ max Q'(s', a') over the
 * allowed actions, Q' being the target network (eq. 27, 28). Of a double Q-network, y takes the action from Q and its value
 * from Q' (van Hasselt et al., AAAI 2016). Q(s, a) is picked by multiplication with a one-hot row.
 */
final class DqnGraph {
    static final String NETWORK = "q";

    final Variables variables;
    final Placeholder<TFloat32> observation;
    /** [1 × actions]. */
    final Operand<TFloat32> values;
    final Placeholder<TFloat32> observations;
    final Placeholder<TFloat32> chosen;
    final Placeholder<TFloat32> rewards;
    final Placeholder<TFloat32> bootstraps;
    final Placeholder<TFloat32> nextObservations;
    final Placeholder<TFloat32> forbidden;
    final Placeholder<TFloat32> rate;
    /** [B] y. */
    final Operand<TFloat32> targets;
    final Operand<TFloat32> loss;
    /** Done when the network is updated. */
    final Op updated;
    /** Done when the network is copied to the target network. */
    final Op copied;

    DqnGraph(Ops tf, DqnSettings settings, RandomStream random) {
        QNetwork network = settings.network();
        variables = new Variables(tf);
        Parameters online = Parameters.random(variables, NETWORK, network.form().parameters(), random);
        Parameters target = online.twin(variables, NETWORK + "Target");
        observation = placeholder(tf, 1, network.inputs());
        values = network.values(tf, online.read(tf), observation);

        int batch = settings.batch();
        observations = placeholder(tf, batch, network.inputs());
        chosen = placeholder(tf, batch, network.actions());
        rewards = placeholder(tf, batch);
        bootstraps = placeholder(tf, batch);
        nextObservations = placeholder(tf, batch, network.inputs());
        forbidden = placeholder(tf, batch, network.actions());
        rate = placeholder(tf);

        List<Operand<TFloat32>> weights = online.read(tf);
        Operand<TFloat32> nextTarget = tf.math.add(forbidden,
                network.values(tf, target.read(tf), nextObservations));
        targets = tf.stopGradient(tf.math.add(rewards,
                tf.math.mul(bootstraps, settings.doubleQ()
                        ? valueOfOwnChoice(tf, network, weights, nextTarget)
                        : tf.max(nextTarget, tf.constant(1), new Max.Options[0]))));
        Operand<TFloat32> taken = tf.sum(tf.math.mul(chosen, network.values(tf, weights, observations)),
                tf.constant(1));
        loss = tf.math.mean(tf.math.square(tf.math.sub(targets, taken)), tf.constant(0));
        updated = Adam.minimise(tf, variables, online, weights, loss, rate, 0).done();
        copied = TargetCopy.apply(tf, online, target);
    }

    private Operand<TFloat32> valueOfOwnChoice(Ops tf, QNetwork network, List<Operand<TFloat32>> weights,
            Operand<TFloat32> nextTarget) {
        Operand<TFloat32> own = tf.stopGradient(
                tf.math.add(forbidden, network.values(tf, weights, nextObservations)));
        Operand<TFloat32> choice = tf.oneHot(tf.math.argMax(own, tf.constant(1)), tf.constant(network.actions()),
                tf.constant(1f), tf.constant(0f));
        return tf.sum(tf.math.mul(choice, nextTarget), tf.constant(1));
    }

    private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }
}
