package edgetempo.conformance;

import java.util.Map;

/**
 * Outcome of one file.
 *
 * @param file      as it was given
 * @param kind      fitness, trajectory, twin-action or distribution
 * @param rows      rows recomputed
 * @param checks    numbers compared
 * @param worst     largest deviation of each quantity; NaN if a value was not a number. Of a distribution: the significance level divided
 *                  by the p-value of Welch's test
 * @param tolerance largest deviation that conforms
 */
public record ConformanceReport(String file, String kind, int rows, long checks, Map<String, Double> worst,
        double tolerance) {
    /** Largest deviation over all quantities; NaN if any is. */
    public double worstDeviation() {
        double max = 0;
        for (double deviation : worst.values()) {
            max = Math.max(max, deviation);
        }
        return max;
    }

    /** Whether every number agrees within the tolerance. */
    public boolean conforms() {
        return checks > 0 && worstDeviation() <= tolerance;
    }
}
