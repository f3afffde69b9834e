package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The best plan to keep for whole episodes, by expected reward, among all plans: capacity is a price, not a limit.
 *
 * <ol>
 * <li>Every way to fill the servers within capacity is valued on few slots and the better ones on ever more; where there are too many
 *     ways, the starts are greedy, popular, everything and random plans.
 * <li>The best start local searches over all plans, those beyond capacity included.
 * <li>The best plans of the search are played in the real environment with the scenario's slot solver, and the winner is kept.
 * </ol>
 */
final class BestStaticSearch {
    private static final int FEWEST_SLOTS = 16;
    private static final int SLOTS = 512;
    private static final int MOST_COMBINATIONS = 20_000;
    private static final int KEPT_PER_ROUND = 8;
    private static final int STARTS = 8;
    private static final int FINALISTS = 5;
    private static final int EPISODES = 40;

    private final Scenario scenario;
    private final long seed;
    private final PlanValue values;
    private final Map<CachePlan, Double> valued = new HashMap<>();

    BestStaticSearch(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        values = new PlanValue(scenario, seed, SLOTS);
    }
    CachePlan best(Supplier<SlotSolver> solver) {
        double bestReward = Double.NEGATIVE_INFINITY;
        CachePlan best = StaticPlans.none(scenario);
        for (CachePlan plan : finalists()) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver.get());
            double reward = 0;
            for (int e = 0; e < EPISODES; e++) {
                EpisodeResult r = Episodes.play(new FixedPlan("x", plan), env, seed, SLOTS + e);
                reward += r.reward() / EPISODES;
            }
            System.err.println(plan + " " + 20 * valued.get(plan) + " played " + reward);
            if (reward > bestReward) {
                bestReward = reward;
                best = plan;
            }
        }
        return best;
    }

    List<CachePlan> finalists() {
        long t = System.nanoTime();
        List<CachePlan> starts = new ArrayList<>(combinations());
        System.err.println("combinations " + starts.size());
        for (int slots = FEWEST_SLOTS; slots < SLOTS; slots *= 4) {
            starts = top(starts, slots, Math.max(STARTS, starts.size() / KEPT_PER_ROUND));
            System.err.println(slots + " " + starts.size() + " " + (System.nanoTime() - t) / 1e9);
        }
        starts = new ArrayList<>(top(starts, SLOTS, STARTS / 2));
        starts.add(new GreedyKnapsack(scenario, p -> values.fixedPlanReward(p, 64)).plan());
        starts.add(StaticPlans.popularity(scenario));
        starts.add(StaticPlans.all(scenario));
        for (CachePlan start : starts) {
            new PlanClimb(p -> values.fixedPlanReward(p, 64)).climb(start);
            new PlanClimb(this::value).climb(start);
            System.err.println(start + " " + 20 * value(start) + " " + (System.nanoTime() - t) / 1e9);
        }
        List<CachePlan> all = new ArrayList<>(valued.keySet());
        System.err.println("valued " + all.size() + " solved " + values.solved());
        all.sort(Comparator.<CachePlan>comparingDouble(p -> -valued.get(p)).thenComparing(CachePlan::toString));
        return all.subList(0, Math.min(FINALISTS, all.size()));
    }

    private double value(CachePlan plan) {
        Double known = valued.get(plan);
        if (known == null) {
            known = values.fixedPlanReward(plan, SLOTS);
            CachePlan key = StaticPlans.none(scenario);
            key.copyFrom(plan);
            valued.put(key, known);
        }
        return known;
    }

    private List<CachePlan> top(List<CachePlan> plans, int slots, int count) {
        Map<CachePlan, Double> v = new HashMap<>();
        for (CachePlan p : plans) {
            v.put(p, slots == SLOTS ? value(p) : values.fixedPlanReward(p, slots));
        }
        List<CachePlan> sorted = new ArrayList<>(plans);
        sorted.sort(Comparator.comparingDouble(p -> -v.get(p)));
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    private List<CachePlan> combinations() {
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario.services());
        int services = catalogue.count();
        int servers = scenario.network().servers();
        List<CachePlan> found = new ArrayList<>();
        if (services > 12) return found;
        List<Integer> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << services; bits++) {
            double used = 0;
            for (int s = 0; s < services; s++) {
                used += (bits >>> s & 1) * catalogue.sizeGib(s);
            }
            if (used <= scenario.caching().capacityGib()) subsets.add(bits);
        }
        System.err.println("subsets " + subsets.size());
        if (servers != 2 || subsets.size() > 400) return found;
        for (int a = 0; a < subsets.size(); a++) {
            for (int b = a; b < subsets.size(); b++) {
                CachePlan plan = StaticPlans.none(scenario);
                for (int s = 0; s < services; s++) {
                    plan.set(0, s, (subsets.get(a) >>> s & 1) != 0);
                    plan.set(1, s, (subsets.get(b) >>> s & 1) != 0);
                }
                found.add(plan);
            }
        }
        return found;
    }
}
