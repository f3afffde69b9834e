package edgetempo.agents.ddpg;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.Variables;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Network;
import edgetempo.random.RandomStream;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Auxiliary task of a network: from the inputs of its last layer, a linear layer with softmax predicts the share of each service in the
 * requests of the next frame, which no action influences. It trains the recurrent layer to remember relevant information long before
 * rewards do. The loss is the mean cross-entropy.
 *
 * <p>After Jaderberg et al., <i>Reinforcement learning with unsupervised auxiliary tasks</i>, ICLR 2017.
 */
final class Prediction {
    private final Variables variables;
    private final Parameters head;
    private final Network form;
    private final Operand<TFloat32> shares;
    private final double weight;

    /**
     * @param network  whose name and features are used
     * @param shares   [rows × services] observed shares: not negative, with sum 1 or 0
     * @param weight   factor on the loss
     * @param random   stream of initial weights, at its start. Modified.
     */
    Prediction(Variables variables, String network, int features, Operand<TFloat32> shares, double weight,
            RandomStream random) {
        this.variables = variables;
        this.shares = shares;
        this.weight = weight;
        int services = (int) shares.shape().get(1);
        form = new Network(features, List.of(new Dense(services, new Activation.Linear())));
        head = Parameters.random(variables, network + "Prediction", form.parameters(), random);
    }

    /** The weighted loss, and the descent step of the prediction's own layer. */
    record Loss(Operand<TFloat32> value, Adam.Step step) {}

    /**
     * Adds the loss to the graph.
     *
     * @param features [rows × features]
     * @param rate     step size
     * @param clipNorm as in {@link Adam}
     */
    Loss loss(Ops tf, Operand<TFloat32> features, Operand<TFloat32> rate, double clipNorm) {
        List<Operand<TFloat32>> values = head.read(tf);
        int rows = (int) shares.shape().get(0);
        Operand<TFloat32> logits = NetworkGraph.forward(tf, form, values, features);
        Operand<TFloat32> entropy = tf.nn.softmaxCrossEntropyWithLogits(logits, shares).loss();
        Operand<TFloat32> mean = tf.math.mul(tf.constant((float) (weight / rows)),
                tf.reduceSum(entropy, tf.constant(0)));
        return new Loss(mean, Adam.minimise(tf, variables, head, values, mean, rate, clipNorm));
    }
}
