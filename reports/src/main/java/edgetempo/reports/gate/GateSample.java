package edgetempo.reports.gate;

import edgetempo.reports.bench.BenchMetric;
import edgetempo.reports.bench.BenchScore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one side measured of one benchmark.
 *
 * @param benchmark  class and method
 * @param parameters values by name, sorted
 * @param unit       of the costs: {@code s/op} for rates and times
 * @param costs      one a fork
 * @param allocated  bytes an operation, one a fork; empty without the allocation profiler
 */
public record GateSample(String benchmark, Map<String, String> parameters, String unit, List<Double> costs,
        List<Double> allocated) {
    /** The class of the benchmarks that measure the machine. */
    public static final String CALIBRATION = "CalibrationBenchmark";

    /** Keeps copies. */
    public GateSample {
        benchmark = BenchScore.currentName(benchmark);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        costs = List.copyOf(costs);
        allocated = List.copyOf(allocated);
    }

    /**
     * Of a score.
     *
     * @throws edgetempo.reports.ReportException if its unit cannot be judged or it is not positive
     */
    public static GateSample of(BenchScore score) {
        String what = (score.shortName() + " " + score.parameterText()).strip();
        BenchMetric primary = score.primary();
        return new GateSample(score.shortName(), score.parameters(), Costs.unit(primary.unit(), what),
                Costs.ofForks(primary, what), score.allocation().map(GateSample::bytes).orElse(List.of()));
    }

    /** The least of a fork's iterations: what is not the benchmark's own only ever adds. */
    private static List<Double> bytes(BenchMetric metric) {
        List<Double> forks = metric.raw().stream().filter(fork -> !fork.isEmpty())
                .map(fork -> fork.stream().min(Double::compare).orElseThrow()).toList();
        return forks.isEmpty() ? List.of(metric.score()) : forks;
    }

    /** Benchmark and parameters; tells samples of a side apart. */
    public String id() {
        return parameters.isEmpty() ? benchmark : benchmark + " " + parameterText();
    }

    /** Parameters in one line. */
    public String parameterText() {
        return String.join(" ",
                parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }

    /** Whether it measures the machine and not the project. */
    public boolean isCalibration() {
        return benchmark.startsWith(CALIBRATION + ".");
    }

    boolean timed() {
        return unit.equals("s/op");
    }
}
