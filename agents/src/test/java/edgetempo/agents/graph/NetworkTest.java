package edgetempo.agents.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.ReferenceNetwork;
import edgetempo.agents.network.Activation;
import edgetempo.agents.network.Dense;
import edgetempo.agents.network.Lstm;
import edgetempo.agents.network.Network;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class NetworkTest {
    private static final int BATCH = 3;
    private static final int STEPS = 4;
    private static final int INPUTS = 5;
    private static final int UNITS = 6;
    private static final Network FORM = new Network(INPUTS, List.of(new Dense(7, new Activation.Leaky(0.01)),
            new Lstm(UNITS), new Dense(4, new Activation.Tanh()), new Dense(2, new Activation.Linear())));

    private final RandomStream random = new RandomStream().at(5, StreamUse.WEIGHTS, 0);

    @Test
    void unrolledNetworkAgreesWithPlainJavaFromAGivenState() {
        try (GraphFixture g = new GraphFixture()) {
            Parameters parameters = Parameters.random(g.variables, "net", FORM.parameters(), random);
            float[][] steps = draw(STEPS, BATCH * INPUTS);
            float[] hidden = draw(1, BATCH * UNITS)[0];
            float[] cell = draw(1, BATCH * UNITS)[0];
            List<RecurrentState> initial = List.of(new RecurrentState.Carried(g.constant(hidden, BATCH, UNITS),
                    g.constant(cell, BATCH, UNITS)));
            NetworkGraph.Unrolled run = NetworkGraph.unroll(g.tf, FORM, parameters.read(g.tf), sequence(g, steps),
                    STEPS, initial);
            g.variables.initialise(g.session);

            Map<String, double[]> weights = ReferenceNetwork.widen(g.variables.exportState(g.session));
            ReferenceNetwork reference = new ReferenceNetwork(FORM, "net");
            for (int sample = 0; sample < BATCH; sample++) {
                double[][] state = {slice(hidden, sample, UNITS), slice(cell, sample, UNITS)};
                List<double[][]> states = List.<double[][]>of(state);
                double[][] expected = reference.unroll(weights, samples(steps, sample), states);
                for (int t = 0; t < STEPS; t++) {
                    assertClose(slice(g.fetch(run.outputs()), t * BATCH + sample, 2), expected[t], 1e-6);
                }
                RecurrentState.Carried after = run.states().getFirst();
                int last = (STEPS - 1) * BATCH + sample;
                assertClose(slice(g.fetch(after.hidden()), last, UNITS), state[0], 1e-6);
                assertClose(slice(g.fetch(after.cell()), last, UNITS), state[1], 1e-6);
            }
        }
    }

    @Test
    void zeroStateGivesTheSameAsFedZeros() {
        try (GraphFixture g = new GraphFixture()) {
            Parameters parameters = Parameters.random(g.variables, "net", FORM.parameters(), random);
            Operand<TFloat32> x = g.constant(draw(1, BATCH * INPUTS)[0], BATCH, INPUTS);
            Operand<TFloat32> zeros = g.constant(new float[BATCH * UNITS], BATCH, UNITS);
            Operand<TFloat32> implicit = NetworkGraph.forward(g.tf, FORM, parameters.read(g.tf), x);
            Operand<TFloat32> explicit = NetworkGraph.unroll(g.tf, FORM, parameters.read(g.tf), x, 1,
                    List.of(new RecurrentState.Carried(zeros, zeros))).outputs();
            g.variables.initialise(g.session);
            float[] expected = g.fetch(explicit);
            assertThat(g.fetch(implicit)).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void gradientOfEveryVariableAgreesWithFiniteDifferencesThroughTime() {
        try (GraphFixture g = new GraphFixture()) {
            Parameters parameters = Parameters.random(g.variables, "net", FORM.parameters(), random);
            float[][] steps = draw(STEPS, BATCH * INPUTS);
            List<Operand<TFloat32>> values = parameters.read(g.tf);
            Operand<TFloat32> all = NetworkGraph
                    .unroll(g.tf, FORM, values, sequence(g, steps), STEPS, NetworkGraph.zeroStates(FORM)).outputs();
            Operand<TFloat32> last = Rows.slice(g.tf, all, (STEPS - 1) * BATCH, BATCH);
            Operand<TFloat32> loss = g.tf.math.mean(g.tf.math.square(last), g.tf.constant(new int[]{0, 1}));
            List<Operand<TFloat32>> gradients = Backpropagation.gradients(g.tf, loss, values);
            g.variables.initialise(g.session);

            Map<String, double[]> weights = ReferenceNetwork.widen(g.variables.exportState(g.session));
            ReferenceNetwork reference = new ReferenceNetwork(FORM, "net");
            ToDoubleFunction<Map<String, double[]>> referenceLoss = w -> {
                double sum = 0;
                for (int sample = 0; sample < BATCH; sample++) {
                    double[][] outputs = reference.unroll(w, samples(steps, sample), reference.zeroStates());
                    for (double y : outputs[STEPS - 1]) {
                        sum += y * y;
                    }
                }
                return sum / (2 * BATCH);
            };
            for (int i = 0; i < parameters.size(); i++) {
                double[] expected = ReferenceNetwork.gradient(weights, "net/" + parameters.specs().get(i).name(),
                        referenceLoss);
                Operand<TFloat32> gradient = gradients.get(i);
                assertClose(widen(g.fetch(gradient)), expected, 1e-6);
            }
        }
    }

    @Test
    void initialWeightsAreUniformWithinTheBoundOfTheLayer() {
        try (GraphFixture g = new GraphFixture()) {
            Network wide = new Network(100, List.of(new Dense(200, new Activation.Linear())));
            Parameters.random(g.variables, "net", wide.parameters(), random);
            float[] weight = g.variables.initialValues("net/dense0/weight");
            double sum = 0;
            double squares = 0;
            for (float w : weight) {
                assertThat(w).isBetween(-0.1f, 0.1f);
                sum += w;
                squares += w * w;
            }
            // Uniform in ±0.1: mean 0, variance 0.1²/3; 20 000 draws put both within 5 standard errors of that.
            assertThat(sum / weight.length).isCloseTo(0, within(5 * 0.1 / Math.sqrt(3.0 * weight.length)));
            assertThat(squares / weight.length).isCloseTo(0.01 / 3, within(1.1e-4));
        }
    }

    @Test
    void startBiasesOfALayerLieAroundTheirCentre() {
        try (GraphFixture g = new GraphFixture()) {
            Network shifted = new Network(100, List.of(new Dense(2000, new Activation.Tanh(), -0.7)));
            Parameters.random(g.variables, "net", shifted.parameters(), random);
            double sum = 0;
            for (float bias : g.variables.initialValues("net/dense0/bias")) {
                assertThat(bias).isBetween(-0.8f, -0.6f);
                sum += bias;
            }
            assertThat(sum / 2000).isCloseTo(-0.7, within(5 * 0.1 / Math.sqrt(3.0 * 2000)));
            for (float weight : g.variables.initialValues("net/dense0/weight")) {
                assertThat(weight).isBetween(-0.1f, 0.1f);
            }
        }
    }

    @Test
    void describesItsFormInOneLine() {
        assertThat(FORM.describe()).isEqualTo("5 > dense 7 leaky 0.01 > lstm 6 > dense 4 tanh > dense 2 linear");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new Network(3, List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network needs inputs and layers of at least one unit, found 3 inputs and layers of []");
    }

    private float[][] draw(int rows, int width) {
        float[][] values = new float[rows][width];
        for (float[] row : values) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    /** [STEPS·BATCH × INPUTS]. */
    private static Operand<TFloat32> sequence(GraphFixture g, float[][] steps) {
        float[] all = new float[STEPS * BATCH * INPUTS];
        for (int t = 0; t < STEPS; t++) {
            System.arraycopy(steps[t], 0, all, t * BATCH * INPUTS, BATCH * INPUTS);
        }
        return g.constant(all, STEPS * BATCH, INPUTS);
    }

    private static double[][] samples(float[][] steps, int sample) {
        double[][] sequence = new double[steps.length][];
        for (int t = 0; t < steps.length; t++) {
            sequence[t] = slice(steps[t], sample, INPUTS);
        }
        return sequence;
    }

    private static double[] slice(float[] values, int row, int width) {
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] = values[row * width + i];
        }
        return out;
    }

    private static double[] widen(float[] values) {
        return slice(values, 0, values.length);
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).containsExactly(expected, within(tolerance));
    }
}
