package edgetempo.reports.gate;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchMetric;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.bench.Units;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measurements of one benchmark on one side.
 *
 * @param benchmark  full name: package, class, method
 * @param parameters values by name, sorted
 * @param mode       JMH's short name, such as {@code sample}
 * @param threads    number of threads that called it concurrently
 * @param unit       of the costs: {@code s/op} for rates and times
 * @param costs      one per fork
 * @param allocated  bytes per operation, one per fork; empty without the allocation profiler
 * @param work       counters and digests of a fixed amount of work, by name; empty where it counts none
 */
public record GateSample(String benchmark, Map<String, String> parameters, String mode, int threads, String unit,
        List<Double> costs, List<Double> allocated, Map<String, String> work) {
    /** The class of the benchmarks that measure the machine. */
    public static final String CALIBRATION = "CalibrationBenchmark";

    private static final Set<String> MODES = Set.of("thrpt", "avgt", "sample", "ss");

    /** Keeps copies. What a file says is no number is NaN. */
    public GateSample {
        benchmark = BenchScore.currentName(benchmark);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        costs = numbers(costs);
        allocated = numbers(allocated);
        work = Collections.unmodifiableMap(new TreeMap<>(work));
    }

    private static List<Double> numbers(List<Double> values) {
        return values.stream().map(value -> Objects.requireNonNullElse(value, Double.NaN)).toList();
    }

    /**
     * Of a score.
     *
     * @throws ReportException if its unit cannot be judged, it is not positive, or nothing is behind it
     */
    public static GateSample of(BenchScore score) {
        String what = (score.shortName() + " " + score.parameterText()).strip();
        BenchMetric primary = score.primary();
        GateSample sample = new GateSample(score.benchmark(), score.parameters(), score.mode(), score.threads(),
                Costs.unit(primary.unit(), what), Costs.ofForks(primary, what),
                score.allocation().map(GateSample::bytes).orElse(List.of()), Map.of());
        sample.check();
        return sample;
    }

    /** The minimum over a fork's iterations: allocation by others only adds. */
    private static List<Double> bytes(BenchMetric metric) {
        List<Double> forks = metric.raw().stream().map(fork -> fork.stream().filter(Double::isFinite).toList())
                .filter(fork -> !fork.isEmpty()).map(fork -> fork.stream().min(Double::compare).orElseThrow()).toList();
        return forks.isEmpty() && Double.isFinite(metric.score()) ? List.of(metric.score()) : forks;
    }

    /**
     * Rejects impossible values.
     *
     * @throws ReportException with what is wrong, without the file
     */
    void check() {
        require(!benchmark.isBlank(), "a benchmark has no name");
        String what = (identity().shortName() + " " + identity().parameterText()).strip();
        require(MODES.contains(mode), what + ": mode \"" + mode + "\" is none of thrpt, avgt, sample, ss");
        require(threads >= 1, what + ": threads must be at least 1, found " + threads);
        require(Units.rate(unit) || Units.perOperation(unit), what + ": the unit \"" + unit + "\" cannot be judged");
        require(!costs.isEmpty(), what + ": costs is empty; expected one a fork");
        for (double cost : costs) {
            require(cost > 0 && cost < Double.POSITIVE_INFINITY,
                    what + ": a cost must be a positive number, found " + cost);
        }
        for (double bytes : allocated) {
            require(bytes >= 0 && bytes < Double.POSITIVE_INFINITY,
                    what + ": allocated bytes must be numbers from 0 on, found " + bytes);
        }
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new ReportException(fault);
        }
    }

    /** Identity of the measurement. */
    public BenchIdentity identity() {
        return new BenchIdentity(benchmark, parameters, mode, threads);
    }

    /** Whether it measures the machine and not the project. */
    public boolean isCalibration() {
        return identity().shortName().startsWith(CALIBRATION + ".");
    }

    boolean timed() {
        return unit.equals(Units.SECONDS_PER_OPERATION);
    }
}
