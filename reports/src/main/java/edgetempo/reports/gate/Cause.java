package edgetempo.reports.gate;

import edgetempo.reports.profile.Moved;
import java.util.List;
import java.util.Optional;

/**
 * Cause of a regression, as far as profiles of both sides show it.
 *
 * @param benchmark  class and method
 * @param parameters in one line
 * @param methods    whose self time changed most, the largest increase first
 * @param sites      whose allocation changed most, likewise
 * @param flames     file of the differential flame graph, beside the report, if it was kept
 */
public record Cause(String benchmark, String parameters, List<Moved> methods, List<Moved> sites,
        Optional<String> flames) {
    /** Keeps copies. */
    public Cause {
        methods = List.copyOf(methods);
        sites = List.copyOf(sites);
    }

    /** Benchmark and parameters in one line. */
    public String id() {
        return (benchmark + " " + parameters).strip();
    }
}
