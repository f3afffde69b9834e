package edgetempo.agents.dqn;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Form of a Q-network: two dense layers with ReLU activation and a linear one. With a dueling head the linear layer has one column
 * more: column 0 is V, the others are the advantages.
 *
 * @param inputs  width of an observation
 * @param hidden1 units of the first layer
 * @param hidden2 units of the second layer
 * @param actions number of actions
 * @param head    how the last layer becomes action values
 */
public record QNetwork(int inputs, int hidden1, int hidden2, int actions, QHead head) {
    private static final String LAST = "dense2/";
    private static final String ACTOR = "actor/";

    /** The layers without the head's combination of value and advantages. */
    public Network form() {
        return network(head == QHead.DUELING ? actions + 1 : actions);
    }

    /** The layers of a network without a head that gives the same values; see {@link #folded}. */
    public Network foldedForm() {
        return network(actions);
    }

    private Network network(int outputs) {
        Activation relu = new Activation.Leaky(0);
        return new Network(inputs, List.of(new Dense(hidden1, relu), new Dense(hidden2, relu),
                new Dense(outputs, new Activation.Linear())));
    }

    /**
     * Adds the action values of observations to the graph.
     *
     * @param weights values of the form's parameters, in order
     * @param x       [batch × inputs]
     * @return [batch × actions]
     */
    Operand<TFloat32> values(Ops tf, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
        Operand<TFloat32> outputs = NetworkGraph.forward(tf, form(), weights, x);
        if (head == QHead.PLAIN) {
            return outputs;
        }
        Operand<TFloat32> value = tf.slice(outputs, tf.constant(new int[]{0, 0}), tf.constant(new int[]{-1, 1}));
        Operand<TFloat32> advantages = tf.slice(outputs, tf.constant(new int[]{0, 1}),
                tf.constant(new int[]{-1, actions}));
        Operand<TFloat32> mean = tf.math.mean(advantages, tf.constant(1),
                Mean.keepDims(true));
        return tf.math.add(value, tf.math.sub(advantages, mean));
    }

    /**
     * Weights of the network without a head that gives the same values: the head is linear, so it goes into the last layer.
     *
     * @param state   {@code network/<layer>/<array>} by name; other entries are left out. Not modified.
     * @param network name of the network
     * @return {@code actor/<layer>/<array>} by name, as pure-Java actors read them
     */
    Map<String, NamedTensor> folded(Map<String, NamedTensor> state, String network) {
        Map<String, NamedTensor> weights = new LinkedHashMap<>();
        form().parameters().forEach(spec -> {
            NamedTensor tensor = state.get(network + "/" + spec.name());
            boolean folds = head == QHead.DUELING && spec.name().startsWith(LAST);
            int rows = spec.shape().length == 2 ? (int) spec.shape()[0] : 1;
            long[] shape = spec.shape().clone();
            shape[shape.length - 1] -= folds ? 1 : 0;
            weights.put(ACTOR + spec.name(), new NamedTensor(ACTOR + spec.name(), shape,
                    folds ? fold(tensor.values(), rows) : tensor.values().clone()));
        });
        return weights;
    }

    /** Row by row, V + A − mean A. */
    private float[] fold(float[] values, int rows) {
        float[] result = new float[rows * actions];
        for (int row = 0; row < rows; row++) {
            int from = row * (actions + 1);
            double mean = 0;
            for (int a = 1; a <= actions; a++) {
                mean += values[from + a];
            }
            mean /= actions;
            for (int a = 0; a < actions; a++) {
                result[row * actions + a] = (float) (values[from] + values[from + 1 + a] - mean);
            }
        }
        return result;
    }
}
