package edgetempo.experiments.training;

import edgetempo.reports.run.RunStatus;
import edgetempo.reports.seeds.SeedsRecord;
import java.nio.file.Path;

/**
 * Runs of several seeds that are over.
 *
 * @param record what their {@code seeds.json} says
 * @param folder that holds their folders
 * @param wallS  how long they took, s
 */
public record SeedsResult(SeedsRecord record, Path folder, double wallS) {
    /** Whether all of them came to their end. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
