package edgetempo.reports.gate;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One side of a comparison: a committed baseline, or a result of {@code edgetempo bench}. The components are the keys
 * of a baseline's file.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param created       when it was measured, if known
 * @param commit        what was measured, if known
 * @param machine       where, if known
 * @param samples       what came out, each benchmark with its parameters once
 */
public record Measurements(int schemaVersion, String kind, Optional<String> created, Optional<String> commit,
        Optional<BenchMachine> machine, List<GateSample> samples) {
    /** The version of the keys and their meanings that this class writes. */
    public static final int SCHEMA_VERSION = 1;
    /** What a baseline's file calls itself. */
    public static final String KIND = "edgetempo-gate-baseline";
    private static final RecordFile<Measurements> FORM = new RecordFile<>("a baseline", Optional.of(KIND),
            SCHEMA_VERSION, Measurements.class);

    /** Keeps a copy. */
    public Measurements {
        samples = List.copyOf(samples);
    }

    /** A baseline. */
    public static Measurements of(String created, Optional<String> commit, BenchMachine machine,
            List<GateSample> samples) {
        return new Measurements(SCHEMA_VERSION, KIND, Optional.of(created), commit, Optional.of(machine), samples);
    }

    /**
     * What a result holds.
     *
     * @throws ReportException if it holds a benchmark twice, or a score that cannot be judged
     */
    public static Measurements of(BenchResult result) {
        Map<String, GateSample> samples = new LinkedHashMap<>();
        for (BenchScore score : result.scores()) {
            GateSample sample;
            try {
                sample = GateSample.of(score);
            } catch (ReportException e) {
                throw new ReportException(result.file() + ": " + e.getMessage(), e);
            }
            if (samples.put(sample.id(), sample) != null) {
                throw new ReportException(result.file() + " holds " + sample.id() + " twice; which is meant?");
            }
        }
        return new Measurements(SCHEMA_VERSION, KIND, result.created(), result.commit(), result.machine(),
                new ArrayList<>(samples.values()));
    }

    /**
     * Reads a baseline, a result of {@code edgetempo bench}, or JMH's own JSON.
     *
     * @throws ReportException if it cannot be read or is something else, with one line
     */
    public static Measurements read(Path file) {
        Optional<JsonNode> baseline = baseline(file);
        if (baseline.isEmpty()) {
            return of(BenchResult.read(file));
        }
        return FORM.read(file, baseline.get());
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

    /**
     * Writes or replaces a baseline.
     *
     * @throws ReportException if that cannot be done
     */
    public void write(Path file) {
        AtomicFiles.write(file, out -> out.write((ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Samples of the project's own benchmarks, by {@link GateSample#id}. */
    Map<String, GateSample> own() {
        return byId(false);
    }

    /** Samples of the benchmarks that measure the machine. */
    Map<String, GateSample> calibration() {
        return byId(true);
    }

    private Map<String, GateSample> byId(boolean calibration) {
        Map<String, GateSample> byId = new LinkedHashMap<>();
        samples.stream().filter(sample -> sample.isCalibration() == calibration)
                .forEach(sample -> byId.put(sample.id(), sample));
        return byId;
    }
}
