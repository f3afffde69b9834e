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
 * Forecaster and critic of a recall agent in training. Has no environment and no replay. Not thread-safe, except that one thread may
 * update the forecaster while another updates the critic: they share no weights.
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
    private final Trainer forecaster;
    private final Trainer critic;
    private final Session.Runner look;

    /** Feeds and runs the updates of one of the two. */
    private final class Trainer {
        private final Feed[] inputs;
        private final Feed rate;
        private final Session.Runner update;
        private final float[] loss = new float[1];

        Trainer(RecallGraph.Update of) {
            update = session.runner().setOptions(ON_CALLING_THREAD).fetch(of.loss()).addTarget(of.updated());
            inputs = new Feed[of.inputs().size()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = feed(of.inputs().get(i)).to(update, of.inputs().get(i)).to(look, of.inputs().get(i));
            }
            rate = feed(of.rate()).to(update, of.rate());
        }

        void feed(float[]... arrays) {
            for (int i = 0; i < inputs.length; i++) {
                inputs[i].set(arrays[i]);
            }
        }

        float update(double stepSize, float[]... arrays) {
            feed(arrays);
            rate.set(new float[]{(float) stepSize});
            try (Result result = update.run()) {
                result.get(0).asRawTensor().data().asFloats().read(loss);
            }
            return loss[0];
        }

        private Feed feed(Operand<TFloat32> placeholder) {
            Feed feed = Feed.of(placeholder);
            feeds.add(feed);
            return feed;
        }
    }

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
        look = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.forecaster.loss()).fetch(ops.critic.loss())
                .fetch(ops.logPopularities).fetch(ops.values);
        forecaster = new Trainer(ops.forecaster);
        critic = new Trainer(ops.critic);
    }

    /** Widths. */
    public RecallForm form() {
        return form;
    }

    /** A batch of the form that this agent learns from. */
    public EpisodeBatch newBatch() {
        return new EpisodeBatch(form, batch);
    }

    /**
     * The forecaster learns from the requests of a batch.
     *
     * @param episodes of the form of {@link #newBatch}, requests put in. Not modified.
     * @param stepSize Adam's
     * @return cross-entropy of the forecasts before the update
     */
    public float updateForecaster(EpisodeBatch episodes, double stepSize) {
        return forecaster.update(stepSize, episodes.forecasterInputs());
    }

    /**
     * The critic learns from the plans of a batch.
     *
     * @param episodes of the form of {@link #newBatch}, plans put in. Not modified.
     * @param stepSize Adam's
     * @return mean squared error before the update
     */
    public float updateCritic(EpisodeBatch episodes, double stepSize) {
        return critic.update(stepSize, episodes.criticInputs());
    }

    /**
     * Evaluates forecaster and critic on a batch, with their losses.
     *
     * @param episodes requests and plans put in. Not modified.
     * @param logPopularities receives [frames·episodes·stages × services]. Modified.
     * @param values  receives [episodes × frames]. Modified.
     * @return cross-entropy of the forecasts and mean squared error of the critic
     */
    public float[] look(EpisodeBatch episodes, float[] logPopularities, float[] values) {
        forecaster.feed(episodes.forecasterInputs());
        critic.feed(episodes.criticInputs());
        float[] losses = new float[2];
        try (Result result = look.run()) {
            for (int i = 0; i < losses.length; i++) {
                losses[i] = result.get(i).asRawTensor().data().asFloats().getFloat(0);
            }
            result.get(2).asRawTensor().data().asFloats().read(logPopularities);
            result.get(3).asRawTensor().data().asFloats().read(values);
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
