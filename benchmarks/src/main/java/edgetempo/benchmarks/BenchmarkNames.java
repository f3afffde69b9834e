package edgetempo.benchmarks;

import edgetempo.scenario.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** What a benchmark may be called by who asks for it. */
final class BenchmarkNames {
    private static final String SUFFIX = "Benchmark";

    private BenchmarkNames() {}

    /** The class, or class and method, that is called most nearly like a regular expression which finds nothing. */
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
