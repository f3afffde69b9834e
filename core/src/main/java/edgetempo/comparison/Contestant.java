package edgetempo.comparison;

import edgetempo.catalogue.CheckedSolver;
import edgetempo.ga.GaSolver;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;

/**
 * A solver with a budget, and the count of what it has spent. One evaluation is the work of scoring one candidate, which looks at every
 * user once:
 * <ul>
 * <li>a genetic algorithm counts one for each individual and generation;
 * <li>local search evaluates all M + 1 targets of a user in its turn, each in O(1): N such evaluations count one, so a round of all users
 *     counts M + 1 ({@link edgetempo.solver.MultiStartSolver});
 * <li>an individual of the memetic algorithm counts 1 + ga.memeticPasses·(M + 1), as though no descent ended early;
 * <li>a search on the Lagrangian dual counts every evaluation of one target of one user, in sweeps, bounds, fixing, descents and
 *     enumeration; N of them count one;
 * <li>a rule that constructs its vector directly counts one.
 * </ul>
 * Not thread-safe.
 */
public final class Contestant implements AutoCloseable {
    private final SlotSolver solver;
    private final long charge;
    private final long least;

    /**
     * Creates a contestant.
     *
     * @param charge counted for each evaluation that the solver reports
     * @param least  counted for a slot at least
     */
    Contestant(SlotSolver solver, long charge, long least) {
        this.solver = solver;
        this.charge = charge;
        this.least = least;
    }

    /**
     * Solves a slot, remembering nothing of earlier ones.
     *
     * @param problem  the slot. Not modified.
     * @param decision receives the decision. Modified.
     * @return evaluations spent
     */
    public long solve(SlotProblem problem, Decision decision) {
        solver.reset();
        long before = solver.evaluations();
        solver.solve(problem, decision);
        decision.localBeyondReach(problem);
        return Math.max(least, (solver.evaluations() - before) * charge);
    }

    /** Stops threads, if the solver has any. */
    @Override
    public void close() {
        if (solver instanceof GaSolver ga) {
            ga.close();
        } else if (solver instanceof CheckedSolver checked) {
            checked.close();
        }
    }
}
