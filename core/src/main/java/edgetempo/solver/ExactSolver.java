package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;

/**
 * Solves a slot to proven optimality at closed-form shares, by branch and bound on the Lagrangian dual: see {@link SlotSearch}.
 */
public final class ExactSolver implements SlotSolver {
    /** Name of the solver. */
    public static final String NAME = "exact";

    private final int users;
    private final int servers;
    private final SlotSearch search;
    private final ClosedFormShares shares;
    private final SearchLimits limits;

    /** Creates a solver for slots of the scenario's size. */
    public ExactSolver(Scenario scenario, SearchLimits limits) {
        users = scenario.network().users();
        servers = scenario.network().servers();
        this.limits = limits;
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
        search.run(problem, limits);
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

    /** The smallest limit of evaluations that a solver of the scenario's slots is guaranteed to respect. */
    public static long minEvaluations(Scenario scenario) {
        return SlotSearch.minEvaluations(scenario.network().users(), scenario.network().servers());
    }

    /** QoS of the decision made last, at unrounded shares. */
    public double qos() {
        return 0 - search.cost();
    }

    /** QoS that no decision for the slot solved last exceeds, at unrounded shares. */
    public double bound() {
        return 0 - search.lowerBound();
    }

    /** Certificate of the decision made last. */
    public SlotCertificate certificate() {
        return new SlotCertificate(qos(), bound());
    }

    /** Subproblems of the slot solved last. */
    public long slotNodes() {
        return search.slotNodes();
    }
}
