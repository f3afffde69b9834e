package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;

/**
 * Best-response local search over offload vectors at closed-form shares: users take turns, each moving to the target that gains
 * most for the slot, until no user gains. Starts from everyone local. Deterministic; one pass costs O(N·M).
 */
public final class LocalSearchSolver implements SlotSolver {
    /** Name in the catalogue. */
    public static final String NAME = "local-search";

    private final ClosedFormShares shares;

    /** Creates a solver for slots of the scenario's size. */
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
        shares.prepare(problem);
        shares.load(decision.offload);
        shares.improve(decision.offload, Integer.MAX_VALUE);
        shares.shares(problem, decision);
    }

    @Override
    public String name() {
        return NAME;
    }
}
