package edgetempo.agents.recall;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.graph.Feed;
import edgetempo.agents.graph.PlainDigits;
import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallWeights;
import edgetempo.nativeconfig.TensorFlowRuntime;
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
 * Forecaster and critic of a recall agent in training. Has no environment and no replay. Not thread-safe.
 *
 * <p>With one intra-op thread on a CPU the same seed and batches give the same weights to the last bit.
 */
public final class Recall implements AutoCloseable {
    private static final RunOptions ON_CALLING_THREAD = RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private final RecallForm form;
    private final int batch;
    private final Graph graph;
    private final Session session;
    private final RecallGraph ops;
    private final List<Feed> feeds = new ArrayList<>();
    private final Feed[] inputs;
    private final Feed rates;
    private final Session.Runner update;
    private final Session.Runner look;
    private final float[] losses = new float[2];

    /**
     * Creates an agent in its initial state.
     *
     * @param batch    episodes that an update learns from
     * @param clipNorm largest norm of the gradients of a network; 0 for no limit
     * @param seed     of the initial weights
     */
    public Recall(RecallForm form, int batch, double clipNorm, long seed, ConfigProto config) {
        this.form = form;
        this.batch = batch;
        graph = TensorFlowRuntime.newGraph();
        ops = PlainDigits.build(() -> new RecallGraph(Ops.create(graph), form, batch, clipNorm, seed));
        session = new Session(graph, config);
        ops.variables.initialise(session);
        update = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.losses).addTarget(ops.updated);
        look = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.losses).fetch(ops.logPopularities)
                .fetch(ops.values);
        RecallGraph.Inputs in = ops.in;
        List<Operand<TFloat32>> fed = List.of(in.inputs(), in.targets(), in.plans(), in.service(), in.earned());
        inputs = new Feed[fed.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = feed(fed.get(i)).to(update, fed.get(i)).to(look, fed.get(i));
        }
        rates = feed(in.rates()).to(update, in.rates());
    }

    private Feed feed(Operand<TFloat32> placeholder) {
        Feed feed = Feed.of(placeholder);
        feeds.add(feed);
        return feed;
    }

    /** Widths. */
    public RecallForm form() {
        return form;
    }

    /** A batch of the form that this agent learns from. */
    public EpisodeBatch newBatch() {
        return new EpisodeBatch(form, batch);
    }

    private void feed(EpisodeBatch episodes) {
        float[][] arrays = episodes.arrays();
        for (int i = 0; i < arrays.length; i++) {
            inputs[i].set(arrays[i]);
        }
    }

    /**
     * Learns from a batch.
     *
     * @param episodes of the form of {@link #newBatch}. Not modified.
     * @param forecastRate step size of the forecaster
     * @param criticRate   step size of the critic
     * @return cross-entropy of the forecasts and mean squared error of the critic, both before the update; valid until the next one
     */
    public float[] update(EpisodeBatch episodes, double forecastRate, double criticRate) {
        feed(episodes);
        rates.set(new float[]{(float) forecastRate, (float) criticRate});
        try (Result result = update.run()) {
            result.get(0).asRawTensor().data().asFloats().read(losses);
        }
        return losses;
    }

    /**
     * Evaluates forecaster and critic on a batch, with their losses.
     *
     * @param logPopularities receives [frames·episodes·stages × services]. Modified.
     * @param values          receives [episodes × frames]. Modified.
     * @return as {@link #update}
     */
    public float[] look(EpisodeBatch episodes, float[] logPopularities, float[] values) {
        feed(episodes);
        try (Result result = look.run()) {
            result.get(0).asRawTensor().data().asFloats().read(losses);
            result.get(1).asRawTensor().data().asFloats().read(logPopularities);
            result.get(2).asRawTensor().data().asFloats().read(values);
        }
        return losses;
    }

    /** Copies weights and the optimiser's state. */
    public Map<String, NamedTensor> exportState() {
        return ops.variables.exportState(session);
    }

    /** Copies the weights that acting depends on. */
    public RecallWeights weights() {
        return RecallWeights.of(form, weightsOf(exportState()));
    }

    /** The weights of a state. */
    public static Map<String, NamedTensor> weightsOf(Map<String, NamedTensor> state) {
        state.keySet().removeIf(name -> name.contains("/adam/"));
        return state;
    }

    /**
     * Restores an exported state.
     *
     * @throws IllegalArgumentException if it is of another form; nothing changes then
     */
    public void importState(Map<String, NamedTensor> state) {
        ops.variables.importState(session, state);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        feeds.forEach(Feed::close);
    }
}
