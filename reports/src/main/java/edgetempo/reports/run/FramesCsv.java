package edgetempo.reports.run;

import edgetempo.reports.csv.TidyCsv;

/** The file {@code frames.csv} of a run folder. */
public final class FramesCsv {
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = "frames.csv";
    /** Its format. */
    public static final TidyCsv<FrameRow> FORMAT = TidyCsv.of(FrameRow.class);

    private FramesCsv() {}
}
