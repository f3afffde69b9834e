package edgetempo.comparison;

import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.SolverLimits;
import edgetempo.ga.GaBackend;
import edgetempo.scenario.mec.Scenario;

/**
 * A slot solver that takes part. Every slot is solved independently: a genetic algorithm starts afresh even where {@code ga.carryOver}
 * is set.
 *
 * @param label    its name in tables
 * @param solver   one that does not choose plans
 * @param scenario as {@link NamedSolver#configure} returned it; may differ from that of other entrants in {@code ga} keys, of
 *                 which those
 *                 that limit a slot do not count
 */
public record SolverEntrant(String label, NamedSolver solver, Scenario scenario) {
    /** The smallest budget with which the solver returns a decision. */
    public long least(Budget.Unit unit) {
        return unit == Budget.Unit.EVALUATIONS ? solver.minEvaluations(scenario) : 1;
    }

    /**
     * Creates the solver.
     *
     * @param budget  after which it ends
     * @param whole   budget that it plans with: a mutation schedule ends there; at least the former
     * @param backend runs genetic algorithms
     */
    public Contestant contestant(Budget budget, Budget whole, GaBackend backend) {
        SolverLimits limits = budget.unit() == Budget.Unit.EVALUATIONS
                ? SolverLimits.ofEvaluations(budget.amount(), whole.amount())
                : SolverLimits.ofMillis(budget.amount());
        return new Contestant(solver.create(scenario, backend, limits), solver.evaluationCost(scenario), 1);
    }
}
