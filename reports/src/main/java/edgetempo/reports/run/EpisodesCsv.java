package edgetempo.reports.run;

import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Path;
import java.util.List;

/** The file {@code episodes.csv} of a run folder. */
public final class EpisodesCsv {
    /** Its name in a run folder. */
    public static final String FILE_NAME = "episodes.csv";
    static final TidyCsv<EpisodeRow> FORMAT = TidyCsv.of(EpisodeRow.class);

    private EpisodesCsv() {}

    /**
     * Reads the file, also of a run that is still going on or was killed: an incomplete last line is ignored.
     *
     * @return the rows in the order of the file, unmodifiable
     * @throws edgetempo.reports.ReportException if it cannot be read, or anything but the end of its last line is wrong
     */
    public static List<EpisodeRow> read(Path file) {
        return FORMAT.read(file);
    }
}
