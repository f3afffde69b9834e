package edgetempo.reports.pages.fran;

import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMap;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSeedRow;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of an F-RAN run, read.
 *
 * @param folder  where
 * @param record  its {@code run.json}
 * @param epochs  rows of {@code epochs.csv}
 * @param methods rows of {@code methods.csv}; empty if the run has not come to it
 * @param map     its {@code map.json}, if it has recorded one
 */
public record ReadFranRun(Path folder, FranRunRecord record, List<FranEpochRow> epochs, List<FranMethodRow> methods,
        Optional<FranMap> map) {
    /**
     * Reads a folder.
     *
     * @throws edgetempo.reports.ReportException if a file of it is missing, damaged or of another version
     */
    public static ReadFranRun read(Path folder) {
        FranRunRecord record = FranRunRecord.read(folder);
        Path methods = folder.resolve(FranRunFolder.METHODS);
        return new ReadFranRun(folder, record, FranRunFolder.epochs(folder),
                Files.exists(methods) ? FranMethodsCsv.read(methods) : List.of(), FranMap.read(folder));
    }

    /** Tells runs of one page apart. */
    String label() {
        return record.scenario() + " · " + record.algorithm() + " · seed " + record.seed();
    }

    /** Status of the run; interrupted if it was killed. */
    RunStatus status() {
        return record.status().now(folder);
    }

    /** Its figures in one line. */
    FranSeedRow row() {
        return FranSeedRow.of(record, status());
    }
}
