package edgetempo.reports.compare;

import edgetempo.reports.stats.PairedTest;

/**
 * Comparison of two entrants in one scenario.
 *
 * @param first       label of the one
 * @param second      label of the other
 * @param test        first against second
 * @param holmP       p of the test, corrected for all pairs of the scenario (Holm)
 * @param significant whether the corrected p is below {@link #LEVEL}
 */
public record PairFigures(String first, String second, PairedTest test, double holmP, boolean significant) {
    /** Significance level. */
    public static final double LEVEL = 0.05;
}
