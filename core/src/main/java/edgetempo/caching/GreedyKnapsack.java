package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.function.ToDoubleFunction;

/**
 * A plan by greedy knapsack: starting from empty caches, the service and server whose caching adds most to the value of the plan, per
 * GiB, is added until nothing that fits adds anything; the same again by absolute value; the better of the two is kept.
 */
public final class GreedyKnapsack {
    /** Its name. */
    public static final String NAME = "greedy";

    /** Slots that a plan is valued on. */
    static final int SAMPLE_SLOTS = 32;

    private final Scenario scenario;
    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final ToDoubleFunction<CachePlan> value;

    /**
     * Values plans by the expected reward of a fixed plan, on slots of the given seed: the mean QoS at the shares and targets of local
     * search, less the fetch of each service spread over an episode. Deterministic for a seed.
     */
    public GreedyKnapsack(Scenario scenario, long seed) {
        this(scenario, fixedPlanReward(new PlanValue(scenario, seed, SAMPLE_SLOTS, new LocalSearchSolver(scenario))));
    }

    /** Values plans by the given function. */
    GreedyKnapsack(Scenario scenario, ToDoubleFunction<CachePlan> value) {
        this.scenario = scenario;
        this.value = value;
        catalogue = new ServiceCatalogue(scenario);
        servers = new ServerCatalogue(scenario);
    }

    private static ToDoubleFunction<CachePlan> fixedPlanReward(PlanValue values) {
        return plan -> values.fixedPlanReward(plan, values.slots());
    }

    /** The plan. */
    public CachePlan plan() {
        CachePlan byDensity = grow(true);
        CachePlan byValue = grow(false);
        return value(byDensity) >= value(byValue) ? byDensity : byValue;
    }

    /** Value of a plan. */
    public double value(CachePlan plan) {
        return value.applyAsDouble(plan);
    }

    private CachePlan grow(boolean perGib) {
        CachePlan plan = StaticPlans.none(scenario);
        double[] used = new double[plan.servers()];
        double value = value(plan);
        while (true) {
            int bestServer = -1;
            int bestService = -1;
            double bestScore = 0;
            double bestValue = value;
            for (int m = 0; m < plan.servers(); m++) {
                for (int s = 0; s < plan.services(); s++) {
                    double sizeGib = catalogue.sizeGib(s);
                    if (!plan.get(m, s) && used[m] + sizeGib <= servers.capacityGib(m)) {
                        plan.set(m, s, true);
                        double candidate = value(plan);
                        plan.set(m, s, false);
                        double score = perGib ? (candidate - value) / sizeGib : candidate - value;
                        if (score > bestScore) {
                            bestScore = score;
                            bestValue = candidate;
                            bestServer = m;
                            bestService = s;
                        }
                    }
                }
            }
            if (bestServer < 0) {
                return plan;
            }
            plan.set(bestServer, bestService, true);
            used[bestServer] += catalogue.sizeGib(bestService);
            value = bestValue;
        }
    }
}
