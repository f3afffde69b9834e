package edgetempo.reports.evaluation;

import edgetempo.comparison.ProvenLoss;
import edgetempo.mec.EpisodeResult;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.run.FlatProvenance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code evaluate-<scenario>.json}; the components are its keys.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param setup         settings of the evaluation
 * @param episodes      of each policy, numbered from 0
 * @param policies      figures of the policy, then of the references
 * @param differences   the policy against each reference, in the same order
 * @param slotLoss      gaps of slot decisions to proven bounds, on a sample of the policy's own slots
 * @param position      between {@link #LOWER} and {@link #UPPER}, if both were played
 */
public record EvaluationRecord(int schemaVersion, EvaluationSetup setup, int episodes, List<PolicyFigures> policies,
        List<PairedDifference> differences, ProvenLoss slotLoss, Optional<Position> position) {
    /** Schema version that this class writes. */
    public static final int SCHEMA_VERSION = 3;
    /** The reference at position 0. */
    public static final String LOWER = "popularity";
    /** The reference at position 1. */
    public static final String UPPER = "clairvoyant";
    private static final RecordFile<EvaluationRecord> FORM = new RecordFile<>("an evaluation", Optional.empty(),
            SCHEMA_VERSION, EvaluationRecord.class,
            List.of(record -> FlatProvenance.nest((ObjectNode) record.path("setup")),
                    record -> record.putPOJO("slotLoss", ProvenLoss.NONE)));

    private static final TidyCsv<EvaluationRow> CSV = TidyCsv.of(EvaluationRow.class);

    /** Keeps copies. */
    public EvaluationRecord {
        policies = List.copyOf(policies);
        differences = List.copyOf(differences);
    }

    /**
     * Sums up an evaluation.
     *
     * @param results  policy → its episodes, the policy that is evaluated first. Not kept.
     * @param slotLoss of the policy that is evaluated
     */
    public static EvaluationRecord of(EvaluationSetup setup, Map<String, List<EpisodeResult>> results,
            ProvenLoss slotLoss) {
        List<PolicyFigures> policies = new ArrayList<>();
        List<PairedDifference> differences = new ArrayList<>();
        List<EpisodeResult> own = results.values().iterator().next();
        results.forEach((name, episodes) -> {
            policies.add(PolicyFigures.of(name, episodes));
            if (episodes != own) {
                differences.add(PairedDifference.of(own, name, episodes));
            }
        });
        Optional<Position> position = results.containsKey(LOWER) && results.containsKey(UPPER)
                ? Optional.of(Position.of(own, LOWER, results.get(LOWER), UPPER, results.get(UPPER)))
                : Optional.empty();
        return new EvaluationRecord(SCHEMA_VERSION, setup, own.size(), policies, differences, slotLoss,
                position);
    }

    /**
     * Reads a record.
     *
     * @throws ReportException if it is missing, not JSON, of another version, or lacks a key
     */
    public static EvaluationRecord read(Path file) {
        return FORM.read(file);
    }

    /**
     * Writes the record and, beside it, the table of the episodes, {@code .csv}; or replaces them.
     *
     * @param json    {@code .json}; its folder exists
     * @param results as in {@link #of}
     * @throws edgetempo.reports.ReportException if one cannot be written
     */
    public void write(Path json, Map<String, List<EpisodeResult>> results) {
        List<EvaluationRow> rows = new ArrayList<>();
        results.forEach((policy, episodes) -> episodes.forEach(episode -> rows.add(EvaluationRow.of(policy, episode))));
        byte[] table = CSV.text(rows).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(table(json), out -> out.write(table));
        AtomicFiles.write(json, out -> out.write((toJson() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** The table of the episodes that lies beside a record. */
    public static Path table(Path json) {
        return json.resolveSibling(json.getFileName().toString().replaceFirst("\\.json$", "") + ".csv");
    }

    /** The JSON text of the file, without a final line end. */
    public String toJson() {
        return ReportJson.text(this);
    }
}
