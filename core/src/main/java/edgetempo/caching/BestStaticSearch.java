package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The static plan of the largest expected episode reward among all plans, those beyond capacity included: capacity is a penalty, not a
 * constraint.
 *
 * <ol>
 * <li>On slots solved by local search, which takes microseconds: all plans within capacity race, if there are few enough; the best ones,
 *     and the greedy, popular and full plans, are the starts of local searches over all plans.
 * <li>On slots solved by the solver that the plan is meant for, since a weak solver wants other plans than an exact one: the best plans
 *     so far race, and the best of these start local searches.
 * <li>The finalists are played in the environment, and the winner is kept.
 * </ol>
 *
 * <p>For {@link FeasiblePlans#large large} plans, rewards of slots under local search are fitted by a surrogate, and the best plans that
 * visiting the servers in turn finds race the greedy, popular, full and empty ones: on slots solved by local search, and then on slots
 * solved by the solver. Some 4000 and 500 slots are solved besides the 2048 of the fit and those of the greedy plan. The plan is the best
 * of those, without a guarantee of optimality.
 *
 * <p>Deterministic for a seed.
 */
public final class BestStaticSearch {
    /** Name of its plan. */
    public static final String NAME = "best-static";

    private static final int FEWEST_SLOTS = 16;
    private static final int QUICK_SLOTS = 512;
    private static final int REAL_SLOTS = 1024;
    /** For large plans, whose slots average over more users. */
    private static final int LARGE_QUICK_SLOTS = 256;
    private static final int LARGE_REAL_SLOTS = 64;
    private static final int LARGE_RACING = 64;
    private static final int LARGE_FINALISTS = 8;
    private static final int MAX_COMBINATIONS = 20_000;
    private static final int RACING = 256;
    private static final int STARTS = 3;
    private static final int FINALISTS = 10;
    private static final int EPISODES = 40;

    private final Scenario scenario;
    private final long seed;
    private final Supplier<SlotSolver> solver;

    /**
     * Creates a search.
     *
     * @param seed   root of every slot and episode that plans are valued on
     * @param solver makes solvers of the kind that the plan is meant for
     */
    public BestStaticSearch(Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        this.scenario = scenario;
        this.seed = seed;
        this.solver = solver;
    }

    /** The plan. */
    public CachePlan plan() {
        if (FeasiblePlans.large(scenario)) {
            return largePlan();
        }
        double most = Double.NEGATIVE_INFINITY;
        CachePlan best = StaticPlans.none(scenario);
        for (CachePlan plan : finalists()) {
            double reward = play(plan);
            if (reward > most) {
                most = reward;
                best = plan;
            }
        }
        return best;
    }

    private CachePlan largePlan() {
        FittedPlanner planner = FittedPlanner.fit(scenario, seed, new LocalSearchSolver(scenario));
        List<CachePlan> plans = new ArrayList<>(List.of(new GreedyKnapsack(scenario, seed).plan(),
                StaticPlans.popularity(scenario), StaticPlans.all(scenario), StaticPlans.none(scenario)));
        plans.addAll(planner.toKeep(StaticPlans.expectedPopularity(scenario), plans, LARGE_RACING));
        List<CachePlan> left = search(new LocalSearchSolver(scenario), LARGE_QUICK_SLOTS).race(plans);
        List<CachePlan> last = new ArrayList<>(plans.subList(0, 4));
        last.addAll(left.subList(0, Math.min(LARGE_FINALISTS, left.size())));
        return search(solver.get(), LARGE_REAL_SLOTS).race(last).getFirst();
    }

    /** The plans to be played, best on the sample first. */
    List<CachePlan> finalists() {
        PlanSearch search = search(solver.get(), REAL_SLOTS);
        climb(search, search.race(quickSearch()));
        return distinct(search.best(RACING));
    }

    /** The first finalists of a list, without those that only permute interchangeable servers of another. */
    private List<CachePlan> distinct(List<CachePlan> plans) {
        boolean interchangeable = FeasiblePlans.interchangeableServers(scenario);
        Set<String> seen = new HashSet<>();
        List<CachePlan> finalists = new ArrayList<>();
        for (CachePlan plan : plans) {
            String[] servers = plan.toString().split(" ");
            if (interchangeable) {
                Arrays.sort(servers);
            }
            if (finalists.size() < FINALISTS && seen.add(String.join(" ", servers))) {
                finalists.add(plan);
            }
        }
        return finalists;
    }

    /** Mean reward of the calibration episodes, which are disjoint from the sample. */
    double play(CachePlan plan) {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver.get());
        CachingPolicy policy = new FixedPlan("finalist", plan);
        double reward = 0;
        for (int e = 0; e < EPISODES; e++) {
            reward += Episodes.play(policy, env, seed, REAL_SLOTS + e).reward();
        }
        return reward / EPISODES;
    }

    private List<CachePlan> quickSearch() {
        PlanSearch search = search(new LocalSearchSolver(scenario), QUICK_SLOTS);
        List<CachePlan> combinations = FeasiblePlans.list(scenario, MAX_COMBINATIONS);
        if (!combinations.isEmpty()) {
            climb(search, search.race(combinations));
        }
        for (CachePlan start : List.of(new GreedyKnapsack(scenario, seed).plan(), StaticPlans.popularity(scenario),
                StaticPlans.all(scenario))) {
            search.climb(start);
        }
        return search.best(RACING);
    }

    private static void climb(PlanSearch search, List<CachePlan> winners) {
        for (CachePlan start : winners.subList(0, Math.min(STARTS, winners.size()))) {
            search.climb(start);
        }
    }

    private PlanSearch search(SlotSolver slotSolver, int slots) {
        PlanValue values = new PlanValue(scenario, seed, slots, slotSolver);
        return new PlanSearch(values::fixedPlanReward, FEWEST_SLOTS, slots);
    }
}
