package edgetempo.experiments.comparison;

import edgetempo.reports.compare.CompareRecord;
import java.nio.file.Path;

/**
 * A finished comparison.
 *
 * @param record content of its {@code compare.json}
 * @param folder its folder
 */
public record ComparisonResult(CompareRecord record, Path folder) {}
