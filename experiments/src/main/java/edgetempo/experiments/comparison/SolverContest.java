package edgetempo.experiments.comparison;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NameAndSettings;
import edgetempo.catalogue.NamedSolver;
import edgetempo.comparison.Budget;
import edgetempo.comparison.ReferenceSolvers;
import edgetempo.comparison.SlotInstances;
import edgetempo.comparison.SlotResults;
import edgetempo.comparison.SolverComparison;
import edgetempo.comparison.SolverEntrant;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Console;
import edgetempo.experiments.IgnoredKeys;
import edgetempo.experiments.Progress;
import edgetempo.experiments.solving.SlotPlans;
import edgetempo.ga.GaBackend;
import edgetempo.input.ScenarioInputs;
import edgetempo.reports.compare.ComparedEntrant;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.compare.ScenarioValues;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Slot solvers over slots of several scenarios. All input is validated on construction. */
final class SolverContest {
    /** Keys that are replaced by the budget. */
    private static final Set<String> LIMITS = Set.of("ga.generations", "ga.memeticGenerations", "ga.maxEvaluations",
            "ga.maxMillis");

    private final List<ComparedEntrant> entrants;
    private final List<Round> rounds = new ArrayList<>();
    private final Budget budget;

    /** A scenario and its entrants. */
    private record Round(Scenario scenario, List<SolverEntrant> entrants) {}

    /**
     * Checks.
     *
     * @param names      of presets or files
     * @param sets       overrides for all of them
     * @param budgetText of every entrant for a slot
     * @throws BadInputException if the budget is none, or too small for an entrant
     */
    SolverContest(List<ComparedEntrant> entrants, List<String> names, List<String> sets, String budgetText) {
        this.entrants = entrants;
        Budget first = null;
        for (String name : names) {
            Scenario scenario = ScenarioInputs.pinned(ScenarioReader.load(name, sets));
            first = first == null ? BudgetText.parse(budgetText, scenario) : first;
            List<SolverEntrant> own = entrants.stream().map(entrant -> EntrantText.in(scenario, entrant)).toList();
            for (SolverEntrant entrant : own) {
                long least = entrant.least(first.unit());
                if (first.amount() < least) {
                    throw BadInputException.of("budget", budgetText + " is too small for " + entrant.label()
                            + " on " + scenario.name() + ", which needs " + least
                            + " evaluations for its first population");
                }
            }
            rounds.add(new Round(scenario, own));
        }
        budget = first;
    }

    /** Lines on overrides that have no effect on any entrant in any scenario. */
    List<String> ignored(List<String> sets) {
        List<NamedSolver> solvers = entrants.stream().map(entrant -> Catalogue.standard()
                .solver(new NameAndSettings(entrant.name(), entrant.settings()))).toList();
        List<String> lines = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String set : sets) {
            String key = set.substring(0, Math.max(0, set.indexOf('='))).strip();
            if (LIMITS.contains(key)) {
                lines.add(key + " has no effect: the budget limits every slot");
            } else {
                others.add(set);
            }
        }
        lines.addAll(IgnoredKeys.ofSolvers(rounds.getFirst().scenario(), others, solvers));
        return lines;
    }

    /** The budget of every entrant for a slot. */
    Budget budget() {
        return budget;
    }

    /** Names of the scenarios. */
    List<String> scenarioNames() {
        return rounds.stream().map(round -> round.scenario().name()).toList();
    }

    /**
     * Compares.
     *
     * @param plan policy whose plan is cached
     */
    Compared run(String plan, GaBackend backend, long seed, int slots, int repeats, int threads, double targetPercent,
            Console console) {
        List<ScenarioComparison> comparisons = new ArrayList<>();
        List<ScenarioValues> values = new ArrayList<>();
        List<String> labels = entrants.stream().map(ComparedEntrant::label).toList();
        try (Progress progress = console.progress("slots", 0, (long) slots * rounds.size())) {
            for (Round round : rounds) {
                Scenario scenario = round.scenario();
                int[] done = new int[1];
                SlotResults results = new SolverComparison(scenario, SlotPlans.of(plan, scenario, seed, backend),
                        round.entrants(),
                        budget, backend, seed, slots, repeats, threads).run(_ -> {
                            synchronized (done) {
                                int count = ++done[0];
                                progress.step(scenario::name,
                                        () -> scenario.name() + "  slot " + count + "/" + slots);
                            }
                        });
                boolean exact = ReferenceSolvers.exact(scenario) && SlotInstances.closedFormIsExact(scenario);
                ScenarioValues of = ScenarioValues.of(scenario.name(), results);
                values.add(of);
                comparisons.add(ScenarioComparison.of(scenario, SlotInstances.draws(scenario),
                        ReferenceSolvers.names(scenario), exact, labels, of, targetPercent));
            }
        }
        return new Compared(entrants, comparisons, values);
    }
}
