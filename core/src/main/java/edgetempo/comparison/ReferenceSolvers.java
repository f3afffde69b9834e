package edgetempo.comparison;

import edgetempo.ga.GaBackend;
import edgetempo.registry.SlotSolvers;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.ExhaustiveSolver;
import java.util.ArrayList;
import java.util.List;

/** Solvers that are given much more than the entrants, to know how good a slot can be. */
public final class ReferenceSolvers {
    /** What a reference spends on a slot at least, in evaluations. */
    private static final long LEAST = 50_000;
    /** Times the entrants' budget. */
    private static final long TIMES = 4;
    /** What it spends at most, unless that is less than the entrants' budget. */
    private static final long MOST = 1_000_000;

    private ReferenceSolvers() {}

    /** Names, in the order of {@link #contestants}. */
    public static List<String> names(Scenario scenario) {
        List<String> names = new ArrayList<>(List.of(SlotSolvers.MULTI_START, "memetic"));
        if (ExhaustiveSolver.fits(scenario)) {
            names.add("exhaustive");
        }
        return names;
    }

    /**
     * Makes them.
     *
     * @param budget of the entrants
     */
    public static List<Contestant> contestants(Scenario scenario, Budget budget, GaBackend backend) {
        long evaluations = budget.unit() == Budget.Unit.EVALUATIONS
                ? Math.max(Math.clamp(TIMES * budget.amount(), LEAST, MOST), budget.amount())
                : LEAST;
        Budget own = new Budget(Budget.Unit.EVALUATIONS, evaluations);
        Scenario memetic = scenario.withGa(scenario.ga().withVariant(GaVariant.MEMETIC).withoutIslands());
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new SolverEntrant("", SlotSolvers.MULTI_START, scenario).contestant(own, own, backend));
        contestants.add(new SolverEntrant("", "memetic", memetic).contestant(own, own, backend));
        if (ExhaustiveSolver.fits(scenario)) {
            contestants.add(new Contestant(new ExhaustiveSolver(scenario), 1, 1));
        }
        return contestants;
    }
}
