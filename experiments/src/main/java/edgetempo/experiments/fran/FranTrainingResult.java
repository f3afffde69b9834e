package edgetempo.experiments.fran;

import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;
import java.util.List;

/**
 * A training run of both phases that is over.
 *
 * @param record  what its {@code run.json} says
 * @param methods beside each other on the training instance: exact phases, the networks, and every other method
 * @param folder  its folder
 * @param played  whether there was anything to play
 */
public record FranTrainingResult(FranRunRecord record, List<FranMethodRow> methods, Path folder, boolean played) {
    /** Keeps a copy. */
    public FranTrainingResult {
        methods = List.copyOf(methods);
    }

    /** Whether it came to its end; otherwise it was stopped. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
