package edgetempo.reports.compare;

import edgetempo.reports.run.Provenance;

/**
 * What is known about a comparison before it begins.
 *
 * @param subject       what is compared
 * @param units         slots or episodes of each scenario
 * @param repeats       how often every entrant solves each slot, with search seeds of their own; values are means over them
 * @param budgetUnit    what every entrant has the same of on a slot: {@code "evaluations"} or {@code "ms"}; empty for policies
 * @param budget        how much of it; 0 for policies
 * @param reproducible  whether another run gives the same figures, those of time aside
 * @param targetPercent how far below the best known an entrant may stay to have reached the target, %
 * @param seed          root of all random streams
 * @param plan          caching policy whose plan holds in every slot; empty for policies
 * @param solver        slot solver under the policies; empty for solvers
 * @param backend       what runs genetic algorithms
 * @param threads       units at a time; figures other than those of time do not depend on it
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
