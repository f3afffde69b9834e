package edgetempo.experiments.fran;

import edgetempo.reports.fran.FranSeedsRecord;
import java.nio.file.Path;

/**
 * F-RAN runs of several seeds that are over.
 *
 * @param record what their {@code seeds.json} says
 * @param folder that holds their folders
 * @param wallS  how long they took, s
 */
public record FranSeedsResult(FranSeedsRecord record, Path folder, double wallS) {}
