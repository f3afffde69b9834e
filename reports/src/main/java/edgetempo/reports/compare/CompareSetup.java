package edgetempo.reports.compare;

import edgetempo.reports.run.Provenance;

/**
 * Settings of a comparison, known before it begins.
 *
 * @param subject       what is compared
 * @param units         slots or episodes of each scenario
 * @param repeats       how often every entrant solves each slot, each time with another search seed; values are means over repeats
 * @param budgetUnit    unit of the budget per slot, equal for every entrant: {@code "evaluations"} or {@code "ms"}; empty for policies
 * @param budget        size of the budget; 0 for policies
 * @param reproducible  whether another run gives the same results, times aside
 * @param targetPercent how far below the best known an entrant may stay to have reached the target, %
 * @param seed          root of all random streams
 * @param plan          caching policy whose plan holds in every slot; empty for policies
 * @param solver        slot solver under the policies; empty for solvers
 * @param backend       GA backend
 * @param threads       units in parallel; results other than times do not depend on it
 * @param provenance    of the figures
 */
public record CompareSetup(Subject subject, int units, int repeats, String budgetUnit, long budget,
        boolean reproducible,
        double targetPercent, long seed, String plan, String solver, String backend, int threads,
        Provenance provenance) {
    /** {@link #budgetUnit} of fitness evaluations. */
    public static final String EVALUATIONS = "evaluations";
    /** {@link #budgetUnit} of milliseconds. */
    public static final String MILLISECONDS = "ms";
}
