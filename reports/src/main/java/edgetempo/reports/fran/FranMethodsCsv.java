package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of methods as a file. */
public final class FranMethodsCsv {
    private static final TidyCsv<FranMethodRow> FORMAT = TidyCsv.of(FranMethodRow.class);

    private FranMethodsCsv() {}

    /**
     * Writes or replaces the file, in one step.
     *
     * @throws ReportException if it cannot be written
     */
    public static void write(Path file, List<FranMethodRow> rows) {
        Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".rows.tmp");
        try {
            try (TidyCsv.Appender<FranMethodRow> csv = FORMAT.create(part)) {
                rows.forEach(csv::append);
            }
            AtomicFiles.write(file, out -> Files.copy(part, out));
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // The table is whole either way.
            }
        }
    }

    /** Reads the file. */
    public static List<FranMethodRow> read(Path file) {
        return FORMAT.read(file);
    }
}
