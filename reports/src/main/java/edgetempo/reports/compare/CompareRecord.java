package edgetempo.reports.compare;

import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The content of {@code compare.json}; the components are its keys. A figure that there is not is NaN here and {@code null} in the file.
 * Values of single units are in the table {@link #valuesFile} beside it.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param command       command line that made it
 * @param setup         how it was compared
 * @param entrants      who took part
 * @param scenarios     results, scenario by scenario
 * @param overall       entrants over all scenarios, best mean rank first
 * @param valuesFile    name of the table with a row for each scenario, unit and entrant
 * @param wallSeconds   wall-clock time of everything
 */
public record CompareRecord(int schemaVersion, String kind, String command, CompareSetup setup,
        List<ComparedEntrant> entrants, List<ScenarioComparison> scenarios, List<OverallRank> overall,
        String valuesFile, double wallSeconds) {
    /** The version of the keys and their meanings. */
    public static final int SCHEMA_VERSION = 1;
    /** What tells the record from others. */
    public static final String KIND = "compare";
    /** Its name in a folder. */
    public static final String FILE_NAME = "compare.json";

    /** Keeps copies. */
    public CompareRecord {
        entrants = List.copyOf(entrants);
        scenarios = List.copyOf(scenarios);
        overall = List.copyOf(overall);
    }

    /** The record of a comparison that is over. */
    public static CompareRecord of(String command, CompareSetup setup, List<ComparedEntrant> entrants,
            List<ScenarioComparison> scenarios, double wallSeconds) {
        return new CompareRecord(SCHEMA_VERSION, KIND, command, setup, entrants, scenarios, OverallRank.of(scenarios),
                setup.subject().unit() + "s.csv", wallSeconds);
    }

    /**
     * Reads a record.
     *
     * @param path the file, or the folder that holds it as {@value #FILE_NAME}
     * @throws ReportException if it is missing, not JSON, of another kind or version, or lacks a key
     */
    public static CompareRecord read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw ReportException.reading(file, e);
        }
        try {
            JsonNode tree = ReportJson.mapper().readTree(content);
            if (!tree.path("kind").asString("").equals(KIND)) {
                throw new ReportException(file + " is not a comparison: it has no kind \"" + KIND + "\"");
            }
            JsonNode version = tree.path("schemaVersion");
            if (!version.isInt() || version.intValue() != SCHEMA_VERSION) {
                throw new ReportException(file + " has schemaVersion " + version.asString("none")
                        + "; this program reads " + SCHEMA_VERSION + ": use the version of the program that wrote it");
            }
            return ReportJson.mapper().treeToValue(tree, CompareRecord.class);
        } catch (JacksonException e) {
            throw new ReportException(file + where(e) + ": not a comparison: " + e.getOriginalMessage(), e);
        }
    }

    private static String where(JacksonException e) {
        String key = e.getPath().stream().map(JacksonException.Reference::getPropertyName).filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return key.isEmpty() ? "" : ", key " + key;
    }

    /** As in the file, without the line end at its end. */
    public String toJson() {
        return ReportJson.text(this);
    }

    /** Labels of the entrants, in their order. */
    public List<String> labels() {
        return entrants.stream().map(ComparedEntrant::label).toList();
    }
}
