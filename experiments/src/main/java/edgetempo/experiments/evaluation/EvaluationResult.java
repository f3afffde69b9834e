package edgetempo.experiments.evaluation;

import edgetempo.mec.EpisodeResult;
import edgetempo.reports.evaluation.EvaluationRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation came to.
 *
 * @param policy   whom it is about
 * @param record   figures of the policy, then of the references
 * @param episodes what they were computed from, in the same order
 * @param target   where {@link #write} puts the record: {@code evaluate-<scenario>…json} in the run's folder unless set
 */
public record EvaluationResult(String policy, EvaluationRecord record, Map<String, List<EpisodeResult>> episodes,
        Optional<Path> target) {

    /**
     * Writes the record to {@link #target}, or replaces it, and the table of the episodes, {@code .csv}, beside it.
     *
     * @return the JSON file; empty where there is neither a run nor another place
     * @throws edgetempo.reports.ReportException if one cannot be written
     */
    public Optional<Path> write() {
        target.ifPresent(json -> record.write(json, episodes));
        return target;
    }
}
