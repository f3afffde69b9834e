package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;

/**
 * Estimates the request distribution from the observed histograms of requests with exponential forgetting, and plans for the estimate over
 * the time for which it is expected to hold. Knows the scenario but not the ranks, so it starts from uniform popularity. Replans only once
 * the estimate has moved, which avoids switching because of noise. {@link BayesFilter} is the better estimator.
 */
public final class AdaptivePopularity implements SharedPolicy {
    /** Name in the catalogue. */
    public static final String NAME = "adaptive-popularity";

    /** Weight of the uniform prior, as a number of frames. */
    private static final double PRIOR_FRAMES = 0.1;
    /** Total variation distance between the estimate and the distribution planned for above which a new plan is made. */
    private static final double MOVED = 0.1;

    private final Scenario scenario;
    private final RequestCounts requests;
    private final FittedPlanner planner;
    private final double change;
    private final double kept;
    private final double[] weight;
    private final double[] popularity;
    private final double[] planned;

    /**
     * Creates a policy that has observed nothing yet. It forgets the square root of the probability that ranks change each frame.
     *
     * @param seed   draws the slots that plans are valued on; not the one of the episodes to be played
     * @param solver of the kind that solves the episodes' slots; owned by this policy from now on
     * @throws IllegalArgumentException if the scenario's observation holds no histogram
     */
    public AdaptivePopularity(Scenario scenario, long seed, SlotSolver solver) {
        this(scenario, new RequestCounts(scenario, NAME), FittedPlanner.fit(scenario, seed, solver));
    }

    private AdaptivePopularity(Scenario scenario, RequestCounts requests, FittedPlanner planner) {
        this.scenario = scenario;
        this.requests = requests;
        this.planner = planner;
        change = FittedPlanner.changeProbability(scenario);
        kept = 1 - Math.sqrt(change);
        weight = new double[scenario.services().count()];
        popularity = new double[weight.length];
        planned = new double[weight.length];
    }

    @Override
    public CachingPolicy copy() {
        return new AdaptivePopularity(scenario, requests, planner.copy());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reset(long seed, int episode) {
        Arrays.fill(weight, 0);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        int histogram = observation.length - weight.length;
        double total = PRIOR_FRAMES;
        for (int s = 0; s < weight.length; s++) {
            weight[s] = kept * weight[s] + observation[histogram + s];
            total += weight[s];
        }
        double moved = 0;
        for (int s = 0; s < popularity.length; s++) {
            popularity[s] = (weight[s] + PRIOR_FRAMES / popularity.length) / total;
            moved += Math.abs(popularity[s] - planned[s]) / 2;
        }
        if (frame == 0 || moved > MOVED) {
            System.arraycopy(popularity, 0, planned, 0, popularity.length);
            planner.plan(popularity, planner.expectedFrames(frame, change), plan);
        }
    }
}
