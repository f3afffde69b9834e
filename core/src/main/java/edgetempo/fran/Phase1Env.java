package edgetempo.fran;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.fran.FranObservation;
import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.fran.UserOrder;
import java.util.Arrays;

/**
 * The offloading phase: in an epoch, the users that pre-processing left over choose, one per step, the node that computes for them. For a
 * node that the constraints admit, the reward is the user's utility with the node's whole processor (eq. 19); for any other it is 0 and the
 * user computes locally.
 *
 * <p>Actions are the M + K nodes. With {@code phase1.maskActions} there is one more, the last: compute locally. Without it
 * a masked agent could not decline, whereas an unmasked one declines by choosing a node that is not admitted.
 *
 * <p>Nothing is allocated after the first reset, as long as instances have the same size. Not thread-safe.
 */
public final class Phase1Env {
    private final boolean preprocessing;
    private final boolean masks;
    private final boolean extended;
    private final boolean shuffles;
    private final int nodes;
    private final int users;
    private final Preprocessing algorithm1 = new Preprocessing();
    private final RandomStream random = new RandomStream();
    private final FranDecision decision;
    private final int[] order;
    private final int[] served;
    /** The matrix S, [nodes × users]. */
    private final float[] choices;
    private FranInstance instance;
    private int remaining;
    private int position;
    private double total;

    /** Creates an environment for instances of a scenario's size; {@link #reset} comes first. */
    public Phase1Env(FranScenario scenario) {
        preprocessing = scenario.cache().preprocessing();
        masks = scenario.phase1().maskActions();
        extended = scenario.phase1().observation() == FranObservation.EXTENDED;
        shuffles = scenario.phase1().order() == UserOrder.RANDOM;
        nodes = scenario.nodes();
        users = scenario.world().users();
        decision = new FranDecision(users);
        order = new int[users];
        served = new int[nodes];
        choices = new float[nodes * users];
    }

    /**
     * Starts an epoch: delivers cached results, orders the users left over, and clears S. {@link #done} is true immediately if no user is
     * left over.
     *
     * @param newInstance of the scenario's size
     * @param epoch       keys the order of the users, if it is random
     * @throws IllegalArgumentException if the instance has another size
     */
    public void reset(FranInstance newInstance, int epoch) {
        if (newInstance.nodes != nodes || newInstance.users != users) {
            throw new IllegalArgumentException("an instance of " + newInstance.nodes + " nodes and " + newInstance.users
                    + " users in an environment of " + nodes + " and " + users);
        }
        instance = newInstance;
        decision.clear();
        if (preprocessing) {
            algorithm1.deliver(instance, decision);
        }
        remaining = decision.remaining(order);
        if (shuffles) {
            random.at(instance.seed, StreamUse.FRAN_ORDER, instance.number).at(0, 0, epoch, 0);
            random.shuffle(order, remaining);
        }
        Arrays.fill(served, 0);
        Arrays.fill(choices, 0);
        position = 0;
        total = 0;
    }

    /** Number of actions: M + K, with masking M + K + 1. */
    public int actions() {
        return masks ? nodes + 1 : nodes;
    }

    /** Length of an observation: (M + K)·N, extended (M + K)·N + N + 2(M + K). */
    public int observationLength() {
        return extended ? nodes * users + users + 2 * nodes : nodes * users;
    }

    /** Steps of an epoch: users left over. */
    public int remaining() {
        return remaining;
    }

    /** Whether every user has chosen. */
    public boolean done() {
        return position == remaining;
    }

    /**
     * The user that chooses in the next step.
     *
     * @throws IllegalStateException if the epoch is over
     */
    public int user() {
        if (done()) {
            throw new IllegalStateException("the epoch is over; reset comes first");
        }
        return order[position];
    }

    /**
     * Assigns the present user to a node, if that is admitted, and moves on to the next user.
     *
     * @param action node, or M + K to compute locally if actions are masked
     * @return the reward
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException    if the epoch is over
     */
    public double step(int action) {
        int user = user();
        if (action < 0 || action >= actions()) {
            throw new IllegalArgumentException("action " + action + " of " + actions());
        }
        position++;
        if (action == nodes || !FranConstraints.admits(instance, user, action, served)) {
            return 0;
        }
        double reward = utility(user, action);
        served[action]++;
        choices[instance.at(action, user)] = 1;
        decision.node[user] = action;
        total += reward;
        return reward;
    }

    /**
     * Writes the observation; once the epoch is over, the extended part is 0.
     *
     * @param target [at least observationLength] modified
     */
    public void observe(float[] target) {
        System.arraycopy(choices, 0, target, 0, choices.length);
        if (!extended) {
            return;
        }
        Arrays.fill(target, choices.length, observationLength(), 0);
        if (done()) {
            return;
        }
        int user = order[position];
        target[choices.length + user] = 1;
        int earns = choices.length + users;
        for (int m = 0; m < nodes; m++) {
            if (FranConstraints.admits(instance, user, m, served)) {
                target[earns + m] = (float) utility(user, m);
            }
            target[earns + nodes + m] = (float) (instance.capacity[m] - served[m]) / Math.max(1, instance.capacity[m]);
        }
    }

    /**
     * Writes the action mask of the present user: all actions, unless actions are masked; then the nodes that the constraints admit, and
     * local computing. All false once the epoch is over.
     *
     * @param target [at least actions] modified
     */
    public void mask(boolean[] target) {
        Arrays.fill(target, 0, actions(), !masks && !done());
        if (!masks || done()) {
            return;
        }
        for (int m = 0; m < nodes; m++) {
            target[m] = FranConstraints.admits(instance, order[position], m, served);
        }
        target[nodes] = true;
    }

    /** Sum of the rewards of this epoch. */
    public double total() {
        return total;
    }

    /** Deliveries and choices so far; valid until the next reset, to be completed by the cloud rule and an allocator. */
    public FranDecision decision() {
        return decision;
    }

    private double utility(int user, int node) {
        return FranUtility.utility(instance, user, node,
                FranUtility.timeS(instance, user, node, instance.processorHz[node]));
    }
}
