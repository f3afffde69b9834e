package edgetempo.benchmarks.gate;

import edgetempo.reports.gate.GateSample;
import edgetempo.reports.gate.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark with one value for each of its parameters.
 *
 * @param benchmark  full name: package, class, method
 * @param parameters values by name
 */
public record GateEntry(String benchmark, Map<String, String> parameters) {
    /** Keeps a copy, sorted. */
    public GateEntry {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** With a value for one more parameter. */
    GateEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new GateEntry(benchmark, more);
    }

    /** Class and method. */
    String shortName() {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }

    Subject subject() {
        return new Subject(shortName(), sample(List.of(), List.of()).parameterText(), Subject.SECONDS);
    }

    GateSample sample(List<Double> costs, List<Double> allocated) {
        return new GateSample(shortName(), parameters, Subject.SECONDS, costs, allocated);
    }

    /** What names it on JMH's command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("^" + benchmark.replace(".", "[.]") + "$"));
        parameters.forEach((name, value) -> arguments.addAll(List.of("-p", name + "=" + value)));
        return arguments;
    }
}
