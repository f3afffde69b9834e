package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.FlatProvenance;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.RunSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of {@code run.json}; the components are its keys. A missing number is NaN here and {@code null} in the file.
 *
 * @param schemaVersion    {@link #SCHEMA_VERSION}
 * @param kind             {@link #KIND}
 * @param status           status of the run
 * @param scenario         name of the scenario
 * @param algorithm        agent that offloads
 * @param seed             root of all random streams
 * @param checkpointEvery  epochs between two checkpoints
 * @param resumed          number of times the run was resumed
 * @param figures          results so far
 * @param wallSeconds      wall-clock time of all parts, without work after a last checkpoint that was lost in a kill
 * @param provenance       of the numbers
 * @param finished         when; empty while running
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record FranRunRecord(int schemaVersion, String kind, RunStatus status, String scenario, String algorithm,
        long seed, int checkpointEvery, int resumed, FranRunFigures figures, double wallSeconds,
        Provenance provenance, Optional<Instant> finished, Map<String, Object> resolvedScenario) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 3;
    /** Value of {@code kind}, which differs from the other system's. */
    public static final String KIND = RunSystem.FRAN_KIND;
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "run.json";
    /** Interval for runs without checkpoints, if they are resumed. */
    private static final int CHECKPOINT_EVERY_BEFORE = 50;
    private static final RecordFile<FranRunRecord> FORM = new RecordFile<>("the record of an F-RAN run",
            Optional.of(KIND),
            SCHEMA_VERSION, FranRunRecord.class, List.of(FlatProvenance::nest,
                    record -> record.put("checkpointEvery", CHECKPOINT_EVERY_BEFORE).put("resumed", 0)));

    static FranRunRecord of(FranSetup setup, RunStatus status, FranRunFigures figures, double wallSeconds,
            Optional<Instant> finished) {
        return new FranRunRecord(SCHEMA_VERSION, KIND, status, setup.scenario(), setup.algorithm(), setup.seed(),
                setup.checkpointEvery(), setup.resumed(), figures, wallSeconds, setup.provenance(), finished,
                setup.resolvedScenario());
    }

    /**
     * Reads the record of a run folder.
     *
     * @throws ReportException if it is missing, not JSON, of another kind or version, or lacks a key
     */
    public static FranRunRecord read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new ReportException(folder + " holds no " + FILE_NAME + "; name the folder of an F-RAN run");
        }
        return FORM.read(file);
    }

    /** The setup of the run. */
    public FranSetup setup() {
        return new FranSetup(scenario, algorithm, seed, checkpointEvery, resumed, provenance, resolvedScenario);
    }

    void write(Path folder) {
        byte[] json = (ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FILE_NAME), out -> out.write(json));
    }
}
