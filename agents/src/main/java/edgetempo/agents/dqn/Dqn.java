package edgetempo.agents.dqn;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.graph.Feed;
import edgetempo.agents.graph.PlainDigits;
import edgetempo.nativeconfig.TensorFlowRuntime;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/**
 * A deep Q-network and its target network: computes action values and learns from minibatches. It has no environment, replay or
 * exploration. Acting and an update are one session run each, on the calling thread; with one intra-op thread on a CPU the same seed and
 * batches give the same weights to the last bit. Not thread-safe.
 */
public final class Dqn implements AutoCloseable {
    /** Graphs this small run faster on the calling thread than handed to a pool. */
    private static final RunOptions ON_CALLING_THREAD = RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private final DqnSettings settings;
    private final Graph graph;
    private final Session session;
    private final DqnGraph ops;
    private final List<Feed> feeds = new ArrayList<>();
    private final Feed observation;
    private final Feed observations;
    private final Feed chosen;
    private final Feed rewards;
    private final Feed bootstraps;
    private final Feed nextObservations;
    private final Feed forbidden;
    private final Feed rate;
    private final float[] rateValue = new float[1];
    private final float[] lossValue = new float[1];
    private final Session.Runner act;
    private final Session.Runner update;
    private final Session.Runner copy;

    /**
     * Builds the graph; the target network starts equal to the network.
     *
     * @param seed   root of the initial weights
     * @param agent  number of the agent under the seed, so that several agents get different weights
     * @param config of the session
     */
    public Dqn(DqnSettings settings, long seed, int agent, ConfigProto config) {
        this.settings = settings;
        graph = TensorFlowRuntime.newGraph();
        ops = PlainDigits.build(() -> new DqnGraph(Ops.create(graph), settings,
                new RandomStream().at(seed, StreamUse.WEIGHTS, agent)));
        session = new Session(graph, config);
        ops.variables.initialise(session);
        act = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.values);
        observation = feed(act, ops.observation);
        update = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.loss).addTarget(ops.updated);
        observations = feed(update, ops.observations);
        chosen = feed(update, ops.chosen);
        rewards = feed(update, ops.rewards);
        bootstraps = feed(update, ops.bootstraps);
        nextObservations = feed(update, ops.nextObservations);
        forbidden = feed(update, ops.forbidden);
        rate = feed(update, ops.rate);
        copy = session.runner().setOptions(ON_CALLING_THREAD).addTarget(ops.copied);
    }

    private Feed feed(Session.Runner runner, Operand<TFloat32> placeholder) {
        Feed feed = Feed.of(placeholder).to(runner, placeholder);
        feeds.add(feed);
        return feed;
    }

    /** The settings it was created with. */
    public DqnSettings settings() {
        return settings;
    }

    /** Creates a batch of the form that it learns from. */
    public DqnBatch newBatch() {
        return DqnBatch.allocate(settings.batch(), settings.network().inputs(), settings.network().actions());
    }

    /**
     * Values of all actions.
     *
     * @param observed [inputs]. Not modified.
     * @param values   receives [actions]. Modified.
     * @throws IllegalArgumentException if an array has another length
     */
    public void values(float[] observed, float[] values) {
        QNetwork network = settings.network();
        if (observed.length != network.inputs() || values.length != network.actions()) {
            throw new IllegalArgumentException("the network maps " + network.inputs() + " values to "
                    + network.actions() + ", found " + observed.length + " and " + values.length);
        }
        observation.set(observed);
        try (Result result = act.run()) {
            result.get(0).asRawTensor().data().asFloats().read(values);
        }
    }

    /**
     * Learns from one minibatch; the target network is unchanged.
     *
     * @param batch        of the form of {@link #newBatch}. Not modified.
     * @param learningRate Adam's step size
     * @return the loss before the step
     * @throws IllegalArgumentException if the batch is of another form
     */
    public float update(DqnBatch batch, double learningRate) {
        if (batch.size() != settings.batch() || batch.observationSize() != settings.network().inputs()
                || batch.actionCount() != settings.network().actions()) {
            throw new IllegalArgumentException("the network learns from " + settings.batch() + " transitions of "
                    + settings.network().inputs() + " values and " + settings.network().actions()
                    + " actions, found " + batch.size() + " of " + batch.observationSize() + " and "
                    + batch.actionCount());
        }
        observations.set(batch.observations());
        chosen.set(batch.chosen());
        rewards.set(batch.rewards());
        bootstraps.set(batch.bootstraps());
        nextObservations.set(batch.nextObservations());
        forbidden.set(batch.forbidden());
        rateValue[0] = (float) learningRate;
        rate.set(rateValue);
        try (Result result = update.run()) {
            result.get(0).asRawTensor().data().asFloats().read(lossValue);
        }
        return lossValue[0];
    }

    /** Copies the network into the target network. */
    public void copyTarget() {
        copy.run().close();
    }

    /** Copies the weights of both networks and the optimiser's state. */
    public Map<String, NamedTensor> exportState() {
        return ops.variables.exportState(session);
    }

    /** Continues from an exported state, which is not modified. */
    public void importState(Map<String, NamedTensor> state) {
        ops.variables.importState(session, state);
    }

    /** The network for pure-Java inference: see {@link QNetwork#foldedForm}. */
    public Map<String, NamedTensor> exportPolicy() {
        return settings.network().folded(exportState(), DqnGraph.NETWORK);
    }

    /** Frees the graph and all native memory. */
    @Override
    public void close() {
        session.close();
        graph.close();
        feeds.forEach(Feed::close);
    }
}
