package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;

/**
 * A heuristic from the Lagrangian dual of a slot at closed-form shares: the convex relaxation is rounded and improved by best responses,
 * first of one user, then of two at a time among those that lose least by moving. Deterministic; also yields a bound, see {@link
 * SlotSearch}.
 */
public final class FastSolver implements SlotSolver {
    /** Name of the solver. */
    public static final String NAME = "fast";

    private final int users;
    private final int servers;
    private final SlotSearch search;
    private final SearchLimits limits;
    private final ClosedFormShares shares;

    /** Creates a solver for slots of the scenario's size. */
    public FastSolver(Scenario scenario) {
        this(scenario, SearchLimits.NONE);
    }

    /**
     * Creates a solver for slots of the scenario's size.
     *
     * @param limits of which nodes and gap are ignored
     */
    public FastSolver(Scenario scenario, SearchLimits limits) {
        this.limits = limits;
        users = scenario.network().users();
        servers = scenario.network().servers();
        search = new SlotSearch(users, servers);
        shares = new ClosedFormShares(scenario.shares(), users, servers);
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        problem.requireShape(users, servers);
        search.approximate(problem, limits);
        decision.clear();
        search.write(decision);
        shares.prepare(problem);
        shares.shares(problem, decision);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long evaluations() {
        return search.evaluations();
    }

    /** Certificate of the decision made last, at unrounded shares. */
    public SlotCertificate certificate() {
        return new SlotCertificate(0 - search.cost(), 0 - search.lowerBound());
    }
}
