package edgetempo.agents.fran;

/**
 * Results of an epoch of the offloading phase.
 *
 * @param epoch    counted from 0
 * @param instance number of the instance it was played on
 * @param steps    users that chose
 * @param utility  sum of its rewards, random actions included
 * @param exact    optimum on that instance
 * @param greedy   mean sum of rewards of the network without random actions after the epoch, over the evaluation instances; NaN where it
 *                 was not evaluated
 * @param gap      relative gap to the exact mean there; NaN likewise
 * @param epsilon  probability of a random action at the start of the epoch
 * @param loss     mean loss of the updates; NaN if there was none
 * @param updates  updates so far
 */
public record Phase1Epoch(int epoch, int instance, int steps, double utility, double exact, double greedy, double gap,
        double epsilon, double loss, long updates) {}
