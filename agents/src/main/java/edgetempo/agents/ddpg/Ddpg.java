package edgetempo.agents.ddpg;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.graph.Variables;
import edgetempo.agents.replay.TransitionBatch;
import edgetempo.scenario.AgentSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
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
public abstract sealed class Ddpg implements AutoCloseable permits LstmDdpg, PlainDdpg {
    private static final String POLICY = "actor/";
    private static final String POLICY_OPTIMISER = "actor/adam/";
    /** Graphs this small run faster on the calling thread than handed to a pool. */
    private static final RunOptions ON_CALLING_THREAD = RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private final String policyForm;
    private final int observationSize;
    private final int actionSize;
    private final int batch;
    private final Graph graph;
    private final Session session;
    private final Variables variables;
    private final Feed actObservation;
    private final Feed observations;
    private final Feed actions;
    private final Feed rewards;
    private final Feed nextObservations;
    private final Feed terminated;
    private final Session.Runner act;
    private final Session.Runner update;
    private final float[] losses = new float[3];

    /** A tensor that is fed over and over, and the view through which it is filled. */
    private record Feed(TFloat32 tensor, FloatDataBuffer buffer) {
        static Feed of(Session.Runner runner, Operand<TFloat32> placeholder) {
            Shape shape = placeholder.shape();
            TFloat32 tensor = TFloat32.tensorOf(shape);
            runner.feed(placeholder, tensor);
            return new Feed(tensor, tensor.asRawTensor().data().asFloats());
        }

        void set(float[] values) {
            buffer.write(values);
        }
    }

    Ddpg(DdpgNetworks networks, AgentSettings settings, long seed, ConfigProto config) {
        policyForm = networks.actor().describe();
        observationSize = networks.actor().inputs();
        actionSize = networks.critic().inputs() - observationSize;
        batch = settings.batch();
        graph = new Graph();
        DdpgGraph ops = new DdpgGraph(Ops.create(graph), networks, settings, seed);
        variables = ops.variables;
        session = new Session(graph, config);
        variables.initialise(session);
        act = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.actAction);
        update = session.runner().setOptions(ON_CALLING_THREAD).fetch(ops.losses).addTarget(ops.updated);
        actObservation = Feed.of(act, ops.actObservation);
        observations = Feed.of(update, ops.observations);
        actions = Feed.of(update, ops.actions);
        rewards = Feed.of(update, ops.rewards);
        nextObservations = Feed.of(update, ops.nextObservations);
        terminated = Feed.of(update, ops.terminated);
    }

    /** Width of an observation. */
    public final int observationSize() {
        return observationSize;
    }

    /** Width of an action. */
    public final int actionSize() {
        return actionSize;
    }

    /** Transitions in a batch. */
    public final int batchSize() {
        return batch;
    }

    /**
     * The actor's choice, without noise.
     *
     * @param observation [observationSize]. Not modified.
     * @param action      receives [actionSize] values in [−1, 1]. Modified.
     * @throws IllegalArgumentException if an array has another length
     */
    public final void act(float[] observation, float[] action) {
        if (observation.length != observationSize || action.length != actionSize) {
            throw new IllegalArgumentException("the agent maps " + observationSize + " values to " + actionSize
                    + ", found " + observation.length + " and " + action.length);
        }
        actObservation.set(observation);
        try (Result result = act.run()) {
            result.get(0).asRawTensor().data().asFloats().read(action);
        }
    }

    /**
     * Learns from one batch: critic, actor and target networks, in this order.
     *
     * @param transitions {@link #batchSize} transitions. Not modified.
     * @throws IllegalArgumentException if the batch is of another form
     */
    public final UpdateLosses update(TransitionBatch transitions) {
        if (transitions.size() != batch || transitions.observationSize() != observationSize
                || transitions.actionSize() != actionSize) {
            throw new IllegalArgumentException("the agent learns from " + batch + " transitions of " + observationSize
                    + " and " + actionSize + " values, found " + transitions.size() + " of "
                    + transitions.observationSize() + " and " + transitions.actionSize());
        }
        observations.set(transitions.observations());
        actions.set(transitions.actions());
        rewards.set(transitions.rewards());
        nextObservations.set(transitions.nextObservations());
        terminated.set(transitions.terminated());
        try (Result result = update.run()) {
            result.get(0).asRawTensor().data().asFloats().read(losses);
        }
        return new UpdateLosses(losses[0], losses[1], losses[2]);
    }

    /** Copies weights of all networks and the optimisers' state: all that acting and learning depend on. */
    public final Map<String, NamedTensor> exportState() {
        return variables.exportState(session);
    }

    /** Copies the actor's weights: all that acting depends on. */
    public final Map<String, NamedTensor> exportPolicy() {
        Map<String, NamedTensor> policy = new LinkedHashMap<>(exportState());
        policy.keySet().removeIf(name -> !name.startsWith(POLICY) || name.startsWith(POLICY_OPTIMISER));
        return policy;
    }

    /** The actor's form as {@link edgetempo.agents.graph.Network#describe} puts it; weights alone do not tell it. */
    public final String policyForm() {
        return policyForm;
    }

    /**
     * Continues from an exported state.
     *
     * @param state what {@link #exportState} of an agent of the same form gave. Not modified.
     * @throws IllegalArgumentException if a variable is missing, unknown or of another shape; nothing changes then
     */
    public final void importState(Map<String, NamedTensor> state) {
        variables.importState(session, state);
    }

    /** Frees the graph and all native memory. */
    @Override
    public final void close() {
        session.close();
        graph.close();
        for (Feed feed : new Feed[]{actObservation, observations, actions, rewards, nextObservations, terminated}) {
            feed.tensor.close();
        }
    }
}
