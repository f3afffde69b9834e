package edgetempo.reports.gate;

import edgetempo.reports.bench.Units;

/**
 * Subject of a comparison.
 *
 * @param benchmark  class and method; one name for one thing
 * @param parameters with mode and threads where these tell it from others, in one line; may be empty
 * @param unit       of its cost, such as {@code s/op}
 */
public record Subject(String benchmark, String parameters, String unit) {
    /** The unit of times and rates. */
    public static final String SECONDS = Units.SECONDS_PER_OPERATION;

    /** In one line. */
    public String id() {
        return (benchmark + " " + parameters).strip();
    }

    boolean timed() {
        return unit.equals(SECONDS);
    }
}
