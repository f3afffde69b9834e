package edgetempo.agents.fran;

/**
 * Results of an epoch at one access point.
 *
 * @param fap     access point
 * @param epoch   counted from 0
 * @param steps   steps until the reward settled or the limit was reached
 * @param reward  the last reward ΣU
 * @param greedy  reward at which the network settles without random actions after the epoch
 * @param exact   optimum
 * @param epsilon probability of a random action at the start of the epoch
 * @param loss    mean loss of the updates; NaN if there was none
 * @param updates updates so far
 */
public record Phase2Epoch(int fap, int epoch, int steps, double reward, double greedy, double exact, double epsilon,
        double loss, long updates) {}
