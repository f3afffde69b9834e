package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.Scenario;
import edgetempo.solver.LocalSearchSolver;

/**
 * A static plan by greedy knapsack: starting from empty caches, the service and server whose caching adds most to the expected frame
 * reward, per GiB, is added until nothing that fits adds anything; the same again by absolute value; the better of the two is kept.
 *
 * <p>The value of a plan is the mean QoS of a fixed sample of slots solved by local search with closed-form shares, less the fetch of
 * each service spread over an episode. Deterministic for a seed.
 */
public final class GreedyKnapsack {
    /** Slots that a plan is valued on; each is of another episode, so that positions average out too. */
    static final int SAMPLE_SLOTS = 32;

    private final Scenario scenario;
    private final ServiceCatalogue catalogue;
    private final SlotProblemBuilder builder;
    private final LocalSearchSolver solver;
    private final QosScorer scorer;
    private final SlotProblem problem;
    private final Decision decision;
    private final double[] qos;
    private final EdgeNetwork[] network = new EdgeNetwork[SAMPLE_SLOTS];
    private final int[][] service = new int[SAMPLE_SLOTS][];
    private final double[][] thresholdFading = new double[SAMPLE_SLOTS][];
    private final double[][] uplinkFading = new double[SAMPLE_SLOTS][];

    /** Draws the sample of slots from the given seed. */
    public GreedyKnapsack(Scenario scenario, long seed) {
        this.scenario = scenario;
        catalogue = new ServiceCatalogue(scenario.services());
        builder = new SlotProblemBuilder(scenario);
        solver = new LocalSearchSolver(scenario);
        scorer = new QosScorer(scenario.shares());
        problem = builder.newProblem();
        decision = new Decision(problem.users, problem.servers, problem.services);
        qos = new double[problem.users];
        SlotSampler sampler = new SlotSampler(scenario);
        for (int i = 0; i < SAMPLE_SLOTS; i++) {
            network[i] = sampler.startEpisode(seed, i);
            sampler.sample(0, 0);
            service[i] = sampler.service().clone();
            thresholdFading[i] = sampler.thresholdFading().clone();
            uplinkFading[i] = sampler.uplinkFading().clone();
        }
    }

    /** The plan. */
    public CachePlan plan() {
        CachePlan byDensity = grow(true);
        CachePlan byValue = grow(false);
        return value(byDensity) >= value(byValue) ? byDensity : byValue;
    }

    /** Expected reward of a frame under a plan that is kept for a whole episode, fetches spread over its frames. */
    public double value(CachePlan plan) {
        double sum = 0;
        for (int i = 0; i < SAMPLE_SLOTS; i++) {
            builder.fill(problem, network[i], service[i], thresholdFading[i], uplinkFading[i], plan,
                    scenario.qos().scoreThresholds());
            solver.solve(problem, decision);
            sum += scorer.score(problem, decision, qos);
        }
        double fetchS = plan.switchS(StaticPlans.none(scenario), catalogue, scenario.caching().fetchMibPerS());
        return scenario.caching().qosRewardScale() * sum / SAMPLE_SLOTS
                - scenario.caching().switchPenaltyPerS() * fetchS / scenario.time().framesPerEpisode();
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
                    if (!plan.get(m, s) && used[m] + sizeGib <= scenario.caching().capacityGib()) {
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
