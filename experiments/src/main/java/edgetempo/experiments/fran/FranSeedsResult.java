package edgetempo.experiments.fran;

import edgetempo.reports.fran.FranSeedsRecord;
import java.nio.file.Path;

/**
 * Finished F-RAN runs of several seeds.
 *
 * @param record content of their {@code seeds.json}
 * @param folder that holds their folders
 * @param wallS  wall-clock time, s
 */
public record FranSeedsResult(FranSeedsRecord record, Path folder, double wallS) {}
