package edgetempo.experiments.fran;

import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished or stopped training run of both phases.
 *
 * @param record  content of its {@code run.json}
 * @param methods methods compared on the training instance: exact phases, the networks, and every other method
 * @param folder  its folder
 * @param played  whether there was anything to play
 */
public record FranTrainingResult(FranRunRecord record, List<FranMethodRow> methods, Path folder, boolean played) {
    /** Keeps a copy. */
    public FranTrainingResult {
        methods = List.copyOf(methods);
    }

    /** Whether it finished; otherwise it was stopped. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
