package edgetempo.experiments.training;

import edgetempo.reports.run.RunStatus;
import edgetempo.reports.seeds.SeedsRecord;
import java.nio.file.Path;

/**
 * Finished runs of several seeds.
 *
 * @param record content of their {@code seeds.json}
 * @param folder that holds their folders
 * @param wallS  wall-clock time, s
 */
public record SeedsResult(SeedsRecord record, Path folder, double wallS) {
    /** Whether all of them finished. */
    public boolean finished() {
        return record.status() == RunStatus.FINISHED;
    }
}
