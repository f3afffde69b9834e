package edgetempo.reports.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * One benchmark with one choice of its parameters.
 *
 * @param benchmark  full name: package, class, method; the names of files written before the benchmark was renamed become today's
 * @param parameters values by name, in the order of the file; empty if it has none
 * @param mode       JMH's short name: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}
 * @param threads    number of threads that called it concurrently
 * @param forks      virtual machines that were started for it
 * @param jdk        virtual machine that was measured, name and version, if the file says so
 * @param primary    the score itself
 * @param secondary  counters of the benchmark and of profilers, by name, without JMH's leading dot
 */
public record BenchScore(String benchmark, Map<String, String> parameters, String mode, int threads, int forks,
        Optional<String> jdk, BenchMetric primary, Map<String, BenchMetric> secondary) {
    /** Name that JMH's allocation profiler gives to bytes per operation. */
    public static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final Pattern FORMER_CALIBRATION = Pattern.compile("\\bRulerBenchmark\\.");

    /** Keeps copies, in order. */
    public BenchScore {
        benchmark = currentName(benchmark);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
    }

    /** The current name of a benchmark: {@code CalibrationBenchmark} for what older files call {@code RulerBenchmark}. */
    public static String currentName(String benchmark) {
        return FORMER_CALIBRATION.matcher(benchmark).replaceFirst("CalibrationBenchmark.");
    }

    /** Bytes allocated per operation, if the allocation profiler was on. */
    public Optional<BenchMetric> allocation() {
        return Optional.ofNullable(secondary.get(ALLOCATION));
    }

    /**
     * What the benchmark is made of: the methods of a group, counters of its own. JMH's profilers have dots in their names, which those,
     * being names of Java, have not.
     */
    public Map<String, BenchMetric> parts() {
        Map<String, BenchMetric> parts = new LinkedHashMap<>();
        secondary.forEach((name, metric) -> {
            if (SourceVersion.isIdentifier(name) && Double.isFinite(metric.score())) {
                parts.put(name, metric);
            }
        });
        return parts;
    }

    /** Why the score is invalid because the code was not warm when it was measured; empty if it is valid. */
    public Optional<String> notWarm() {
        return Warmth.obstacle(this);
    }

    /** Identity of the measurement. */
    public BenchIdentity identity() {
        return new BenchIdentity(benchmark, parameters, mode, threads);
    }

    /** Class and method. */
    public String shortName() {
        return identity().shortName();
    }

    /** Parameters in one line: {@code users=50 backend=vector}; empty if there are none. */
    public String parameterText() {
        return identity().parameterText();
    }
}
