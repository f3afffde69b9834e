package edgetempo.comparison;

import edgetempo.ga.GaBackend;
import edgetempo.mec.SlotSolver;
import edgetempo.registry.SlotSolvers;
import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.MultiStartSolver;

/**
 * A slot solver that takes part. Every slot is solved by itself: a genetic algorithm starts afresh even where {@code ga.carryOver} is set.
 *
 * @param label    how tables call it
 * @param solver   name of the solver, see {@link SlotSolvers#names}; one that does not choose plans
 * @param scenario as {@link SlotSolvers#configure} returned it; may differ from that of other entrants in {@code ga} keys, of which those
 *                 that limit a slot do not count
 */
public record SolverEntrant(String label, String solver, Scenario scenario) {
    private static final int MAX_GENERATIONS = 10_000_000;

    /** The smallest budget with which the solver has a decision. */
    public long least(Budget.Unit unit) {
        return unit == Budget.Unit.EVALUATIONS && SlotSolvers.isGenetic(solver) ? generation() : 1;
    }

    /** Evaluations of one generation on all islands. */
    private long generation() {
        GaSettings ga = scenario.ga().inForce();
        return (long) ga.population() * ga.islands() * charge();
    }

    private long charge() {
        GaSettings ga = scenario.ga();
        return ga.variant() == GaVariant.MEMETIC && SlotSolvers.isGenetic(solver)
                ? 1 + (long) ga.memeticPasses() * (scenario.network().servers() + 1)
                : 1;
    }

    /**
     * Makes the solver.
     *
     * @param budget  after which it ends
     * @param whole   budget that it plans with: a mutation schedule ends there; at least the former
     * @param backend runs genetic algorithms
     */
    public Contestant contestant(Budget budget, Budget whole, GaBackend backend) {
        boolean counted = budget.unit() == Budget.Unit.EVALUATIONS;
        long evaluations = counted ? budget.amount() : Long.MAX_VALUE;
        long millis = counted ? 0 : budget.amount();
        if (SlotSolvers.isGenetic(solver)) {
            int generations = counted
                    ? Math.clamp(Math.ceilDiv(whole.amount(), generation()), 1, MAX_GENERATIONS)
                    : MAX_GENERATIONS;
            long most = counted ? Math.max(1, evaluations / charge()) : 0;
            Scenario limited = scenario.withGa(scenario.ga().withLimits(generations, most, millis));
            return new Contestant(SlotSolvers.factory(solver, limited, backend).get(), charge(), 1);
        }
        SlotSolver made = switch (solver) {
            case SlotSolvers.LOCAL_SEARCH -> new MultiStartSolver(scenario, 1, evaluations, 0);
            case SlotSolvers.MULTI_START -> new MultiStartSolver(scenario, Integer.MAX_VALUE, evaluations, millis);
            default -> SlotSolvers.factory(solver, scenario, backend).get();
        };
        return new Contestant(made, 1, 1);
    }
}
