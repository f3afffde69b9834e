package edgetempo.agents;

import edgetempo.agents.graph.Variables;
import edgetempo.nativeconfig.TensorFlowRuntime;
import java.util.List;
import java.util.Locale;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/** A graph with a single-threaded session, for tests. */
public final class GraphFixture implements AutoCloseable {
    /** Graphs are rewritten before their first run, as in the program: for what holds updates to the algorithms. */
    public static final ConfigProto REWRITTEN = ConfigProto.newBuilder().setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(1).build();
    /** Graphs run as they were built, which spares each agent a second: for everything else. */
    public static final ConfigProto ONE_THREAD = REWRITTEN.toBuilder()
            .setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
            .build();

    /** TensorFlow names operations by the digits of the default locale, and takes 0 to 9 only; see PlainDigits. */
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    public final Graph graph = TensorFlowRuntime.newGraph();
    public final Ops tf = Ops.create(graph);
    public final Variables variables = new Variables(tf);
    public final Session session = new Session(graph, ONE_THREAD);

    /** A fixture until it is closed. */
    public GraphFixture() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }

    /** A constant of the graph. */
    public Operand<TFloat32> constant(float[] values, long... shape) {
        return tf.constant(Shape.of(shape), DataBuffers.of(values, true, false));
    }

    /** Fetches one value. */
    public float[] fetch(Operand<TFloat32> value) {
        try (Result result = session.runner().fetch(value).run()) {
            float[] values = new float[(int) result.get(0).shape().size()];
            result.get(0).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    /** Runs an operation with one scalar fed. */
    public void run(Op op, Placeholder<TFloat32> placeholder, float value) {
        try (TFloat32 fed = TFloat32.scalarOf(value)) {
            session.runner().feed(placeholder, fed).addTarget(op).run().close();
        }
    }

    /** Runs operations. */
    public void run(Op... ops) {
        Session.Runner runner = session.runner();
        List.of(ops).forEach(runner::addTarget);
        runner.run().close();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        Locale.setDefault(Locale.Category.FORMAT, before);
    }
}
