package edgetempo.experiments.solving;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A solved slot.
 *
 * @param scenario     name of the scenario
 * @param solver       slot solver
 * @param seed         root of all random streams
 * @param slot         number of the slot, see {@link SlotSolving}
 * @param qos          of the decision, over all channels that it is scored on
 * @param bestKnownQos the best of this decision and those of references with much more budget
 * @param gapPercent   distance to it, in percent of it; NaN where it is 0
 * @param proof        proven bound and gap; empty where nothing is proven
 * @param unproven why nothing is proven; empty otherwise
 * @param scoringDraws channels over which decisions are scored
 * @param evaluations  that the solver reports; 0 for one that does not count them
 * @param users        decisions, with time, energy and QoS on the slot's own channel
 * @param backend      GA backend
 * @param serverXyM    [servers] positions, m
 * @param cached       [servers × services] 1 where the server holds the service
 * @param channels     [scoringDraws] that {@code qos} is the mean over, the slot's own first
 * @param resolvedScenario every key with its value, as nested maps; together with positions, plan and channels, all that determines a QoS
 */
public record SolvedSlot(String scenario, String solver, long seed, int slot, double qos, double bestKnownQos,
        double gapPercent, Optional<SlotProof> proof, String unproven, int scoringDraws, long evaluations,
        List<SolvedUser> users, String backend,
        List<List<Double>> serverXyM, List<List<Integer>> cached, List<SlotChannel> channels,
        Map<String, Object> resolvedScenario) {}
