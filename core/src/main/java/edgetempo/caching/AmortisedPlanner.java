package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;

/**
 * Plans for a known request law: maximises the expected reward of a frame times the frames that the law is expected to last, less the
 * switch from the present plan. With T frames left and a drift probability d, a law lasts (1 − (1 − d)^T)/d frames, or T without
 * drift; where the day has phases, a whole phase.
 *
 * <p>Local search from the present plan, on slots solved by local search; the best plans of it race on slots solved by the solver that
 * the plan is meant for, and the best of these starts a second local search. What a plan is worth after the law has changed is left out.
 */
final class AmortisedPlanner {
    private static final int QUICK_FEWEST = 16;
    private static final int QUICK_SLOTS = 256;
    private static final int REAL_FEWEST = 8;
    private static final int RACING = 16;

    private final Scenario scenario;
    private final PlanValue quick;
    private final PlanValue real;

    /**
     * A planner.
     *
     * @param seed   draws the slots that plans are valued on
     * @param solver of the kind that the plans are meant for; owned by this planner from now on
     * @param slots  slots solved with it for every plan that gets that far
     */
    AmortisedPlanner(Scenario scenario, long seed, SlotSolver solver, int slots) {
        this.scenario = scenario;
        quick = new PlanValue(scenario, seed, QUICK_SLOTS, new LocalSearchSolver(scenario));
        real = new PlanValue(scenario, seed, slots, solver);
    }

    /**
     * Plans a frame.
     *
     * @param law   [services] request probabilities. Not modified.
     * @param frame frame about to start, counted from 0
     * @param plan  the plan in force; receives the new one. Modified.
     */
    void plan(double[] law, int frame, CachePlan plan) {
        PlanSearch quickly = search(quick, law, frame, plan, QUICK_FEWEST);
        quickly.climb(plan);
        PlanSearch search = search(real, law, frame, plan, REAL_FEWEST);
        search.value(plan);
        search.race(quickly.best(RACING));
        plan.copyFrom(search.climb(search.best(1).getFirst()));
    }

    private PlanSearch search(PlanValue values, double[] law, int frame, CachePlan plan, int fewestSlots) {
        CachePlan present = PlanSearch.copy(plan);
        double frames = expectedFrames(frame);
        values.requests(law);
        return new PlanSearch((candidate, slots) -> frames * values.frameReward(candidate, slots)
                - values.switchPenalty(present, candidate), fewestSlots, values.slots());
    }

    private double expectedFrames(int frame) {
        int left = scenario.time().framesPerEpisode() - frame;
        if (scenario.requests().cycles()) {
            return Math.min(left, scenario.requests().phaseFrames());
        }
        double drift = scenario.requests().driftProbability();
        return drift == 0 ? left : (1 - Math.pow(1 - drift, left)) / drift;
    }
}
