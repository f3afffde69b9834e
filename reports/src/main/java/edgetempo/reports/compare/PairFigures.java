package edgetempo.reports.compare;

import edgetempo.reports.stats.PairedTest;

/**
 * Two entrants in one scenario.
 *
 * @param first       label of the one
 * @param second      label of the other
 * @param test        first against second
 * @param holmP       p of the test, corrected by Holm for all pairs of the scenario
 * @param significant whether the corrected p is below {@link #LEVEL}
 */
public record PairFigures(String first, String second, PairedTest test, double holmP, boolean significant) {
    /** Of significance. */
    public static final double LEVEL = 0.05;
}
