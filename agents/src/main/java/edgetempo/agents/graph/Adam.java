package edgetempo.agents.graph;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Adam on the variables of one network only (TensorFlow's {@code minimize} takes every variable of the graph).
 *
 * <p>Kingma and Ba, <i>Adam: a method for stochastic optimization</i>, ICLR 2015, Algorithm 1, with β₁ = 0.9, β₂ = 0.999,
 * ε = 1e−8 added to the bias-corrected root as PyTorch does. TensorFlow's fused operation adds its ε before the correction,
 * so it is given ε·√(1 − β₂ᵗ), which makes the two equal.
 *
 * <p>State: {@code network/adam/step}, and {@code network/adam/m/…}, {@code network/adam/v/…} for each variable that the
 * loss reaches. A variable that the loss does not reach has no gradient and stays as it is.
 */
public final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private Adam() {}

    /**
     * One step in the graph.
     *
     * @param done  runs when all variables have moved
     * @param moved indices, within the parameters, of the variables that the loss reaches; the others never move
     */
    public record Step(Op done, List<Integer> moved) {}

    /**
     * Adds a step down the gradient.
     *
     * @param variables    receives step count and moments. Modified.
     * @param parameters   variables to move
     * @param values       the reading of those variables that the loss was computed from
     * @param loss         scalar
     * @param learningRate step size, a scalar
     * @param clipNorm     largest norm of all gradients together, to which longer ones are scaled down; 0 for no limit
     */
    public static Step minimise(Ops tf, Variables variables, Parameters parameters, List<Operand<TFloat32>> values,
            Operand<TFloat32> loss, Operand<TFloat32> learningRate, double clipNorm) {
        String own = parameters.network() + "/adam/";
        Operand<? extends TType> stepHandle = variables.add(new NamedTensor(own + "step", new long[0], new float[1]));
        Op counted = tf.assignAddVariableOp(stepHandle, tf.constant(1f));
        Operand<TFloat32> step = tf.withControlDependencies(counted).readVariableOp(stepHandle, TFloat32.class);
        Operand<TFloat32> beta1 = tf.constant(BETA1);
        Operand<TFloat32> beta2 = tf.constant(BETA2);
        Operand<TFloat32> beta1Power = tf.math.pow(beta1, step);
        Operand<TFloat32> beta2Power = tf.math.pow(beta2, step);
        Operand<TFloat32> epsilon = tf.math.mul(tf.constant(EPSILON),
                tf.math.sqrt(tf.math.sub(tf.constant(1f), beta2Power)));

        List<Integer> reached = reached(tf, values, loss);
        List<Operand<TFloat32>> gradients = clipped(tf,
                Backpropagation.gradients(tf, loss, reached.stream().map(values::get).toList()), clipNorm);
        List<Op> moved = new ArrayList<>();
        for (int g = 0; g < reached.size(); g++) {
            int i = reached.get(g);
            ParameterSpec spec = parameters.specs().get(i);
            Operand<TFloat32> gradient = gradients.get(g);
            float[] zeros = new float[NamedTensor.elements(spec.name(), spec.shape())];
            Operand<? extends TType> m = variables.add(new NamedTensor(own + "m/" + spec.name(), spec.shape(), zeros));
            Operand<? extends TType> v = variables.add(new NamedTensor(own + "v/" + spec.name(), spec.shape(), zeros));
            moved.add(
                    tf.train.resourceApplyAdam(parameters.handle(i), m, v, beta1Power, beta2Power, learningRate, beta1,
                            beta2,
                            epsilon, gradient));
        }
        return new Step(tf.withControlDependencies(moved).noOp(), reached);
    }

    /** Pascanu, Mikolov and Bengio, <i>On the difficulty of training recurrent neural networks</i>, ICML 2013. */
    private static List<Operand<TFloat32>> clipped(Ops tf, List<Operand<TFloat32>> raw, double clipNorm) {
        if (clipNorm == 0) {
            return raw;
        }
        Operand<TFloat32> halfSquares = tf.constant(0f);
        for (Operand<TFloat32> gradient : raw) {
            halfSquares = tf.math.add(halfSquares, tf.nn.l2Loss(gradient));
        }
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(halfSquares, tf.constant(2f)));
        Operand<TFloat32> limit = tf.constant((float) clipNorm);
        Operand<TFloat32> factor = tf.math.div(limit, tf.math.maximum(norm, limit));
        List<Operand<TFloat32>> scaled = new ArrayList<>();
        for (Operand<TFloat32> gradient : raw) {
            scaled.add(tf.math.mul(gradient, factor));
        }
        return scaled;
    }

    /** Indices of the values that the loss depends on; TensorFlow does not differentiate with respect to others. */
    private static List<Integer> reached(Ops tf, List<Operand<TFloat32>> values, Operand<TFloat32> loss) {
        Set<GraphOperation> leading = ((Graph) tf.scope().env()).subgraphTo(Set.of(loss));
        return IntStream.range(0, values.size()).filter(i -> leading.contains(values.get(i).op())).boxed().toList();
    }
}
