package edgetempo.experiments.training;

import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;

/**
 * A training run that is over.
 *
 * @param record what its {@code run.json} says
 * @param folder its folder
 * @param played whether anything was played; false if the run was finished before and not extended
 */
public record TrainingResult(RunRecord record, Path folder, boolean played) {
    /** Whether it came to its end; otherwise it was stopped and can go on. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
