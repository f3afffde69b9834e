package edgetempo.agents.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Gradients against those that TensorFlow forms for the same graph made of its own products. */
class BackpropagationTest {
    private final Random random = new Random(3);

    /** How products are made. */
    private interface Product {
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weight);
    }

    /** A loss of some values. */
    private interface Loss {
        Operand<TFloat32> of(Ops tf, Product product, List<Operand<TFloat32>> values);
    }

    @Test
    void aProductOfAProduct() {
        assertSame(new long[][]{{5, 3}, {3, 4}, {4, 2}}, (tf, product, v) -> sum(tf,
                tf.math.square(product.of(tf, product.of(tf, v.get(0), v.get(1)), v.get(2)))));
    }

    @Test
    void aWeightUsedTwiceInALossThatSeesEveryLayer() {
        assertSame(new long[][]{{6, 4}, {4, 4}, {4}}, (tf, product, v) -> {
            Operand<TFloat32> first = tf.math.tanh(tf.nn.biasAdd(product.of(tf, v.get(0), v.get(1)), v.get(2)));
            Operand<TFloat32> second = tf.math.sigmoid(tf.math.add(first, product.of(tf, first, v.get(1))));
            return tf.math.add(sum(tf, tf.math.mul(second, first)), sum(tf, tf.math.square(v.get(1))));
        });
    }

    @Test
    void aWeightJoinedFromParts() {
        assertSame(new long[][]{{3, 2}, {2, 3}, {2, 1}}, (tf, product, v) -> sum(tf, tf.math.tanh(
                product.of(tf, v.get(0), tf.concat(List.of(v.get(1), v.get(2)), tf.constant(1))))));
    }

    @Test
    void aWeightLargeEnoughToStayUnturned() {
        assertSame(new long[][]{{7, 300}, {300, 500}},
                (tf, product, v) -> sum(tf, tf.math.tanh(product.of(tf, v.get(0), v.get(1)))), 1e-4f);
    }

    @Test
    void nothingFlowsThroughWhatIsStopped() {
        try (GraphFixture g = new GraphFixture()) {
            List<Operand<TFloat32>> v = values(g, new long[][]{{3, 2}, {2, 2}});
            Operand<TFloat32> hidden = Backpropagation.product(g.tf, v.get(0), v.get(1));
            Operand<TFloat32> stopped = g.tf.stopGradient(g.tf.math.tanh(hidden));
            Operand<TFloat32> loss = sum(g.tf, g.tf.math.mul(stopped, hidden));
            Operand<TFloat32> expected = g.tf.linalg.matMul(v.get(0), stopped, MatMul.transposeA(true));
            assertThat(g.fetch(Backpropagation.gradients(g.tf, loss, List.of(v.get(1))).getFirst()))
                    .containsExactly(g.fetch(expected), within(1e-6f));
        }
    }

    @Test
    void aValueThatTheLossDoesNotDependOnIsRefused() {
        try (GraphFixture g = new GraphFixture()) {
            List<Operand<TFloat32>> v = values(g, new long[][]{{3, 2}, {2, 2}});
            Operand<TFloat32> loss = sum(g.tf, v.get(0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Backpropagation.gradients(g.tf, loss, List.of(v.get(1))))
                    .withMessageStartingWith("the loss does not depend on ");
        }
    }

    private void assertSame(long[][] shapes, Loss loss) {
        assertSame(shapes, loss, 1e-5f);
    }

    private void assertSame(long[][] shapes, Loss loss, float tolerance) {
        try (GraphFixture g = new GraphFixture()) {
            List<Operand<TFloat32>> values = values(g, shapes);
            Gradients expected = g.tf.gradients(loss.of(g.tf, (tf, x, weight) -> tf.linalg.matMul(x, weight), values),
                    values);
            List<Operand<TFloat32>> found = Backpropagation.gradients(g.tf,
                    loss.of(g.tf, Backpropagation::product, values), values);
            for (int i = 0; i < values.size(); i++) {
                assertThat(g.fetch(found.get(i))).as("value %d", i)
                        .containsExactly(g.fetch(expected.<TFloat32>dy(i)), within(tolerance));
            }
        }
    }

    private List<Operand<TFloat32>> values(GraphFixture g, long[][] shapes) {
        List<Operand<TFloat32>> values = new ArrayList<>();
        for (long[] shape : shapes) {
            float[] content = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (float) random.nextGaussian();
            }
            values.add(g.constant(content, shape));
        }
        return values;
    }

    private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> matrix) {
        return tf.reduceSum(matrix, tf.constant(new int[]{0, 1}));
    }
}
