package edgetempo.benchmarks.gate;

import edgetempo.benchmarks.CalibrationBenchmark;
import edgetempo.benchmarks.FitnessKernelBenchmark;
import edgetempo.benchmarks.FrameStepBenchmark;
import edgetempo.benchmarks.GaSlotBenchmark;
import edgetempo.benchmarks.ReplayBenchmark;
import edgetempo.benchmarks.SolverSlotBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The default benchmarks of a gate: stable, warm within a second, and together covering the hot code. */
final class GateSuite {
    /** Hot kernels, and slots that use them. */
    static final List<GateEntry> QUICK = List.of(
            entry(FitnessKernelBenchmark.class, "perSlot", Map.of("kernel", "vector-float", "shape", "m2-n50-p32")),
            entry(GaSlotBenchmark.class, "solve",
                    Map.of("variant", "improved", "backend", "auto", "users", "20", "semantics", "physical")),
            entry(SolverSlotBenchmark.class, "solve", Map.of("solver", "local-search", "users", "50")),
            entry(ReplayBenchmark.class, "sampleAndGather", Map.of("capacity", "10000")));

    /** Also the other precision, and a whole step of the environment. */
    static final List<GateEntry> FULL = with(QUICK,
            entry(FitnessKernelBenchmark.class, "perSlot", Map.of("kernel", "vector-double", "shape", "m2-n20-p32")),
            entry(FrameStepBenchmark.class, "step",
                    Map.of("users", "20", "backend", "auto", "slots", "5", "threads", "1")));

    /** Benchmarks of the machine's speed. */
    static final List<GateEntry> CALIBRATION = List.of(entry(CalibrationBenchmark.class, "scalar", Map.of()),
            entry(CalibrationBenchmark.class, "vector", Map.of()),
            entry(CalibrationBenchmark.class, "memory", Map.of()));

    private GateSuite() {}

    /**
     * The part of the suite that matches, else every benchmark that does, with all values of its parameters.
     *
     * @param regex of benchmark and parameters; empty for the whole suite
     * @throws GateException if nothing matches
     */
    static List<GateEntry> matching(String regex, boolean quick) {
        List<GateEntry> suite = quick ? QUICK : FULL;
        Pattern pattern = pattern(regex);
        List<GateEntry> part = suite.stream().filter(entry -> pattern.matcher(entry.line()).find()).toList();
        if (!part.isEmpty()) {
            return part;
        }
        List<GateEntry> others = all().stream().filter(entry -> pattern.matcher(entry.line()).find()).toList();
        if (others.isEmpty()) {
            throw new GateException("--benchmarks: nothing matches \"" + regex + "\"; the gate's suite is "
                    + String.join("; ", suite.stream().map(entry -> entry.line()).toList()));
        }
        return others;
    }

    /**
     * What finds benchmarks by name and parameters.
     *
     * @throws GateException if it is no regular expression
     */
    static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new GateException("--benchmarks: \"" + regex + "\" is no regular expression: " + e.getDescription(),
                    e);
        }
    }

    private static List<GateEntry> all() {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        List<GateEntry> all = new ArrayList<>();
        for (BenchmarkListEntry benchmark : BenchmarkList.defaultList().getAll(silent, List.of())) {
            List<GateEntry> variants = List.of(new GateEntry(benchmark.getUsername(), Map.of()));
            if (benchmark.getParams().hasValue()) {
                for (Map.Entry<String, String[]> parameter : benchmark.getParams().get().entrySet()) {
                    variants = variants.stream().flatMap(variant -> List.of(parameter.getValue()).stream()
                            .map(value -> variant.with(parameter.getKey(), value))).toList();
                }
            }
            all.addAll(variants);
        }
        return all;
    }

    private static GateEntry entry(Class<?> suite, String method, Map<String, String> parameters) {
        return new GateEntry(suite.getName() + "." + method, parameters);
    }

    private static List<GateEntry> with(List<GateEntry> some, GateEntry... more) {
        List<GateEntry> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
