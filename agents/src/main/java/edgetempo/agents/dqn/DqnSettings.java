package edgetempo.agents.dqn;

/**
 * Hyperparameters of a deep Q-network.
 *
 * @param network              its form
 * @param doubleQ              whether the next action is the network's own choice, valued by the target network
 * @param discount             γ
 * @param replayCapacity       capacity of the replay buffer, transitions
 * @param batch                transitions in a minibatch; learning starts once as many are stored
 * @param updateEverySteps     steps between two updates
 * @param targetCopyEverySteps steps I between two copies into the target network
 * @param epsilon              probability of a random action
 */
public record DqnSettings(QNetwork network, boolean doubleQ, double discount, int replayCapacity, int batch,
        int updateEverySteps, int targetCopyEverySteps,
        EpsilonSchedule epsilon) {}
