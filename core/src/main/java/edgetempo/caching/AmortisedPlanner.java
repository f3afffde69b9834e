package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.scenario.Scenario;
import java.util.function.ToDoubleFunction;

/**
 * Plans for a known request law: maximises the reward of a frame times the frames that the law is expected to last, less the switch
 * from the present plan. With T frames left and a drift probability d, a law lasts (1 − (1 − d)^T)/d frames, or T without drift.
 *
 * <p>Local search from the present plan and from the greedy plan for the law, on few slots of a fixed sample, then on all of them.
 */
final class AmortisedPlanner {
    private static final int COARSE_SLOTS = 32;
    private static final int FINE_SLOTS = 256;

    private final Scenario scenario;
    private final PlanValue values;

    /** A planner whose sample of slots is drawn from the given seed. */
    AmortisedPlanner(Scenario scenario, long seed) {
        this.scenario = scenario;
        values = new PlanValue(scenario, seed, FINE_SLOTS);
    }

    /**
     * Plans a frame.
     *
     * @param law   [services] request probabilities. Not modified.
     * @param frame frame about to start, counted from 0
     * @param plan  the plan in force; receives the new one. Modified.
     */
    void plan(double[] law, int frame, CachePlan plan) {
        values.requests(law);
        double frames = expectedFrames(frame);
        CachePlan present = copy(plan);
        CachePlan greedy = new GreedyKnapsack(scenario, objective(StaticPlans.none(scenario), frames, COARSE_SLOTS))
                .plan();
        CachePlan stay = copy(plan);
        new PlanClimb(objective(present, frames, COARSE_SLOTS)).climb(greedy);
        new PlanClimb(objective(present, frames, COARSE_SLOTS)).climb(stay);
        ToDoubleFunction<CachePlan> fine = objective(present, frames, FINE_SLOTS);
        plan.copyFrom(fine.applyAsDouble(greedy) > fine.applyAsDouble(stay) ? greedy : stay);
        if (fine.applyAsDouble(present) > fine.applyAsDouble(plan)) {
            plan.copyFrom(present);
        }
        new PlanClimb(fine).climb(plan);
    }

    private double expectedFrames(int frame) {
        int left = scenario.time().framesPerEpisode() - frame;
        double drift = scenario.requests().driftProbability();
        return drift == 0 ? left : (1 - Math.pow(1 - drift, left)) / drift;
    }

    private ToDoubleFunction<CachePlan> objective(CachePlan present, double frames, int slots) {
        return plan -> frames * values.frameReward(plan, slots) - values.switchPenalty(present, plan);
    }

    private static CachePlan copy(CachePlan plan) {
        CachePlan copy = new CachePlan(plan.servers(), plan.services());
        copy.copyFrom(plan);
        return copy;
    }
}
