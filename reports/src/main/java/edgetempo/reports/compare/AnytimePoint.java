package edgetempo.reports.compare;

import edgetempo.reports.stats.Summary;

/**
 * What an entrant returns when it is stopped after a budget.
 *
 * @param budget       in the comparison's unit; the same grid for every entrant of a scenario
 * @param evaluations  mean evaluations used within it
 * @param ms           median time on a slot, ms; not more than with a larger budget
 * @param mean         mean value
 * @param interval     95 % interval of the mean over slots, see {@link edgetempo.reports.stats.SampleIntervals}
 * @param gapPercent   mean distance to the best known value, in percent of the mean best known value
 * @param reachedShare share of slots on which the target has been reached with this budget or a smaller one of the grid
 */
public record AnytimePoint(long budget, double evaluations, double ms, double mean, Summary.Interval interval,
        double gapPercent, double reachedShare) {}
