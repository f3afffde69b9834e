package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The content of {@code run.json}; the components are its keys. A figure that there is not is NaN here and {@code null} in the
 * file.
 *
 * @param schemaVersion    {@link #SCHEMA_VERSION}
 * @param kind             {@link #KIND}
 * @param status           how far the run has come
 * @param scenario         name of the scenario
 * @param algorithm        agent that offloads
 * @param seed             root of all random streams
 * @param figures          what it has come to
 * @param wallSeconds      wall-clock time
 * @param device           what the networks ran on
 * @param versions         of what computed the numbers
 * @param commit           of the code, or {@code "unknown"}
 * @param machine          that computed the numbers
 * @param started          when
 * @param finished         when; empty while running
 * @param resolvedScenario every key of the scenario with its value, as nested maps
 */
public record FranRunRecord(int schemaVersion, String kind, RunStatus status, String scenario, String algorithm,
        long seed, FranRunFigures figures, double wallSeconds, Map<String, Object> device, Versions versions,
        String commit, Machine machine, Instant started, Optional<Instant> finished,
        Map<String, Object> resolvedScenario) {
    /** The version of the keys and their meanings. */
    public static final int SCHEMA_VERSION = 1;
    /** What tells the record from that of the other system. */
    public static final String KIND = "fran";
    /** Its name in a run folder. */
    public static final String FILE_NAME = "run.json";

    static FranRunRecord of(FranSetup setup, RunStatus status, FranRunFigures figures, double wallSeconds,
            Optional<Instant> finished) {
        return new FranRunRecord(SCHEMA_VERSION, KIND, status, setup.scenario(), setup.algorithm(), setup.seed(),
                figures, wallSeconds, setup.device(), setup.versions(), setup.commit(), setup.machine(),
                setup.started(), finished, setup.resolvedScenario());
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
        try {
            JsonNode tree = ReportJson.mapper().readTree(Files.readAllBytes(file));
            if (!tree.path("kind").asString("").equals(KIND)) {
                throw new ReportException(file + " is not the record of an F-RAN run: it has no kind \"" + KIND + "\"");
            }
            int version = tree.path("schemaVersion").asInt(0);
            if (version != SCHEMA_VERSION) {
                throw new ReportException(file + " has schemaVersion " + version + "; this program reads "
                        + SCHEMA_VERSION + ": use the version of the program that wrote it");
            }
            return ReportJson.mapper().treeToValue(tree, FranRunRecord.class);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        } catch (JacksonException e) {
            throw new ReportException(file + ": not a run record: " + e.getOriginalMessage(), e);
        }
    }

    void write(Path folder) {
        byte[] json = (ReportJson.text(this) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(folder.resolve(FILE_NAME), out -> out.write(json));
    }
}
