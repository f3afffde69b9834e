package edgetempo.reports.document;

import edgetempo.reports.stats.Summary;

/**
 * A value with its interval.
 *
 * @param value NaN for none
 * @param low   lower end; NaN for no interval
 * @param high  upper end
 */
public record Estimate(double value, double low, double high) {
    /** A value with its interval. */
    public static Estimate of(double value, Summary.Interval interval) {
        return new Estimate(value, interval.low(), interval.high());
    }

    /** Whether there is an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
