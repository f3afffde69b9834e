package edgetempo.experiments.evaluation;

import edgetempo.mec.EpisodeResult;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.evaluation.EvaluationRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results of an evaluation.
 *
 * @param policy   the evaluated policy
 * @param record   results of the policy, then of the references
 * @param episodes what they were computed from, in the same order
 * @param target   where {@link #write} puts the record: {@code evaluate-<scenario>…json} in the run's folder unless set
 * @param makesFolder whether a missing folder is created; a run's folder is not, since it has been moved
 */
public record EvaluationResult(String policy, EvaluationRecord record, Map<String, List<EpisodeResult>> episodes,
        Optional<Path> target, boolean makesFolder) {

    /**
     * Writes the record to {@link #target}, or replaces it, and the table of the episodes, {@code .csv}, beside it.
     *
     * @return the JSON file; empty where there is neither a run nor another place
     * @throws edgetempo.reports.ReportException if one cannot be written
     */
    public Optional<Path> write() {
        target.ifPresent(json -> {
            if (makesFolder) {
                AtomicFiles.folder(json.toAbsolutePath().getParent());
            }
            record.write(json, episodes);
        });
        return target;
    }
}
