package edgetempo.reports.compare;

import edgetempo.reports.stats.Summary;

/**
 * Results of one entrant in one scenario. Intervals are 95 % intervals over units, see
 * {@link edgetempo.reports.stats.SampleIntervals}; NaN for one unit.
 *
 * @param entrant             its label
 * @param mean                of its values
 * @param meanInterval        of the mean
 * @param gapPercent          mean distance to the best known value, in percent of the mean best known value; never negative
 * @param gapInterval         of the gap
 * @param meanRank            among the entrants, 1 is best
 * @param rankInterval        of the mean rank
 * @param reachedShare        share of units on which it ended within the target of the best known
 * @param reachedInterval     of the share
 * @param evaluationsToTarget median budget, of those of the curve, with which it first reaches the target on a slot; NaN where that is
 *                            less than half of the slots, or there is no curve
 * @param evaluations         mean evaluations used on a slot; 0 for policies
 * @param evaluationsPerS     mean evaluations used on a slot by the median time; 0 for policies
 * @param msPerUnit           median time on a slot, ms; 0 for policies
 */
public record EntrantFigures(String entrant, double mean, Summary.Interval meanInterval, double gapPercent,
        Summary.Interval gapInterval, double meanRank, Summary.Interval rankInterval, double reachedShare,
        Summary.Interval reachedInterval, double evaluationsToTarget, double evaluations, double evaluationsPerS,
        double msPerUnit) {}
