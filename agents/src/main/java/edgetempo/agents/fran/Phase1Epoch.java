package edgetempo.agents.fran;

/**
 * What an epoch of the offloading phase came to.
 *
 * @param epoch    counted from 0
 * @param instance number of the instance it was played on
 * @param steps    users asked
 * @param utility  sum of its rewards, random actions included
 * @param exact    most that is possible on that instance
 * @param greedy   mean sum of rewards of the network without random actions after the epoch, over the instances that it is
 *                 judged by; NaN where it was not judged
 * @param gap      share of the exact mean that it lacks there; NaN likewise
 * @param epsilon  probability of a random action at the start of the epoch
 * @param loss     mean loss of the updates; NaN if there was none
 * @param updates  updates so far
 */
public record Phase1Epoch(int epoch, int instance, int steps, double utility, double exact, double greedy, double gap,
        double epsilon, double loss, long updates) {}
