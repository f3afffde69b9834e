package edgetempo.caching;

import edgetempo.mec.CachePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Search among all cache plans, those beyond capacity included, by a value that is the mean over a sample: plans race, all on few slots and
 * the better ones on ever more (successive halving), and local search races the neighbours of the current plan. Deterministic.
 *
 * <p>Neighbours add or evict one service at one server, exchange a cached service for another at a server, or move a service from one
 * server to another.
 */
final class PlanSearch {
    /** Gains below this do not count, so that rounding cannot make moves cycle. */
    private static final double MIN_GAIN = 1e-12;
    /** Slots grow by this factor from round to round, and plans shrink by it. */
    private static final int FACTOR = 4;
    /** Plans that a race keeps to its end. */
    private static final int FINISHING = 8;

    private final Objective objective;
    private final int fewestSlots;
    private final int slots;
    /** By the slots of a round: climbs from neighbouring plans meet the same neighbours. */
    private final Map<Integer, Map<CachePlan, Double>> valued = new HashMap<>();

    /** Value of a plan on the first slots of a sample; more is better. */
    interface Objective {
        double of(CachePlan plan, int slots);
    }

    /**
     * Creates a search.
     *
     * @param fewestSlots slots of a race's first round
     * @param slots       slots of its last round, on which plans are compared in the end
     */
    PlanSearch(Objective objective, int fewestSlots, int slots) {
        this.objective = objective;
        this.fewestSlots = fewestSlots;
        this.slots = slots;
    }

    /** Value of a plan on all slots. */
    double value(CachePlan plan) {
        return value(plan, slots);
    }

    private double value(CachePlan plan, int first) {
        Map<CachePlan, Double> known = valued(first);
        Double value = known.get(plan);
        if (value == null) {
            value = objective.of(plan, first);
            known.put(plan.copy(), value);
        }
        return value;
    }

    private Map<CachePlan, Double> valued(int first) {
        return valued.computeIfAbsent(first, any -> new HashMap<>());
    }

    /** The best of the plans valued on all slots so far, best first; at most {@code count}. */
    List<CachePlan> best(int count) {
        Map<CachePlan, Double> last = valued(slots);
        List<CachePlan> plans = new ArrayList<>(last.keySet());
        plans.sort(Comparator.<CachePlan>comparingDouble(plan -> -last.get(plan)).thenComparing(CachePlan::toString));
        return List.copyOf(plans.subList(0, Math.min(count, plans.size())));
    }

    /**
     * Races plans.
     *
     * @param plans at least one
     * @return the last ones left, best first
     */
    List<CachePlan> race(List<CachePlan> plans) {
        List<CachePlan> left = plans;
        for (int round = fewestSlots; round < slots; round *= FACTOR) {
            left = better(left, round);
        }
        Map<CachePlan, Double> values = new HashMap<>();
        for (CachePlan plan : left) {
            values.put(plan, value(plan));
        }
        return sorted(left, values);
    }

    /** Local search: moves to the winner of a race of neighbours as long as it is better than the plan. */
    CachePlan climb(CachePlan start) {
        CachePlan plan = start.copy();
        while (true) {
            CachePlan winner = race(neighbours(plan)).getFirst();
            if (value(winner) <= value(plan) + MIN_GAIN) {
                return plan;
            }
            plan = winner;
        }
    }

    private List<CachePlan> better(List<CachePlan> plans, int round) {
        Map<CachePlan, Double> values = new HashMap<>();
        for (CachePlan plan : plans) {
            values.put(plan, value(plan, round));
        }
        int kept = Math.max(FINISHING, plans.size() / FACTOR);
        return sorted(plans, values).subList(0, Math.min(kept, plans.size()));
    }

    private static List<CachePlan> sorted(List<CachePlan> plans, Map<CachePlan, Double> values) {
        List<CachePlan> sorted = new ArrayList<>(plans);
        sorted.sort(Comparator.comparingDouble(plan -> -values.get(plan)));
        return sorted;
    }

    /** Every plan that one move leads to, each a copy. */
    static List<CachePlan> neighbours(CachePlan plan) {
        List<CachePlan> neighbours = new ArrayList<>();
        for (int m = 0; m < plan.servers(); m++) {
            for (int s = 0; s < plan.services(); s++) {
                CachePlan flipped = plan.copy();
                flipped.set(m, s, !plan.get(m, s));
                neighbours.add(flipped);
                if (plan.get(m, s)) {
                    for (int other = 0; other < plan.services(); other++) {
                        addMove(neighbours, plan, m, s, m, other);
                    }
                    for (int other = 0; other < plan.servers(); other++) {
                        addMove(neighbours, plan, m, s, other, s);
                    }
                }
            }
        }
        return neighbours;
    }

    private static void addMove(List<CachePlan> neighbours, CachePlan plan, int from, int out, int to, int in) {
        if (!plan.get(to, in)) {
            CachePlan moved = plan.copy();
            moved.set(from, out, false);
            moved.set(to, in, true);
            neighbours.add(moved);
        }
    }
}
