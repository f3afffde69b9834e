package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.scenario.ObservationKind;
import edgetempo.scenario.Scenario;
import java.util.Arrays;

/**
 * Estimates the request law from the observed histograms of requests, forgetting exponentially, and plans for the estimate as
 * {@link Clairvoyant} does for the truth. Knows the scenario, not the ranks.
 */
public final class AdaptivePopularity implements CachingPolicy {
    /** Weight of the law before anything is seen, as a number of frames. */
    private static final double PRIOR_FRAMES = 0.1;

    private final AmortisedPlanner planner;
    private final double[] prior;
    private final double[] weight;
    private final double[] law;
    private final double kept;

    /**
     * A policy that has seen nothing.
     *
     * @param seed draws the slots that plans are valued on
     * @throws IllegalArgumentException if the scenario's observation holds no histogram
     */
    public AdaptivePopularity(Scenario scenario, long seed) {
        if (scenario.caching().observation() != ObservationKind.EXTENDED) {
            throw new IllegalArgumentException("adaptive-popularity needs the histogram of requests: caching.observation: "
                    + scenario.caching().observation() + " has none; allowed: EXTENDED");
        }
        planner = new AmortisedPlanner(scenario, seed);
        prior = StaticPlans.expectedPopularity(scenario);
        weight = new double[prior.length];
        law = new double[prior.length];
        kept = 1 - Math.sqrt(scenario.requests().driftProbability());
    }

    @Override
    public String name() {
        return "adaptive-popularity";
    }

    @Override
    public void reset(long seed, int episode) {
        Arrays.fill(weight, 0);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        int histogram = observation.length - weight.length;
        double total = 0;
        for (int s = 0; s < weight.length; s++) {
            weight[s] = kept * weight[s] + observation[histogram + s];
            law[s] = weight[s] + PRIOR_FRAMES * prior[s];
            total += law[s];
        }
        for (int s = 0; s < law.length; s++) {
            law[s] /= total;
        }
        planner.plan(law, frame, plan);
    }
}
