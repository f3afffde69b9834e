package edgetempo.agents.fran;

/**
 * What an epoch at one access point came to.
 *
 * @param fap     access point
 * @param epoch   counted from 0
 * @param steps   steps until the reward had settled, or there were enough
 * @param reward  the last reward ΣU
 * @param greedy  reward that the network settles at without random actions after the epoch
 * @param exact   most that is possible
 * @param epsilon probability of a random action at the start of the epoch
 * @param loss    mean loss of the updates; NaN if there was none
 * @param updates updates so far
 */
public record Phase2Epoch(int fap, int epoch, int steps, double reward, double greedy, double exact, double epsilon,
        double loss, long updates) {}
