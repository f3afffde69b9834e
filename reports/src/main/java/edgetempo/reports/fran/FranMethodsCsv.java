package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import java.nio.charset.StandardCharsets;
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
        byte[] text = FORMAT.text(rows).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(text));
    }

    /** Reads the file. */
    public static List<FranMethodRow> read(Path file) {
        return FORMAT.read(file);
    }
}
