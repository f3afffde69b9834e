package edgetempo.fran;

import edgetempo.scenario.fran.FranPhase2Settings;
import edgetempo.scenario.fran.FranScenario;

/**
 * The allocation phase at one access point: every step allocates its X blocks of processor to the users that share it, and the reward is
 * the sum of their utilities; a user whose share would make it late computes locally and adds 0 (18e). An epoch ends once the reward has
 * stayed within a threshold for a number of steps in a row, or after a number of steps in any case.
 *
 * <p>Observation: the processor F in 10⁹ cycles/s, and the last reward ΣU (0 at first). Actions: the allocations, see {@link
 * BlockAllocations}; their number depends on how many users share.
 *
 * <p>Nothing is allocated by a step, nor by a reset for a number of users that has occurred before. Not thread-safe.
 */
public final class Phase2Env {
    /** Length of an observation. */
    public static final int OBSERVATION_LENGTH = 2;

    private static final double OBSERVED_HZ = 1e9;

    private final FranPhase2Settings settings;
    private final BlockAllocations[] allocationsByUsers;
    private final int[] sharing;
    private FranInstance instance;
    private int fap;
    private int count;
    private int steps;
    private int unchanged;
    private int action;
    private double reward;

    /** Creates an environment for access points of a scenario; {@link #reset} comes first. */
    public Phase2Env(FranScenario scenario) {
        settings = scenario.phase2();
        sharing = new int[scenario.world().users()];
        allocationsByUsers = new BlockAllocations[scenario.world().users() + 1];
    }

    /**
     * Starts an epoch. {@link #done} is true immediately if no user shares the access point's processor.
     *
     * @param newInstance the instance
     * @param decision    offloading with the cloud rule applied; not modified
     * @param newFap      access point
     * @throws IllegalArgumentException if it has more users than there are blocks, or is no access point
     */
    public void reset(FranInstance newInstance, FranDecision decision, int newFap) {
        if (newFap < 0 || newFap >= newInstance.faps) {
            throw new IllegalArgumentException("access point " + newFap + " of " + newInstance.faps);
        }
        instance = newInstance;
        fap = newFap;
        count = decision.sharing(fap, sharing);
        if (count > 0 && allocationsByUsers[count] == null) {
            allocationsByUsers[count] = new BlockAllocations(settings.blocks(), count);
        }
        steps = 0;
        unchanged = 0;
        action = 0;
        reward = 0;
    }

    /** Number of actions; 0 if no user shares the processor. */
    public int actions() {
        return count == 0 ? 0 : allocationsByUsers[count].size();
    }

    /** Number of users that share the processor. */
    public int users() {
        return count;
    }

    /** The user at a position among those that share the processor. */
    public int user(int place) {
        return sharing[place];
    }

    /**
     * Allocates the blocks.
     *
     * @param newAction index of an allocation
     * @return the reward ΣU
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException    if the epoch is over
     */
    public double step(int newAction) {
        if (done()) {
            throw new IllegalStateException("the epoch is over; reset comes first");
        }
        double newReward = rewardOf(newAction);
        unchanged = steps > 0 && Math.abs(newReward - reward) <= settings.stopThreshold() ? unchanged + 1 : 0;
        steps++;
        action = newAction;
        reward = newReward;
        return reward;
    }

    /**
     * Reward of an allocation; does not change the environment.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    public double rewardOf(int allocation) {
        if (allocation < 0 || allocation >= actions()) {
            throw new IllegalArgumentException("action " + allocation + " of " + actions());
        }
        BlockAllocations allocations = allocationsByUsers[count];
        double blockHz = instance.processorHz[fap] / allocations.blocks();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int user = sharing[i];
            sum += FranUtility.earned(instance, user, fap,
                    FranUtility.timeS(instance, user, fap, allocations.of(allocation, i) * blockHz));
        }
        return sum;
    }

    /** Whether the reward has settled, the steps are used up, or no user shares the processor. */
    public boolean done() {
        return count == 0 || unchanged >= settings.stopSteps() || steps >= settings.maxSteps();
    }

    /** Steps of this epoch so far. */
    public int steps() {
        return steps;
    }

    /** The last reward. */
    public double reward() {
        return reward;
    }

    /**
     * Writes the observation.
     *
     * @param target [at least {@link #OBSERVATION_LENGTH}] modified
     */
    public void observe(float[] target) {
        target[0] = (float) (instance.processorHz[fap] / OBSERVED_HZ);
        target[1] = (float) reward;
    }

    /**
     * Writes the action mask: all actions are allowed.
     *
     * @param target [at least actions] modified
     */
    public void mask(boolean[] target) {
        for (int allocation = 0; allocation < actions(); allocation++) {
            target[allocation] = true;
        }
    }

    /**
     * Writes the shares of the last step's allocation; without a step, those of the first allocation.
     *
     * @param decision modified
     */
    public void apply(FranDecision decision) {
        apply(action, decision);
    }

    /** As {@link #apply(FranDecision)} with a given allocation. */
    public void apply(int allocation, FranDecision decision) {
        for (int i = 0; i < count; i++) {
            BlockAllocations allocations = allocationsByUsers[count];
            decision.processorHz[sharing[i]] = allocations.of(allocation, i)
                    * (instance.processorHz[fap] / allocations.blocks());
        }
    }
}
