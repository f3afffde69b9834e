package edgetempo.agents.recall;

import edgetempo.agents.graph.Adam;
import edgetempo.agents.graph.NetworkGraph;
import edgetempo.agents.graph.Parameters;
import edgetempo.agents.graph.Rows;
import edgetempo.agents.graph.Variables;
import edgetempo.agents.network.Network;
import edgetempo.agents.policy.PolicyMemory;
import edgetempo.agents.policy.RecallForm;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One update of forecaster and critic from whole episodes. B episodes of T frames; rows of networks are ordered by frame, then episode,
 * then service.
 */
final class RecallGraph {
    /** Weight of the critic's error in the mean of an episode, which depends on positions that are not observed. */
    private static final float LEVEL = 0.25f;

    final Variables variables;
    private final Inputs in;
    /** Logarithms of the forecast shares, of the shape of {@link Inputs#targets}. */
    final Operand<TFloat32> logPopularities;
    /** [B × T] values of plans. */
    final Operand<TFloat32> values;
    /** Its loss is the cross-entropy of forecasts. */
    final Update forecaster;
    /** Its loss is the mean squared error. */
    final Update critic;
    private final Ops tf;
    private final RecallForm form;
    private final int batch;

    /**
     * What an update is fed.
     *
     * @param inputs  [T·B·services × 5]
     * @param targets [T·B·stages × services] shares requested, times the weight of the row
     * @param plans   [B·T × servers × services]
     * @param service [B·T·services × 4]
     * @param earned  [B × T]
     */
    private record Inputs(Placeholder<TFloat32> inputs, Placeholder<TFloat32> targets, Placeholder<TFloat32> plans,
            Placeholder<TFloat32> service, Placeholder<TFloat32> earned) {}

    /**
     * Forecaster or critic. They share no variables, so that their updates may run at the same time.
     *
     * @param inputs  of {@link Inputs}, those that it learns from, in that order
     * @param rate    [1] step size
     * @param loss    before the update
     * @param updated runs the update
     */
    record Update(List<Placeholder<TFloat32>> inputs, Placeholder<TFloat32> rate, Operand<TFloat32> loss, Op updated) {}

    RecallGraph(Ops tf, RecallForm form, int batch, double clipNorm, long seed) {
        this.tf = tf;
        this.form = form;
        this.batch = batch;
        variables = new Variables(tf);
        int frames = form.frames();
        int services = form.services();
        in = new Inputs(placeholder(frames * batch * services, 5),
                placeholder(frames * batch * form.stages(), services),
                placeholder(batch * frames, form.servers(), services), placeholder(batch * frames * services, 4),
                placeholder(batch, frames));
        Map<String, Parameters> networks = parameters(seed);

        Map<String, List<Operand<TFloat32>>> read = new LinkedHashMap<>();
        networks.forEach((name, parameters) -> read.put(name, parameters.read(tf)));
        logPopularities = forecast(read.get(RecallForm.ACTOR));
        Operand<TFloat32> crossEntropy = tf.math.neg(total(tf.math.mul(logPopularities, in.targets)));
        values = critic(read);
        Operand<TFloat32> error = error();

        Placeholder<TFloat32> forecastRate = placeholder(1);
        Placeholder<TFloat32> criticRate = placeholder(1);
        List<Op> forecasterMoved = new ArrayList<>();
        List<Op> criticMoved = new ArrayList<>();
        networks.forEach((name, parameters) -> {
            boolean judges = judges(name);
            (judges ? criticMoved : forecasterMoved)
                    .add(Adam.minimise(tf, variables, parameters, read.get(name), judges ? error : crossEntropy,
                            scalar(judges ? criticRate : forecastRate), clipNorm).done());
        });
        forecaster = new Update(List.of(in.inputs, in.targets), forecastRate, crossEntropy, all(forecasterMoved));
        critic = new Update(List.of(in.plans, in.service, in.earned), criticRate, error, all(criticMoved));
    }

    private Op all(List<Op> moved) {
        return tf.withControlDependencies(moved).noOp();
    }

    private static boolean judges(String network) {
        return network.startsWith("critic");
    }

    private Map<String, Parameters> parameters(long seed) {
        RandomStream random = new RandomStream();
        Map<String, Parameters> networks = new LinkedHashMap<>();
        form.networks().forEach((name, network) -> networks.put(name,
                Parameters.random(variables, name, network.parameters(),
                        random.at(seed, StreamUse.WEIGHTS, networks.size()))));
        return networks;
    }

    private Placeholder<TFloat32> placeholder(long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    private Operand<TFloat32> scalar(Operand<TFloat32> one) {
        return tf.reshape(one, tf.constant(new int[0]));
    }

    private Operand<TFloat32> total(Operand<TFloat32> x) {
        return tf.reduceSum(x, tf.range(tf.constant(0), tf.rank(x), tf.constant(1)));
    }

    private Operand<TFloat32> shaped(Operand<TFloat32> x, int... shape) {
        return tf.reshape(x, tf.constant(shape));
    }

    private Operand<TFloat32> network(Map<String, List<Operand<TFloat32>>> weights, String name, Operand<TFloat32> x) {
        return NetworkGraph.forward(tf, form.networks().get(name), weights.get(name), x);
    }

    private Operand<TFloat32> forecast(List<Operand<TFloat32>> weights) {
        int frames = form.frames();
        int services = form.services();
        Network actor = form.networks().get(RecallForm.ACTOR);
        int steps = form.memory() == PolicyMemory.EPISODE ? frames : 1;
        Operand<TFloat32> scores = NetworkGraph
                .unroll(tf, actor, weights, in.inputs, steps, NetworkGraph.zeroStates(actor)).outputs();
        Operand<TFloat32> byStage = tf.linalg.transpose(shaped(scores, frames * batch, services, form.stages()),
                tf.constant(new int[]{0, 2, 1}));
        return tf.nn.logSoftmax(shaped(byStage, frames * batch * form.stages(), services));
    }

    private Operand<TFloat32> critic(Map<String, List<Operand<TFloat32>>> weights) {
        int rows = batch * form.frames();
        int services = form.services();
        int servers = form.servers();
        int width = form.width();
        Operand<TInt32> second = tf.constant(1);
        Operand<TFloat32> all = tf.reduceSum(
                shaped(network(weights, RecallForm.SERVICE, in.service), rows, services, width), second);
        Operand<TFloat32> loads = shaped(network(weights, RecallForm.LOAD, in.service), rows, services, width);
        Operand<TFloat32> held = shaped(tf.train.batchMatMul(in.plans, loads, TFloat32.class), rows * servers, width);
        Operand<TFloat32> each = tf.reduceSum(
                shaped(network(weights, RecallForm.SERVER, held), rows, servers, width), second);
        return shaped(network(weights, RecallForm.VALUE, Rows.concatColumns(tf, List.of(all, each))), batch,
                form.frames());
    }

    private Operand<TFloat32> error() {
        Operand<TFloat32> error = tf.math.sub(in.earned, values);
        Operand<TFloat32> level = tf.math.mul(tf.reduceSum(error, tf.constant(1), ReduceSum.keepDims(true)),
                tf.constant(1f / form.frames()));
        Operand<TFloat32> within = total(tf.math.square(tf.math.sub(error, level)));
        Operand<TFloat32> between = total(tf.math.square(level));
        return tf.math.mul(tf.constant(1f / (batch * form.frames())),
                tf.math.add(within, tf.math.mul(tf.constant(LEVEL * form.frames()), between)));
    }
}
