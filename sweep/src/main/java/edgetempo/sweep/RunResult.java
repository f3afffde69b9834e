package edgetempo.sweep;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of one run of a study. The content of {@code results/<key>.json}; the components are its keys.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param key           digest of everything that determines the results, including the version of the code
 * @param identity      the same without the version
 * @param codeVersion   of the code that played it
 * @param status        whether it has figures
 * @param message       why it has no results; empty if it has
 * @param attempts      of the process that ended it
 * @param host          where that was
 * @param wallS         wall-clock time of the last attempt, s
 * @param seed          root of every random stream
 * @param point         axis → value as in the study
 * @param figures       name, with its unit, → value; NaN for none
 * @param curve         episode rewards, as means over equal stretches of at most {@value #CURVE} in all; empty where nothing is trained
 */
public record RunResult(int schemaVersion, String kind, String key, String identity, String codeVersion, Status status,
        String message, int attempts, String host, double wallS, long seed, Map<String, String> point,
        Map<String, Double> figures, List<Double> curve) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 1;
    /** Value of {@code kind} in such a record. */
    public static final String KIND = "study-run";
    /** Largest number of points of a curve. */
    public static final int CURVE = 200;

    private static final RecordFile<RunResult> FORM = new RecordFile<>("a result of a study's run", Optional.of(KIND),
            SCHEMA_VERSION, RunResult.class);

    /** How a run has ended. */
    public enum Status {
        /** With figures. */
        DONE,
        /** Without. */
        FAILED
    }

    /** Keeps copies, in their order. */
    public RunResult {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        Map<String, Double> numbers = new LinkedHashMap<>();
        figures.forEach((name, value) -> numbers.put(name, value == null ? Double.NaN : value));
        figures = Collections.unmodifiableMap(numbers);
        curve = List.copyOf(curve);
    }

    /** Creates the result of a run. */
    static RunResult of(RunSpec run, String codeVersion, Status status, String message, int attempts, String host,
            double wallS,
            Map<String, Double> figures, List<Double> curve) {
        return new RunResult(SCHEMA_VERSION, KIND, run.key(), run.identity(), codeVersion, status, message, attempts,
                host, wallS,
                run.seed(), run.point(), figures, curve);
    }

    /** Whether it has figures. */
    public boolean done() {
        return status == Status.DONE;
    }

    /** As in the file. */
    String toJson() {
        return ReportJson.text(this) + "\n";
    }

    /**
     * Reads a file.
     *
     * @throws ReportException if it is damaged or of another version
     */
    static RunResult read(Path file) {
        return FORM.read(file);
    }

    /** Reads what {@link #toJson} says. */
    static RunResult parse(String json) {
        return ReportJson.mapper().readValue(json, RunResult.class);
    }
}
