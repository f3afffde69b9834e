package edgetempo.comparison;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.CatalogueException;
import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.Trait;
import edgetempo.ga.GaBackend;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.mec.Scenario;
import java.util.List;

/**
 * Solvers with a much larger budget than the entrants, which estimate the best achievable QoS of a slot: those with trait {@link
 * Trait#REFERENCE}.
 */
public final class ReferenceSolvers {
    /** Smallest budget of a reference for a slot, in evaluations. */
    private static final long MIN_EVALUATIONS = 50_000;
    /** Times the entrants' budget. */
    private static final long BUDGET_FACTOR = 4;
    /** What it spends at most, unless that is less than the entrants' budget. */
    private static final long MAX_EVALUATIONS = 1_000_000;

    private ReferenceSolvers() {}

    /** Names, in the order of {@link #contestants}. */
    public static List<String> names(Scenario scenario) {
        return solvers(alone(scenario)).stream().map(NamedSolver::name).toList();
    }

    /** Whether one of them finds the optimum of every slot. */
    public static boolean exact(Scenario scenario) {
        return solvers(alone(scenario)).stream().anyMatch(solver -> solver.has(Trait.EXACT));
    }

    /** Those that can solve slots of the scenario, with the GA settings that it has for its own solver. */
    private static List<NamedSolver> solvers(Scenario scenario) {
        Catalogue catalogue = Catalogue.standard();
        return catalogue.solvers().names(Trait.REFERENCE).stream().map(catalogue::solver)
                .filter(solver -> canSolve(solver, scenario)).toList();
    }

    /** References run without islands, which are a setting of the scenario's own solver. */
    private static Scenario alone(Scenario scenario) {
        return scenario.with("ga.islands", 1);
    }

    private static boolean canSolve(NamedSolver solver, Scenario scenario) {
        try {
            solver.configure(scenario);
            return true;
        } catch (CatalogueException | ScenarioException _) {
            return false;
        }
    }

    /**
     * Makes them.
     *
     * @param budget of the entrants
     */
    public static List<Contestant> contestants(Scenario scenario, Budget budget, GaBackend backend) {
        long evaluations = budget.unit() == Budget.Unit.EVALUATIONS
                ? Math.max(Math.clamp(BUDGET_FACTOR * budget.amount(), MIN_EVALUATIONS, MAX_EVALUATIONS),
                        budget.amount())
                : MIN_EVALUATIONS;
        Budget own = new Budget(Budget.Unit.EVALUATIONS, evaluations);
        Scenario alone = alone(scenario);
        return solvers(alone).stream()
                .map(solver -> new SolverEntrant("", solver, solver.configure(alone)).contestant(own, own, backend))
                .toList();
    }
}
