package edgetempo.experiments.comparison;

import edgetempo.reports.compare.CompareRecord;
import java.nio.file.Path;

/**
 * A comparison that is over.
 *
 * @param record what its {@code compare.json} says
 * @param folder its folder
 */
public record ComparisonResult(CompareRecord record, Path folder) {}
