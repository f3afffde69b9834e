package edgetempo.reports.gate;

/**
 * What is compared.
 *
 * @param benchmark  class and method
 * @param parameters in one line; empty if it has none
 * @param unit       of its cost, such as {@code s/op}
 */
public record Subject(String benchmark, String parameters, String unit) {
    /** The unit of times and rates. */
    public static final String SECONDS = "s/op";

    /** In one line. */
    public String id() {
        return (benchmark + " " + parameters).strip();
    }

    boolean timed() {
        return unit.equals(SECONDS);
    }
}
