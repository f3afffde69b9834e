package edgetempo.reports.run;

import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Path;
import java.util.List;

/** The file {@code frames.csv} of a run folder. */
public final class FramesCsv {
    /** Its name in a run folder. */
    public static final String FILE_NAME = "frames.csv";
    static final TidyCsv<FrameRow> FORMAT = TidyCsv.of(FrameRow.class);

    private FramesCsv() {}

    /**
     * Reads the file, also of a run that is still going on or was killed: an incomplete last line is ignored.
     *
     * @return the rows in the order of the file, unmodifiable
     * @throws edgetempo.reports.ReportException if it cannot be read, or anything but the end of its last line is wrong
     */
    public static List<FrameRow> read(Path file) {
        return FORMAT.read(file);
    }
}
