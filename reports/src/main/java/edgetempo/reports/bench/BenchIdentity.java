package edgetempo.reports.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Identifies a measurement within a file, and the same one in another file. Scores of different modes are different
 * quantities even in one unit, and those of different numbers of threads are not comparable.
 *
 * @param benchmark  full name: package, class, method
 * @param parameters values by name; their order does not count
 * @param mode       JMH's short name, such as {@code avgt}
 * @param threads    number of threads that called it concurrently
 */
public record BenchIdentity(String benchmark, Map<String, String> parameters, String mode, int threads) {
    /** Keeps a copy, in its order. */
    public BenchIdentity {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Class and method. */
    public String shortName() {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }

    /** Parameters in one line: {@code users=50 backend=vector}; empty if there are none. */
    public String parameterText() {
        return String.join(" ",
                parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }
}
