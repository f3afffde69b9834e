package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A plan by the greedy knapsack heuristic: starting from empty caches, the (service, server) pair of the largest marginal value per GiB is
 * added until nothing that fits adds value; the same again by marginal value alone; the better of the two plans is kept.
 *
 * <p>For {@link FeasiblePlans#large large} plans the servers take turns: each adds the service of the largest marginal value there, and
 * marginal values are evaluated lazily, in the order of their last evaluation at any server (Minoux 1978, <i>Accelerated greedy
 * algorithms</i>). In the end nothing that fits anywhere adds value; a step need not be the best over all servers.
 */
public final class GreedyKnapsack {
    /** Name in the catalogue. */
    public static final String NAME = "greedy";

    /** Slots that a plan is valued on. */
    static final int SAMPLE_SLOTS = 32;
    /** Users of all those slots together, where plans are large. */
    private static final int LARGE_SAMPLE_USERS = 800;

    private final Scenario scenario;
    private final ServiceCatalogue catalogue;
    private final ServerCatalogue servers;
    private final ToDoubleFunction<CachePlan> value;

    /**
     * Creates a search that values plans by the expected reward of a fixed plan, on slots of the given seed: the mean QoS under the
     * offloading and shares of local search, less the cost of fetching each service spread over an episode. Deterministic for a seed.
     */
    public GreedyKnapsack(Scenario scenario, long seed) {
        this(scenario, fixedPlanReward(new PlanValue(scenario, seed, FeasiblePlans.large(scenario)
                ? Math.clamp(LARGE_SAMPLE_USERS / scenario.network().users(), 8, SAMPLE_SLOTS)
                : SAMPLE_SLOTS, new LocalSearchSolver(scenario))));
    }

    /** Creates a search that values plans by the given function. */
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
        boolean large = FeasiblePlans.large(scenario);
        CachePlan byDensity = large ? growInTurn(true) : grow(true);
        CachePlan byValue = large ? growInTurn(false) : grow(false);
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
                    if (fits(plan, used, m, s)) {
                        double candidate = valueWith(plan, m, s);
                        double score = score(candidate - value, s, perGib);
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

    private CachePlan growInTurn(boolean perGib) {
        CachePlan plan = StaticPlans.none(scenario);
        double[] used = new double[plan.servers()];
        double value = value(plan);
        // [services] score when last tried, at whatever server
        double[] score = new double[plan.services()];
        Arrays.fill(score, Double.POSITIVE_INFINITY);
        boolean forgotten = true;
        int idle = 0;
        for (int turn = 0; idle < plan.servers(); turn++) {
            int m = turn % plan.servers();
            int best = -1;
            double bestScore = 0;
            double bestValue = value;
            boolean[] tried = new boolean[score.length];
            for (int s = next(plan, used, m, score, tried); s >= 0
                    && score[s] > bestScore; s = next(plan, used, m, score, tried)) {
                tried[s] = true;
                double candidate = valueWith(plan, m, s);
                score[s] = score(candidate - value, s, perGib);
                if (score[s] > bestScore) {
                    best = s;
                    bestScore = score[s];
                    bestValue = candidate;
                }
            }
            idle++;
            if (best >= 0) {
                plan.set(m, best, true);
                used[m] += catalogue.sizeGib(best);
                value = bestValue;
                idle = 0;
                forgotten = false;
            } else if (idle == plan.servers() && !forgotten) {
                // Servers differ, and what added nothing at one may add something at another.
                Arrays.fill(score, Double.POSITIVE_INFINITY);
                forgotten = true;
                idle = 0;
            } else if (forgotten) {
                Arrays.fill(score, Double.POSITIVE_INFINITY);
            }
        }
        return plan;
    }

    /** The untried service of the highest score that fits; −1 if none is left. */
    private int next(CachePlan plan, double[] used, int server, double[] score, boolean[] tried) {
        int next = -1;
        for (int s = 0; s < score.length; s++) {
            if (!tried[s] && fits(plan, used, server, s) && (next < 0 || score[s] > score[next])) {
                next = s;
            }
        }
        return next;
    }

    private boolean fits(CachePlan plan, double[] used, int server, int service) {
        return !plan.get(server, service)
                && used[server] + catalogue.sizeGib(service) <= servers.capacityGib(server);
    }

    private double valueWith(CachePlan plan, int server, int service) {
        plan.set(server, service, true);
        double with = value(plan);
        plan.set(server, service, false);
        return with;
    }

    private double score(double gain, int service, boolean perGib) {
        return perGib ? gain / catalogue.sizeGib(service) : gain;
    }
}
