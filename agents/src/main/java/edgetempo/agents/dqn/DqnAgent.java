package edgetempo.agents.dqn;

import edgetempo.agents.DivergedException;
import edgetempo.agents.NamedTensor;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.proto.ConfigProto;

/**
 * A deep Q-network with ε-greedy exploration and replay, one step at a time: {@link #begin}, then {@link #choose} and {@link #observe}
 * alternately. Every random draw is keyed by seed, agent and step. Not thread-safe.
 */
public final class DqnAgent implements AutoCloseable {
    private final Dqn network;
    private final DqnSettings settings;
    private final DqnReplay replay;
    private final DqnBatch batch;
    private final RandomStream random = new RandomStream();
    private final long seed;
    private final int agent;
    private final float[] observed;
    private final float[] values;
    private SparseRow present;
    private boolean[] allowed = {};
    private long steps;
    private long updates;
    private double lossSum;
    private int losses;

    /** Creates an agent of a number under a seed; see {@link Dqn}. */
    public DqnAgent(DqnSettings settings, long seed, int agent, ConfigProto config) {
        this.settings = settings;
        this.seed = seed;
        this.agent = agent;
        network = new Dqn(settings, seed, agent, config);
        replay = new DqnReplay(settings.replayCapacity());
        batch = network.newBatch();
        observed = new float[settings.network().inputs()];
        values = new float[settings.network().actions()];
        present = SparseRow.of(observed);
    }

    /**
     * Starts a new epoch.
     *
     * @param observation [inputs]. Not modified.
     * @param mask        [actions or more] which actions are allowed. Not modified.
     */
    public void begin(float[] observation, boolean[] mask) {
        present = SparseRow.of(observation);
        System.arraycopy(observation, 0, observed, 0, observed.length);
        allowed = Arrays.copyOf(mask, values.length);
    }

    /** Probability of a random action at the present step. */
    public double epsilon() {
        return settings.epsilon().at(steps);
    }

    /** An allowed action: with probability ε a uniformly random one, else the best. */
    public int choose() {
        random.at(seed, StreamUse.EPSILON, agent).at(0, 0, (int) (steps >>> Integer.SIZE), (int) steps);
        if (random.nextDouble() < epsilon()) {
            return randomAction();
        }
        network.values(observed, values);
        return best(values, allowed);
    }

    /**
     * The largest value among the allowed, the first of equal ones.
     *
     * @param values  one entry per action
     * @param allowed as many or more
     * @throws IllegalStateException if no action is allowed
     */
    public static int best(float[] values, boolean[] allowed) {
        int best = -1;
        for (int a = 0; a < values.length; a++) {
            if (allowed[a] && (best < 0 || values[a] > values[best])) {
                best = a;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("no action is allowed");
        }
        return best;
    }

    private int randomAction() {
        int count = 0;
        for (boolean one : allowed) {
            count += one ? 1 : 0;
        }
        if (count == 0) {
            throw new IllegalStateException("no action is allowed");
        }
        int drawn = random.nextInt(count);
        int action = 0;
        while (!allowed[action] || drawn-- > 0) {
            action++;
        }
        return action;
    }

    /**
     * Receives the outcome of the action, stores the transition, and learns when an update is due.
     *
     * @param next         [inputs] the next observation. Not modified.
     * @param mask         [actions or more] which actions are allowed next. Not modified.
     * @param terminal     whether the next state is terminal, with value 0
     * @param learningRate Adam's step size
     * @throws DivergedException if the loss is no longer finite
     */
    public void observe(int action, double reward, float[] next, boolean[] mask, boolean terminal,
            double learningRate) {
        SparseRow following = SparseRow.of(next);
        boolean[] nextAllowed = Arrays.copyOf(mask, values.length);
        replay.push(present, action, reward, following, nextAllowed, terminal);
        present = following;
        allowed = nextAllowed;
        System.arraycopy(next, 0, observed, 0, observed.length);
        steps++;
        if (replay.size() >= settings.batch() && steps % settings.updateEverySteps() == 0) {
            random.at(seed, StreamUse.REPLAY, agent).at(0, 0, (int) (updates >>> Integer.SIZE), (int) updates);
            replay.sample(random, settings.discount(), batch);
            double loss = network.update(batch, learningRate);
            if (!Double.isFinite(loss)) {
                throw new DivergedException("learning diverged: after " + updates + " updates the loss is " + loss
                        + "; what usually helps: a smaller learning rate (" + learningRate + ") or discount");
            }
            lossSum += loss;
            losses++;
            updates++;
        }
        if (steps % settings.targetCopyEverySteps() == 0) {
            network.copyTarget();
        }
    }

    /** Steps so far. */
    public long steps() {
        return steps;
    }

    /** Updates so far. */
    public long updates() {
        return updates;
    }

    /** Mean loss of the updates since the last call; NaN if there was none. */
    public double takeLoss() {
        double mean = losses == 0 ? Double.NaN : lossSum / losses;
        lossSum = 0;
        losses = 0;
        return mean;
    }

    /** See {@link Dqn#exportState}. */
    public Map<String, NamedTensor> exportState() {
        return network.exportState();
    }

    /** Copies the replay buffer, by name. */
    public Map<String, NamedTensor> exportReplay() {
        return replay.exportState(settings.network().actions());
    }

    /**
     * Restores the state between two epochs of an agent of the same settings, seed and number.
     *
     * @param state      of {@link #exportState}. Not modified.
     * @param remembered of {@link #exportReplay}. Not modified.
     * @param newSteps   of {@link #steps}
     * @param newUpdates of {@link #updates}
     * @throws IllegalArgumentException if they are of other settings
     */
    public void restore(Map<String, NamedTensor> state, Map<String, NamedTensor> remembered, long newSteps,
            long newUpdates) {
        network.importState(state);
        replay.importState(remembered, settings.network().inputs(), settings.network().actions());
        steps = newSteps;
        updates = newUpdates;
        takeLoss();
    }

    /**
     * See {@link #exportState}.
     *
     * @throws DivergedException if a weight is not finite
     */
    public Map<String, NamedTensor> exportFiniteState() {
        Map<String, NamedTensor> state = exportState();
        state.forEach((name, tensor) -> {
            if (!tensor.isFinite()) {
                throw new DivergedException("learning diverged: after " + updates + " updates the weights " + name
                        + " are not finite; what usually helps: a smaller learning rate or discount");
            }
        });
        return state;
    }

    /** See {@link Dqn#exportPolicy}. */
    public Map<String, NamedTensor> exportPolicy() {
        return network.exportPolicy();
    }

    @Override
    public void close() {
        network.close();
    }
}
