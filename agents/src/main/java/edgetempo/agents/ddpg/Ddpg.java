package edgetempo.agents.ddpg;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.graph.Feed;
import edgetempo.agents.graph.PlainDigits;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.nativeconfig.TensorFlowRuntime;
import edgetempo.scenario.mec.AgentSettings;
import edgetempo.scenario.mec.LearningSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
 * A deterministic-policy agent: acts on flat observations and learns from batches of transitions. It knows no environment,
 * holds no replay and adds no noise. Not thread-safe.
 *
 * <p>The graph is built once; acting and updating are one session run each, on the calling thread, over buffers that are
 * allocated once. With one intra-op thread on a CPU the same seed and batches give the same weights to the last bit.
 */
public abstract sealed class Ddpg implements AutoCloseable permits LstmDdpg, PlainDdpg, TwinDdpg {
    /** Graphs this small run faster on the calling thread than handed to a pool. */
    private static final RunOptions ON_CALLING_THREAD = RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private final DdpgNetworks networks;
    private final AgentSettings settings;
    private final LearningSettings options;
    private final int services;
    private final Graph graph;
    private final Session session;
    private final DdpgGraph ops;
    private final List<Feed> feeds = new ArrayList<>();
    private final Feed actObservation;
    private final List<Feed> memory = new ArrayList<>();
    private final List<float[]> memoryValues = new ArrayList<>();
    private final Feed observations;
    private final Feed actions;
    private final Feed rewards;
    private final Feed bootstraps;
    private final Feed weights;
    private final Feed targetNoise;
    private final Feed shares;
    private final Feed rates;
    private final Session.Runner act;
    private final Session.Runner update;
    private final Session.Runner criticUpdate;
    private final float[] losses = new float[3];
    private final float[] rateValues = new float[2];

    /**
     * @param services width of the request histogram at the end of an observation, for the auxiliary prediction
     */
    Ddpg(DdpgNetworks networks, AgentSettings settings, LearningSettings options, int services, long seed,
            ConfigProto config) {
        this.networks = networks;
        this.settings = settings;
        this.options = options;
        this.services = services;
        graph = TensorFlowRuntime.newGraph();
        ops = PlainDigits
                .build(() -> new DdpgGraph(Ops.create(graph), networks, settings, options, services, seed));
        session = new Session(graph, config);
        ops.variables.initialise(session);
        actObservation = feed(ops.act.observation);
        act = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.act.action);
        actObservation.to(act, ops.act.observation);
        for (int i = 0; i < ops.act.before.size(); i++) {
            memory.add(feed(ops.act.before.get(i)).to(act, ops.act.before.get(i)));
            memoryValues.add(new float[(int) ops.act.before.get(i).shape().get(1)]);
            act.fetch(ops.act.after.get(i));
        }
        UpdateInputs in = ops.in;
        observations = feed(in.observations());
        actions = feed(in.actions());
        rewards = feed(in.rewards());
        bootstraps = feed(in.bootstraps());
        weights = feed(in.weights());
        targetNoise = feed(in.targetNoise());
        shares = feed(in.shares());
        rates = feed(in.rates());
        update = learning(in).addTarget(ops.updated);
        criticUpdate = learning(in).addTarget(ops.criticUpdated);
        forget();
    }

    private Feed feed(Operand<TFloat32> placeholder) {
        Feed feed = Feed.of(placeholder);
        feeds.add(feed);
        return feed;
    }

    private Session.Runner learning(UpdateInputs in) {
        Session.Runner runner = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.losses);
        if (options.priorityExponent() > 0) {
            runner.fetch(ops.errors);
        }
        if (options.targetNoise() > 0) {
            targetNoise.to(runner, in.targetNoise());
        }
        if (options.predictionWeight() > 0) {
            shares.to(runner, in.shares());
        }
        observations.to(runner, in.observations());
        actions.to(runner, in.actions());
        rewards.to(runner, in.rewards());
        bootstraps.to(runner, in.bootstraps());
        weights.to(runner, in.weights());
        rates.to(runner, in.rates());
        return runner;
    }

    /** Width of an observation. */
    public final int observationSize() {
        return networks.observationSize();
    }

    /** Width of an action; of all actors together if there are several. */
    public final int actionSize() {
        return networks.actionSize();
    }

    /** Windows in a batch. */
    public final int batchSize() {
        return options.windows(settings.batch());
    }

    /** Transitions in a window. */
    public final int window() {
        return options.window();
    }

    /** Options of the agent; without memory if it has none. */
    public final LearningSettings options() {
        return options;
    }

    /** Number of services whose shares the auxiliary task predicts; see {@link UpdateRequest}. */
    public final int services() {
        return services;
    }

    /** A batch of the form that this agent learns from. */
    public final TransitionBatch newBatch() {
        return TransitionBatch.allocate(batchSize(), window(), observationSize(), actionSize());
    }

    /** Whether acting depends on earlier observations of the episode. */
    public final boolean remembers() {
        return !memory.isEmpty();
    }

    /** Starts an episode: resets the recurrent state. */
    public final void forget() {
        for (int i = 0; i < memory.size(); i++) {
            Arrays.fill(memoryValues.get(i), 0);
            memory.get(i).set(memoryValues.get(i));
        }
    }

    /**
     * The actor's action, without noise.
     *
     * @param observation [observationSize]. Not modified.
     * @param action      receives [actionSize] values in [−1, 1]. Modified.
     * @throws IllegalArgumentException if an array has another length
     */
    public final void act(float[] observation, float[] action) {
        if (observation.length != observationSize() || action.length != actionSize()) {
            throw new IllegalArgumentException("the agent maps " + observationSize() + " values to " + actionSize()
                    + ", found " + observation.length + " and " + action.length);
        }
        actObservation.set(observation);
        try (Result result = act.run()) {
            result.get(0).asRawTensor().data().asFloats().read(action);
            for (int i = 0; i < memory.size(); i++) {
                result.get(1 + i).asRawTensor().data().asFloats().read(memoryValues.get(i));
                memory.get(i).set(memoryValues.get(i));
            }
        }
    }

    /**
     * Learns from one batch with the step sizes of the settings, actor included; for agents without target smoothing,
     * priorities and auxiliary prediction, which need more than a batch.
     *
     * @throws IllegalArgumentException if the batch is of another form or the agent has one of them
     */
    public final UpdateLosses update(TransitionBatch transitions) {
        return update(transitions, new UpdateRequest(1, true, new float[0], new float[0], new float[0]));
    }

    /**
     * Learns from one batch: critic, actor and target networks, in this order.
     *
     * @param transitions of the form of {@link #newBatch}. Not modified.
     * @param request     options of the update. Its errors are modified.
     * @throws IllegalArgumentException if the batch is of another form, or an array of the request that is used has another
     *                                  length
     */
    public final UpdateLosses update(TransitionBatch transitions, UpdateRequest request) {
        if (transitions.size() != batchSize() || transitions.steps() != window()
                || transitions.observationSize() != observationSize() || transitions.actionSize() != actionSize()) {
            throw new IllegalArgumentException("the agent learns from " + batchSize() + " windows of " + window()
                    + " transitions of " + observationSize() + " and " + actionSize() + " values, found "
                    + transitions.size() + " of " + transitions.steps() + " of " + transitions.observationSize()
                    + " and " + transitions.actionSize());
        }
        int trained = (window() - options.burnIn()) * batchSize();
        check("target noise", options.targetNoise() > 0, request.targetNoise(), transitions.actions().length);
        check("shares", options.predictionWeight() > 0, request.shares(), trained * services);
        check("errors", options.priorityExponent() > 0, request.errors(), trained);
        observations.set(transitions.observations());
        actions.set(transitions.actions());
        rewards.set(transitions.rewards());
        bootstraps.set(transitions.bootstraps());
        weights.set(transitions.weights());
        if (options.targetNoise() > 0) {
            targetNoise.set(request.targetNoise());
        }
        if (options.predictionWeight() > 0) {
            shares.set(request.shares());
        }
        rateValues[0] = (float) (settings.actorLearningRate() * request.rateFactor());
        rateValues[1] = (float) (settings.criticLearningRate() * request.rateFactor());
        rates.set(rateValues);
        try (Result result = (request.moveActor() ? update : criticUpdate).run()) {
            result.get(0).asRawTensor().data().asFloats().read(losses);
            if (options.priorityExponent() > 0) {
                result.get(1).asRawTensor().data().asFloats().read(request.errors());
            }
        }
        return new UpdateLosses(losses[0], losses[1], losses[2]);
    }

    private static void check(String what, boolean used, float[] values, int expected) {
        if (used && values.length != expected) {
            throw new IllegalArgumentException(
                    "this update takes " + expected + " values of " + what + ", found " + values.length);
        }
    }

    /** Copies the weights of all networks and the optimisers' state: all that acting and learning depend on. */
    public final Map<String, NamedTensor> exportState() {
        return ops.variables.exportState(session);
    }

    /** Copies the weights of all actors: all that acting depends on. */
    public final Map<String, NamedTensor> exportPolicy() {
        Map<String, NamedTensor> policy = new LinkedHashMap<>(exportState());
        policy.keySet().removeIf(name -> policyForms().keySet().stream()
                .noneMatch(actor -> name.startsWith(actor + "/") && !name.startsWith(actor + "/adam/")));
        return policy;
    }

    /**
     * The form of every actor as {@link edgetempo.agents.network.Network#describe} puts it, by the name that its weights begin with.
     * The one that plans comes last.
     */
    public final Map<String, String> policyForms() {
        Map<String, String> forms = new LinkedHashMap<>();
        for (DdpgNetworks.Actor actor : networks.actors()) {
            forms.put(actor.name(), actor.form().describe());
        }
        return forms;
    }

    private DdpgNetworks.Actor planner() {
        return networks.actors().getLast();
    }

    /**
     * Continues from an exported state.
     *
     * @param state what {@link #exportState} of an agent of the same form gave. Not modified.
     * @throws IllegalArgumentException if a variable is missing, unknown or of another shape; nothing changes then
     */
    public final void importState(Map<String, NamedTensor> state) {
        ops.variables.importState(session, state);
    }

    /** Frees the graph and all native memory. */
    @Override
    public final void close() {
        session.close();
        graph.close();
        feeds.forEach(Feed::close);
    }
}
