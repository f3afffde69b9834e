package edgetempo.agents.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.ParameterSpec;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class AdamTest {
    private static final List<ParameterSpec> TWO_SCALARS = List.of(new ParameterSpec("used", new long[]{1}, 1),
            new ParameterSpec("unused", new long[]{1}, 1));

    private final RandomStream random = new RandomStream().at(3, StreamUse.WEIGHTS, 0);

    @Test
    void followsTheAlgorithmOnAScalarAndTouchesNothingElse() {
        double[] gradients = {0.5, -2, 1e-7, 0, 30};
        double rate = 0.1;
        try (GraphFixture g = new GraphFixture()) {
            Parameters own = Parameters.random(g.variables, "own", TWO_SCALARS, random);
            Parameters other = Parameters.random(g.variables, "other", TWO_SCALARS, random);
            Placeholder<TFloat32> slope = g.tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            List<Operand<TFloat32>> values = own.read(g.tf);
            Operand<TFloat32> sum = g.tf.math.add(values.getFirst(), other.read(g.tf).getFirst());
            Operand<TFloat32> loss = g.tf.math.mean(g.tf.math.mul(slope, sum), g.tf.constant(0));
            Adam.Step step = Adam.minimise(g.tf, g.variables, own, values, loss,
                    g.tf.constant((float) rate), 0);
            g.variables.initialise(g.session);
            Map<String, NamedTensor> before = g.variables.exportState(g.session);

            double w = before.get("own/used").values()[0];
            double m = 0;
            double v = 0;
            for (int t = 1; t <= gradients.length; t++) {
                double gradient = gradients[t - 1];
                g.run(step.done(), slope, (float) gradient);
                m = 0.9 * m + 0.1 * gradient;
                v = 0.999 * v + 0.001 * gradient * gradient;
                double correctedM = m / (1 - Math.pow(0.9, t));
                double correctedV = v / (1 - Math.pow(0.999, t));
                w -= rate * correctedM / (Math.sqrt(correctedV) + 1e-8);
                double moved = g.variables.exportState(g.session).get("own/used").values()[0];
                assertThat(moved).as("step %d", t).isCloseTo(w, within(1e-5));
            }

            Map<String, NamedTensor> after = g.variables.exportState(g.session);
            assertThat(step.moved()).containsExactly(0);
            assertThat(after.get("own/adam/step").values()).containsExactly(gradients.length);
            assertThat(after).doesNotContainKey("own/adam/m/unused");
            for (String untouched : List.of("own/unused", "other/used", "other/unused")) {
                assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
            }
        }
    }

    @Test
    void addsEpsilonBehindTheBiasCorrection() {
        // With a gradient of the size of ε, correcting before or after adding ε differs by a factor of about 15.
        try (GraphFixture g = new GraphFixture()) {
            Parameters own = Parameters.random(g.variables, "own", TWO_SCALARS, random);
            List<Operand<TFloat32>> values = own.read(g.tf);
            Operand<TFloat32> loss = g.tf.math.mean(g.tf.math.mul(g.tf.constant(1e-8f), values.getFirst()),
                    g.tf.constant(0));
            Adam.Step step = Adam.minimise(g.tf, g.variables, own, values, loss, g.tf.constant(0.1f), 0);
            g.variables.initialise(g.session);
            float before = g.variables.exportState(g.session).get("own/used").values()[0];
            g.run(step.done());
            float after = g.variables.exportState(g.session).get("own/used").values()[0];
            assertThat(before - after).isCloseTo(0.05f, within(1e-4f));
        }
    }
}
