package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.Scenario;

/**
 * Best-response local search over offload vectors at closed-form shares: users take turns, each moving to the target that gains
 * most for the slot, until nobody gains. Starts from everyone local. Deterministic; one pass costs O(N·M).
 */
public final class LocalSearchSolver implements SlotSolver {
    /** Gains below this do not count, so that rounding cannot make the search cycle. */
    private static final double MIN_GAIN = 1e-12;

    private final ClosedFormShares shares;

    /** A solver for slots of the scenario's size. */
    public LocalSearchSolver(Scenario scenario) {
        shares = new ClosedFormShares(scenario.shares(), scenario.network().users(), scenario.network().servers());
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        decision.clear();
        shares.load(problem, decision.offload);
        improve(problem, decision.offload);
        shares.load(problem, decision.offload);
        shares.shares(problem, decision);
    }

    private void improve(SlotProblem problem, int[] offload) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < problem.users; i++) {
                int from = offload[i];
                int best = from;
                double bestGain = MIN_GAIN;
                for (int to = 0; to <= problem.servers; to++) {
                    if (to != from) {
                        double gain = shares.moveGain(problem, i, from, to);
                        if (gain > bestGain) {
                            bestGain = gain;
                            best = to;
                        }
                    }
                }
                if (best != from) {
                    shares.move(problem, i, from, best);
                    offload[i] = best;
                    moved = true;
                }
            }
        }
    }

    @Override
    public String name() {
        return "local-search";
    }
}
