package edgetempo.reports.compare;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.FlatProvenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code compare.json}; the components are its keys. A missing number is NaN here and {@code null} in the file.
 * Values of single units are in the table {@link #valuesFile} beside it.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param kind          {@link #KIND}
 * @param command       command line that made it
 * @param setup         settings of the comparison
 * @param entrants      the entrants
 * @param scenarios     results, scenario by scenario
 * @param overall       entrants over all scenarios, best mean rank first
 * @param valuesFile    name of the table with a row for each scenario, unit and entrant
 * @param wallSeconds   wall-clock time of everything
 */
public record CompareRecord(int schemaVersion, String kind, String command, CompareSetup setup,
        List<ComparedEntrant> entrants, List<ScenarioComparison> scenarios, List<OverallRank> overall,
        String valuesFile, double wallSeconds) {
    /** Schema version. */
    public static final int SCHEMA_VERSION = 2;
    /** Value of {@code kind}. */
    public static final String KIND = "compare";
    /** Name of the file in a folder. */
    public static final String FILE_NAME = "compare.json";
    private static final RecordFile<CompareRecord> FORM = new RecordFile<>("a comparison", Optional.of(KIND),
            SCHEMA_VERSION, CompareRecord.class,
            List.of(CompareRecord::upgradeTo2));

    /** Keeps copies. */
    public CompareRecord {
        entrants = List.copyOf(entrants);
        scenarios = List.copyOf(scenarios);
        overall = List.copyOf(overall);
    }

    /** Creates the record of a finished comparison. */
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
        return FORM.read(file);
    }

    /** Release 0.1 had no nested provenance, solved every slot once, proved no bounds, and had no exact Friedman tests. */
    private static void upgradeTo2(ObjectNode record) {
        ((ObjectNode) record.path("setup")).put("repeats", 1);
        FlatProvenance.nest((ObjectNode) record.path("setup"));
        for (JsonNode scenario : record.path("scenarios")) {
            ((ObjectNode) scenario).putNull("certificates");
            if (scenario.path("friedman") instanceof ObjectNode friedman && !friedman.has("exact")) {
                friedman.put("exact", false);
            }
        }
    }

    /** The JSON text of the file, without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }

    /** Labels of the entrants, in their order. */
    public List<String> labels() {
        return entrants.stream().map(ComparedEntrant::label).toList();
    }
}
