package edgetempo.fran;

import edgetempo.scenario.fran.FranPhase2Settings;
import edgetempo.scenario.fran.FranScenario;

/**
 * The allocation phase at one access point: every step deals its X blocks of processor anew to the users that share it,
 * and earns the sum of their utilities; a user whose share would make it late computes locally and adds 0 (18e). An epoch
 * ends once the reward has stayed within a threshold for a number of steps in a row, or after a number of steps in any
 * case.
 *
 * <p>Observation: the processor F in 10⁹ cycles/s, and the last reward ΣU (0 at first). Actions: the ways to deal, see
 * {@link BlockDeals}; their number depends on how many users share.
 *
 * <p>Nothing is allocated by a step, nor by a reset for a number of users that has occurred before. Not thread-safe.
 */
public final class Phase2Env {
    /** Length of an observation. */
    public static final int OBSERVATION_LENGTH = 2;

    private static final double OBSERVED_HZ = 1e9;

    private final FranPhase2Settings settings;
    private final BlockDeals[] dealsByUsers;
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
        dealsByUsers = new BlockDeals[scenario.world().users() + 1];
    }

    /**
     * Starts an epoch. {@link #done} holds at once if nobody shares the access point's processor.
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
        if (count > 0 && dealsByUsers[count] == null) {
            dealsByUsers[count] = new BlockDeals(settings.blocks(), count);
        }
        steps = 0;
        unchanged = 0;
        action = 0;
        reward = 0;
    }

    /** Number of actions; 0 if nobody shares. */
    public int actions() {
        return count == 0 ? 0 : dealsByUsers[count].size();
    }

    /** Number of users that share. */
    public int users() {
        return count;
    }

    /** The user at a place among those that share. */
    public int user(int place) {
        return sharing[place];
    }

    /**
     * Deals the blocks.
     *
     * @param newAction a way to deal
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
     * What a way to deal would earn; changes nothing.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    public double rewardOf(int deal) {
        if (deal < 0 || deal >= actions()) {
            throw new IllegalArgumentException("action " + deal + " of " + actions());
        }
        BlockDeals deals = dealsByUsers[count];
        double blockHz = instance.processorHz[fap] / deals.blocks();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            int user = sharing[i];
            sum += FranUtility.earned(instance, user, fap,
                    FranUtility.timeS(instance, user, fap, deals.of(deal, i) * blockHz));
        }
        return sum;
    }

    /** Whether the reward has settled, the steps are used up, or nobody shares. */
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
     * Writes which actions may be taken: all.
     *
     * @param target [at least actions] modified
     */
    public void mask(boolean[] target) {
        for (int deal = 0; deal < actions(); deal++) {
            target[deal] = true;
        }
    }

    /**
     * Gives the users that share what the last step dealt them; without a step, the first way to deal.
     *
     * @param decision modified
     */
    public void apply(FranDecision decision) {
        apply(action, decision);
    }

    /** As {@link #apply(FranDecision)} with a given way to deal. */
    public void apply(int deal, FranDecision decision) {
        for (int i = 0; i < count; i++) {
            BlockDeals deals = dealsByUsers[count];
            decision.processorHz[sharing[i]] = deals.of(deal, i) * (instance.processorHz[fap] / deals.blocks());
        }
    }
}
