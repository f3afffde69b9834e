package edgetempo.reports.gate;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One side of a comparison: a committed baseline, or a result of {@code edgetempo bench}. The components are the keys
 * of a baseline's file. Version 1 named benchmarks without their package, which was {@code edgetempo.benchmarks}, and had no mode and
 * threads: it measured single calls ({@code sample}) of one thread.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param created       when it was measured, if known
 * @param commit        commit that was measured, if known
 * @param machine       where, if known
 * @param jdks          virtual machines that were measured, each once; empty if not known
 * @param conditions    under which it was measured, if known
 * @param samples       samples, each benchmark with its parameters, mode and threads once; at least one
 */
public record Measurements(int schemaVersion, String kind, Optional<String> created, Optional<String> commit,
        Optional<BenchMachine> machine, List<String> jdks, Optional<Conditions> conditions,
        List<GateSample> samples) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 2;
    /** Value of {@code kind} of a baseline's file. */
    public static final String KIND = "edgetempo-gate-baseline";
    private static final String OWN_PACKAGE = "edgetempo.benchmarks.";
    private static final RecordFile<Measurements> FORM = new RecordFile<>("a baseline", Optional.of(KIND),
            SCHEMA_VERSION, Measurements.class);

    /** Keeps copies. */
    public Measurements {
        jdks = List.copyOf(jdks);
        samples = List.copyOf(samples);
    }

    /** A baseline. */
    public static Measurements of(String created, Optional<String> commit, BenchMachine machine,
            Conditions conditions, List<GateSample> samples) {
        return new Measurements(SCHEMA_VERSION, KIND, Optional.of(created), commit, Optional.of(machine),
                List.of(machine.jdk()), Optional.of(conditions), samples);
    }

    /**
     * The measurements of a result.
     *
     * @throws ReportException if it holds a benchmark twice, or a score that cannot be judged
     */
    public static Measurements of(BenchResult result) {
        List<GateSample> samples = new ArrayList<>();
        for (BenchScore score : result.scores()) {
            try {
                samples.add(GateSample.of(score));
            } catch (ReportException e) {
                throw new ReportException(result.file() + ": " + e.getMessage(), e);
            }
        }
        List<String> jdks = result.machine().map(machine -> List.of(machine.jdk()))
                .orElse(result.scores().stream().flatMap(score -> score.jdk().stream()).distinct().toList());
        return new Measurements(SCHEMA_VERSION, KIND, result.created(), result.commit(), result.machine(), jdks,
                Optional.empty(), samples);
    }

    /**
     * Reads a baseline, a result of {@code edgetempo bench}, or JMH's own JSON.
     *
     * @throws ReportException if it cannot be read, is something else, or holds impossible values, with one line
     */
    public static Measurements read(Path file) {
        Optional<JsonNode> baseline = baseline(file);
        if (baseline.isEmpty()) {
            return of(BenchResult.read(file));
        }
        Measurements read = FORM.read(file, upgraded(baseline.get()));
        try {
            read.samples.forEach(GateSample::check);
        } catch (ReportException e) {
            throw new ReportException(file + ": " + e.getMessage(), e);
        }
        if (read.samples.isEmpty()) {
            throw new ReportException(file + " holds no samples: nothing was measured");
        }
        requireDistinct(file, read.samples);
        return read;
    }

    private static void requireDistinct(Path file, List<GateSample> samples) {
        BenchNames names = new BenchNames(samples.stream().map(GateSample::identity).toList());
        Set<BenchIdentity> seen = new HashSet<>();
        for (GateSample sample : samples) {
            if (!seen.add(sample.identity())) {
                throw new ReportException(file + " holds " + names.line(sample.identity()) + " twice; which is meant?");
            }
        }
    }

    private static Optional<JsonNode> baseline(Path file) {
        try {
            return Optional.of(ReportJson.mapper().readTree(Files.readAllBytes(file)))
                    .filter(tree -> tree.path("kind").asString("").equals(KIND));
        } catch (IOException | JacksonException e) {
            // Whoever reads results says what is wrong with it.
            return Optional.empty();
        }
    }

    /** A baseline of an earlier form in that of this one; anything else as it is. */
    private static JsonNode upgraded(JsonNode tree) {
        if (!(tree instanceof ObjectNode baseline)) {
            return tree;
        }
        // Keys that came later, within version 2.
        if (!baseline.has("conditions")) {
            baseline.putNull("conditions");
        }
        for (JsonNode node : tree.path("samples")) {
            if (node instanceof ObjectNode sample && !sample.has("work")) {
                sample.putObject("work");
            }
        }
        if (tree.path("schemaVersion").asInt(0) != 1) {
            return tree;
        }
        baseline.put("schemaVersion", SCHEMA_VERSION);
        ArrayNode jdks = baseline.putArray("jdks");
        if (tree.path("machine").path("jdk").isString()) {
            jdks.add(tree.path("machine").path("jdk").stringValue());
        }
        for (JsonNode node : tree.path("samples")) {
            if (node instanceof ObjectNode sample) {
                if (sample.path("benchmark").isString()) {
                    sample.put("benchmark", OWN_PACKAGE + sample.path("benchmark").stringValue());
                }
                sample.put("mode", "sample");
                sample.put("threads", 1);
            }
        }
        return baseline;
    }

    /**
     * Writes or replaces a baseline.
     *
     * @throws ReportException if that cannot be done
     */
    public void write(Path file) {
        AtomicFiles.write(file, out -> out.write((ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A copy with only those of the project's own benchmarks whose one-line name matches; calibration stays. */
    public Measurements matching(Pattern pattern) {
        BenchNames names = new BenchNames(samples.stream().map(GateSample::identity).toList());
        return new Measurements(schemaVersion, kind, created, commit, machine, jdks, conditions, samples.stream()
                .filter(sample -> sample.isCalibration() || pattern.matcher(names.line(sample.identity())).find())
                .toList());
    }

    /** Samples of the project's own benchmarks. */
    public Map<BenchIdentity, GateSample> own() {
        return byIdentity(false);
    }

    /** Samples of the benchmarks that measure the machine. */
    public Map<BenchIdentity, GateSample> calibration() {
        return byIdentity(true);
    }

    private Map<BenchIdentity, GateSample> byIdentity(boolean calibration) {
        Map<BenchIdentity, GateSample> byIdentity = new LinkedHashMap<>();
        samples.stream().filter(sample -> sample.isCalibration() == calibration)
                .forEach(sample -> byIdentity.put(sample.identity(), sample));
        return byIdentity;
    }
}
