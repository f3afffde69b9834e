package edgetempo.benchmarks.gate;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.gate.GateSample;
import edgetempo.reports.gate.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A benchmark with one value for each of its parameters, and how it is measured.
 *
 * @param benchmark  full name: package, class, method
 * @param parameters values by name
 * @param mode       JMH's short name
 * @param threads    number of threads that call it concurrently
 */
public record GateEntry(String benchmark, Map<String, String> parameters, String mode, int threads) {
    /** Single calls are timed: their median is insensitive to preemption by other processes. */
    private static final String USUAL_MODE = "sample";

    /** Keeps a copy, sorted. */
    public GateEntry {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** Creates an entry in the default mode. */
    GateEntry(String benchmark, Map<String, String> parameters) {
        this(benchmark, parameters, USUAL_MODE, 1);
    }

    /** A copy with a value for one more parameter. */
    GateEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new GateEntry(benchmark, more, mode, threads);
    }

    /**
     * Measured as one of these was, if none was measured as this is; what is measured otherwise cannot be compared.
     *
     * @param measured by what they are
     */
    GateEntry as(Collection<BenchIdentity> measured) {
        if (measured.contains(identity())) {
            return this;
        }
        return measured.stream().filter(one -> one.benchmark().equals(benchmark) && one.parameters().equals(parameters))
                .findFirst().map(one -> new GateEntry(benchmark, parameters, one.mode(), one.threads())).orElse(this);
    }

    /** Identity of the measurement. */
    BenchIdentity identity() {
        return new BenchIdentity(benchmark, parameters, mode, threads);
    }

    /** In one line, for messages. */
    String line() {
        return (identity().shortName() + " " + identity().parameterText()).strip();
    }

    /** All of them by names that no two share, in their order. */
    static Map<Subject, GateEntry> bySubject(List<GateEntry> entries) {
        BenchNames names = new BenchNames(entries.stream().map(GateEntry::identity).toList());
        Map<Subject, GateEntry> bySubject = new LinkedHashMap<>();
        entries.forEach(entry -> bySubject.put(new Subject(names.benchmark(entry.identity()),
                names.variant(entry.identity()), Subject.SECONDS), entry));
        return bySubject;
    }

    GateSample sample(List<Double> costs, List<Double> allocated, Map<String, String> work) {
        return new GateSample(benchmark, parameters, mode, threads, Subject.SECONDS, costs, allocated, work);
    }

    /** Arguments for JMH's command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("^" + benchmark.replace(".", "[.]") + "$"));
        parameters.forEach((name, value) -> arguments.addAll(List.of("-p", name + "=" + value)));
        arguments.addAll(List.of("-t", Integer.toString(threads)));
        return arguments;
    }
}
