package edgetempo.experiments.training;

import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;

/**
 * A finished or stopped training run.
 *
 * @param record content of its {@code run.json}
 * @param folder its folder
 * @param played whether anything was played; false if the run was finished before and not extended
 */
public record TrainingResult(RunRecord record, Path folder, boolean played) {
    /** Whether it finished; otherwise it was stopped and can be resumed. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
