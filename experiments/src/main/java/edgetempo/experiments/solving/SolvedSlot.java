package edgetempo.experiments.solving;

import java.util.List;

/**
 * A slot that was solved.
 *
 * @param scenario     name of the scenario
 * @param solver       who solved it
 * @param seed         root of all random streams
 * @param slot         number of the slot, see {@link SlotSolving}
 * @param qos          of the decision, over all channels that it is scored on
 * @param bestKnownQos the best of this decision and those of references with much more budget
 * @param gapPercent   distance to it, in percent of it; NaN where it is 0
 * @param scoringDraws channels over which decisions are scored
 * @param evaluations  that the solver reports; 0 for one that does not count them
 * @param users        decisions, with time, energy and QoS on the slot's own channel
 */
public record SolvedSlot(String scenario, String solver, long seed, int slot, double qos, double bestKnownQos,
        double gapPercent, int scoringDraws, long evaluations, List<SolvedUser> users) {}
