package edgetempo.benchmarks.fitness;

import edgetempo.agents.graph.PlainDigits;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.TensorFlowRuntime;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The fitness as a TensorFlow graph in float, over X [population × users × M] with X[·, ·, m] = [offload = m + 1]; sums as in
 * {@link SlotCosts}. An evaluation copies the genes into tensors, runs the graph once, and copies the fitness back.
 */
final class TensorFlowKernel implements FitnessKernel {
    private final float[][] targets;
    private final float[][] bandwidth;
    private final float[][] frequency;
    private final float[] fitness;
    private final Graph graph;
    private final Session session;
    private final Session.Runner runner;
    private final TFloat32[] fed;
    private final FloatDataBuffer[] feeds;

    /**
     * Builds the graph.
     *
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow or the device is missing
     */
    TensorFlowKernel(FitnessInput input, DevicePlan plan) {
        SlotCosts costs = new SlotCosts(input.scenario(), input.problem());
        NativeProbe.require(plan);
        int users = costs.users;
        int population = input.population();
        targets = new float[FitnessInput.BATCHES][];
        bandwidth = new float[FitnessInput.BATCHES][];
        frequency = new float[FitnessInput.BATCHES][];
        for (int batch = 0; batch < FitnessInput.BATCHES; batch++) {
            targets[batch] = toFloat(input.individualMajor(batch, 0, users));
            bandwidth[batch] = toFloat(input.individualMajor(batch, users, users));
            frequency[batch] = toFloat(input.individualMajor(batch, 2 * users, users));
        }
        fitness = new float[population];

        graph = TensorFlowRuntime.newGraph();
        Shape shape = Shape.of(population, users, 1);
        Nodes nodes = PlainDigits.build(() -> nodes(Ops.create(graph), costs, shape));

        session = new Session(graph, plan.sessionConfig());
        runner = session.runner().setOptions(plan.runOptions()).fetch(nodes.fitness());
        fed = new TFloat32[]{TFloat32.tensorOf(shape), TFloat32.tensorOf(shape), TFloat32.tensorOf(shape)};
        runner.feed(nodes.targets(), fed[0]).feed(nodes.bandwidth(), fed[1]).feed(nodes.frequency(), fed[2]);
        feeds = new FloatDataBuffer[fed.length];
        for (int i = 0; i < fed.length; i++) {
            feeds[i] = fed[i].asRawTensor().data().asFloats();
        }
    }

    private record Nodes(Operand<TFloat32> targets, Operand<TFloat32> bandwidth, Operand<TFloat32> frequency,
            Operand<TFloat32> fitness) {}

    private static Nodes nodes(Ops tf, SlotCosts costs, Shape shape) {
        Placeholder<TFloat32> o = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        Placeholder<TFloat32> b = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        Placeholder<TFloat32> f = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        return new Nodes(o, b, f, build(tf, costs, o, b, f));
    }

    private static Operand<TFloat32> build(Ops tf, SlotCosts costs, Operand<TFloat32> o, Operand<TFloat32> b,
            Operand<TFloat32> f) {
        int users = costs.users;
        int servers = costs.servers;
        float[][] gain = new float[users][servers];
        float[][] hit = new float[users][servers];
        float[][] cells = new float[users][servers];
        float[][] uplink = new float[users][1];
        float[][] execute = new float[users][1];
        float[] target = new float[servers];
        float allLocal = 0;
        for (int i = 0; i < users; i++) {
            allLocal += (float) costs.constant[0][i];
            uplink[i][0] = (float) costs.uplink[i];
            execute[i][0] = (float) costs.execute[i];
            cells[i][costs.cell[i]] = 1;
            for (int m = 0; m < servers; m++) {
                gain[i][m] = (float) (costs.constant[m + 1][i] - costs.constant[0][i]);
                hit[i][m] = (float) costs.hit[m + 1][i];
                target[m] = m + 1;
            }
        }
        Operand<TFloat32> chosen = tf.dtypes.cast(tf.math.equal(o, tf.constant(target)), TFloat32.class);
        Operand<TFloat32> offloaded = tf.sum(chosen, tf.constant(2), org.tensorflow.op.core.Sum.keepDims(true));
        Operand<TFloat32> linear = tf.sum(tf.math.mul(chosen, tf.constant(gain)), tf.constant(new int[]{1, 2}));

        Operand<TFloat32> inCell = tf.math.mul(offloaded, tf.constant(cells));
        Operand<TFloat32> bandCost = costOfShares(tf, inCell, b, tf.constant(uplink));
        Operand<TFloat32> atServer = tf.math.mul(chosen, tf.constant(hit));
        Operand<TFloat32> processorCost = costOfShares(tf, atServer, f, tf.constant(execute));
        return tf.math.sub(tf.math.add(tf.constant(allLocal), linear), tf.math.add(bandCost, processorCost));
    }

    /** Σ over resources of (Σ genes of who shares it)(Σ cost/gene of who shares it): [population]. */
    private static Operand<TFloat32> costOfShares(Ops tf, Operand<TFloat32> shares, Operand<TFloat32> gene,
            Operand<TFloat32> cost) {
        Operand<TFloat32> genes = tf.sum(tf.math.mul(shares, gene), tf.constant(1));
        Operand<TFloat32> costs = tf.sum(tf.math.mul(shares, tf.math.div(cost, gene)), tf.constant(1));
        return tf.sum(tf.math.mul(genes, costs), tf.constant(1));
    }

    private static float[] toFloat(double[] values) {
        float[] copy = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = (float) values[i];
        }
        return copy;
    }

    @Override
    public void evaluate(int batch) {
        feeds[0].write(targets[batch]);
        feeds[1].write(bandwidth[batch]);
        feeds[2].write(frequency[batch]);
        try (Result result = runner.run()) {
            result.get(0).asRawTensor().data().asFloats().read(fitness);
        }
    }

    @Override
    public double fitness(int individual) {
        return fitness[individual];
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        for (TFloat32 tensor : fed) {
            tensor.close();
        }
    }
}
