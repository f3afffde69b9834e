package edgetempo.benchmarks;

import edgetempo.scenario.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** Names of benchmarks in requests. */
final class BenchmarkNames {
    private static final String SUFFIX = "Benchmark";

    private BenchmarkNames() {}

    /** The class, or class and method, with the name nearest to a regular expression that finds nothing. */
    static String nearest(String regex, List<BenchmarkListEntry> benchmarks) {
        Map<String, String> called = new LinkedHashMap<>();
        for (BenchmarkListEntry entry : benchmarks) {
            String whole = BenchTable.shortName(entry.getUsername());
            String type = whole.substring(0, whole.indexOf('.'));
            called.putIfAbsent(type.replaceFirst(SUFFIX + "$", ""), type);
            called.putIfAbsent(type, type);
            called.putIfAbsent(whole, whole);
        }
        return called.get(NearestName.of(regex.replaceAll("[^\\w.]", ""), called.keySet()));
    }
}
