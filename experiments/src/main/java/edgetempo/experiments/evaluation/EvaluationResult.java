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
 * @param run      whose policy it is; empty for a policy that does not learn
 */
public record EvaluationResult(String policy, EvaluationRecord record, Map<String, List<EpisodeResult>> episodes,
        Optional<TrainedRun> run) {

    /**
     * Writes {@code evaluate-<scenario>.json} and {@code .csv} into the run's folder, or replaces them.
     *
     * @return the JSON file; empty where there is no run
     * @throws edgetempo.reports.ReportException if one cannot be written
     */
    public Optional<Path> write() {
        return run.map(of -> record.write(of.folder(), of.choice().label(), episodes));
    }
}
