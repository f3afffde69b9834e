package edgetempo.experiments;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.pages.Report;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the pages of runs and comparisons into their folders. */
public final class RunPages {
    private RunPages() {}

    /**
     * Writes the page of a run, or of a folder of seeds. Results are already written: a failure to make a page is reported in one line and
     * does not affect the run.
     *
     * @param episodes that are complete; without any there is nothing to show
     */
    public static void write(Path folder, int episodes, Console console) {
        if (episodes > 0) {
            write(folder, console);
        }
    }

    /**
     * Removes partial files that a killed process has left, and writes the page if there is none. No other process may be writing to the
     * folder.
     */
    public static void complete(Path folder, int episodes, Console console) {
        AtomicFiles.removeLeftovers(folder);
        if (!Files.exists(folder.resolve(Report.FILE_NAME))) {
            write(folder, episodes, console);
        }
    }

    /** Writes the page of a folder of results. A failure is reported in one line and does not affect other files. */
    public static void write(Path folder, Console console) {
        try {
            Report.writeFor(folder, "EdgeTempo " + Build.version());
        } catch (ReportException e) {
            console.warn("no page: " + e.getMessage());
        }
    }
}
