package edgetempo.agents.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Matrix products, and the gradients of graphs built with them: TensorFlow's, except for the products.
 *
 * <p>For y = x·W, TensorFlow forms ∂x = ∂y·Wᵀ. Here it is ∂x = (W·∂yᵀ)ᵀ where W is large, the same sums in the same order, which
 * transposes the small matrices instead of W and takes processors less time.
 */
public final class Backpropagation {
    private static final String PRODUCT = "MatMul";
    private static final String STOP = "StopGradient";
    /** Largest weight matrix, in elements, for which TensorFlow's own gradient is as fast. */
    private static final long SMALL = 1 << 17;

    private final Ops tf;
    /** Operations that lead to the loss, in topological order. */
    private final List<GraphOperation> order = new ArrayList<>();
    /** Operations that a gradient is wanted through. */
    private final Set<GraphOperation> moving = new HashSet<>();
    /** Operation → those that TensorFlow's differentiation gets from back to it in one step. */
    private final Map<GraphOperation, List<GraphOperation>> uses = new HashMap<>();
    private final List<End> ends = new ArrayList<>();

    /** A value that the loss depends on, and the contribution of one of its uses to the gradient. */
    private record End(Operand<TFloat32> value, Operand<TFloat32> gradient) {}

    private Backpropagation(Ops tf, Operand<TFloat32> loss, List<Operand<TFloat32>> values) {
        this.tf = tf;
        collect((GraphOperation) loss.op(), new HashSet<>());
        values.forEach(value -> moving.add((GraphOperation) value.op()));
        for (GraphOperation operation : order) {
            if ((!stops(operation) || isProduct(operation))
                    && operation.inputs().stream().anyMatch(input -> moving.contains(input.op()))) {
                moving.add(operation);
            }
            if (!stops(operation) && moving.contains(operation)) {
                operation.inputs().forEach(input -> uses
                        .computeIfAbsent((GraphOperation) input.op(), op -> new ArrayList<>()).add(operation));
            }
        }
        ends.add(new End(loss, tf.onesLike(loss)));
    }

    private void collect(GraphOperation operation, Set<GraphOperation> seen) {
        if (seen.add(operation)) {
            operation.inputs().forEach(input -> collect((GraphOperation) input.op(), seen));
            order.add(operation);
        }
    }

    /**
     * Adds x·weight to the graph. {@link #gradients} differentiates it; for TensorFlow's own differentiation it is a constant.
     *
     * @param x      [rows × n]
     * @param weight [n × columns]
     * @return [rows × columns]
     */
    static Operand<TFloat32> product(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weight) {
        return tf.stopGradient(tf.linalg.matMul(x, weight));
    }

    /**
     * Adds the gradients of a loss.
     *
     * @param loss   scalar
     * @param values what the loss depends on, each of them
     * @return one per value, of its shape
     * @throws IllegalArgumentException if the loss does not depend on one of the values
     */
    public static List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> loss, List<Operand<TFloat32>> values) {
        Backpropagation run = new Backpropagation(tf, loss, values);
        for (GraphOperation operation : run.order.reversed()) {
            if (isProduct(operation) && run.moving.contains(operation)) {
                run.pass(operation);
            }
        }
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        for (Operand<TFloat32> value : values) {
            gradients.add(run.gradient(value).orElseThrow(
                    () -> new IllegalArgumentException("the loss does not depend on " + value.op().name())));
        }
        return gradients;
    }

    /** Propagates the gradient of a product to its factors. */
    private void pass(GraphOperation product) {
        GraphOperation matMul = (GraphOperation) product.input(0).op();
        Operand<TFloat32> x = factor(matMul, 0);
        Operand<TFloat32> weight = factor(matMul, 1);
        Optional<Operand<TFloat32>> found = gradient(product.output(0));
        if (found.isEmpty()) {
            return;
        }
        Operand<TFloat32> gradient = found.get();
        if (moving.contains(x.op())) {
            ends.add(new End(x, inputGradient(gradient, weight)));
        }
        if (moving.contains(weight.op())) {
            ends.add(new End(weight, tf.linalg.matMul(x, gradient, MatMul.transposeA(true))));
        }
    }

    private Operand<TFloat32> inputGradient(Operand<TFloat32> gradient, Operand<TFloat32> weight) {
        if (weight.shape().size() <= SMALL) {
            return tf.linalg.matMul(gradient, weight, MatMul.transposeB(true));
        }
        Operand<TFloat32> transposed = tf.linalg.matMul(weight, gradient, MatMul.transposeB(true));
        return tf.linalg.transpose(transposed, tf.constant(new int[]{1, 0}));
    }

    @SuppressWarnings("unchecked")
    private static Operand<TFloat32> factor(GraphOperation matMul, int index) {
        return (Operand<TFloat32>) matMul.input(index);
    }

    /** Gradient of a value from all ends known so far, without passing through a product. */
    private Optional<Operand<TFloat32>> gradient(Operand<TFloat32> value) {
        List<Operand<TFloat32>> parts = new ArrayList<>();
        List<Operand<TFloat32>> from = new ArrayList<>();
        List<Operand<TFloat32>> given = new ArrayList<>();
        Set<GraphOperation> reaching = reaching((GraphOperation) value.op());
        for (End end : ends) {
            if (end.value.asOutput().equals(value.asOutput())) {
                parts.add(end.gradient);
            } else if (reaching.contains((GraphOperation) end.value.op())) {
                from.add(end.value);
                given.add(end.gradient);
            }
        }
        if (!from.isEmpty()) {
            parts.add(tf.gradients(from, List.of(value), Gradients.dx(given)).dy(0));
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(tf.math.addN(parts));
        };
    }

    /** What TensorFlow's differentiation gets from back to the start. One search for all ends: graphs of many frames have thousands. */
    private Set<GraphOperation> reaching(GraphOperation start) {
        Set<GraphOperation> seen = new HashSet<>(Set.of(start));
        Deque<GraphOperation> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (GraphOperation use : uses.getOrDefault(open.pop(), List.of())) {
                if (seen.add(use)) {
                    open.push(use);
                }
            }
        }
        return seen;
    }

    private static boolean stops(GraphOperation operation) {
        return operation.type().equals(STOP);
    }

    private static boolean isProduct(GraphOperation operation) {
        return stops(operation) && operation.input(0).op().type().equals(PRODUCT);
    }
}
