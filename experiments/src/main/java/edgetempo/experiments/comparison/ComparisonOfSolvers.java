package edgetempo.experiments.comparison;

import edgetempo.comparison.Budget;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.reports.compare.Subject;
import edgetempo.scenario.Presets;
import java.time.Instant;
import java.util.List;

/** A comparison of slot solvers on the same slots, each with the same budget. */
public final class ComparisonOfSolvers extends Comparison<ComparisonOfSolvers> {
    /** Default number of slots of each scenario. */
    public static final int DEFAULT_SLOTS = 100;
    /** Default budget of each solver for each slot. */
    public static final String DEFAULT_BUDGET = "evaluations=20000";

    private final List<ComparedEntrant> entrants;
    private int slots = DEFAULT_SLOTS;
    private int repeats = 1;
    private String budget = DEFAULT_BUDGET;
    private String plan = SlotPlans.USUAL;

    ComparisonOfSolvers(List<ComparedEntrant> entrants) {
        this.entrants = entrants;
    }

    @Override
    ComparisonOfSolvers self() {
        return this;
    }

    /** Sets the number of slots of each scenario, each with its own positions; at least 1. */
    public ComparisonOfSolvers slots(int count) {
        slots = Checks.atLeast("slots", 1, count);
        return this;
    }

    /** Sets how often each solver solves each slot, each time with another search seed; its value is the mean. At least 1, the default. */
    public ComparisonOfSolvers repeats(int count) {
        repeats = Checks.atLeast("repeats", 1, count);
        return this;
    }

    /**
     * Sets the budget of each solver for each slot: {@code evaluations=N}, {@code generations=N} (as many evaluations as the scenario's
     * genetic algorithm has in them), or {@code millis=N}, which is not reproducible.
     */
    public ComparisonOfSolvers budget(String text) {
        budget = text;
        return this;
    }

    /** Sets the policy whose plan is cached in the slots; one of {@link SlotPlans#names}. */
    public ComparisonOfSolvers plan(String policy) {
        plan = Checks.known("plan", policy, SlotPlans.names());
        return this;
    }

    @Override
    Prepared prepare(Instant started) {
        SolverContest contest = new SolverContest(entrants, scenarios().orElse(List.of(Presets.DEFAULT)), sets(),
                budget);
        boolean counted = contest.budget().unit() == Budget.Unit.EVALUATIONS;
        if (!counted) {
            console().warn("a budget of time is not reproducible; another run gives other numbers");
        }
        contest.ignored(sets()).forEach(console()::warn);
        CompareSetup setup = new CompareSetup(Subject.SOLVERS, slots, repeats,
                counted ? CompareSetup.EVALUATIONS : CompareSetup.MILLISECONDS, contest.budget().amount(), counted,
                targetPercent(), seed().orElse(1L), plan, "", backend().name(), threads().orElse(1),
                Build.provenance(started));
        return new Prepared(setup, contest.scenarioNames(), () -> contest.run(plan, backend(), setup.seed(), slots,
                repeats, setup.threads(), targetPercent(), console()));
    }
}
