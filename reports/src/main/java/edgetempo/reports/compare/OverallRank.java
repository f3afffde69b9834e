package edgetempo.reports.compare;

/**
 * An entrant over all scenarios.
 *
 * @param entrant    its label
 * @param meanRank   mean over scenarios of its mean rank
 * @param gapPercent mean over scenarios of its gap to the best known, %
 */
public record OverallRank(String entrant, double meanRank, double gapPercent) {}
