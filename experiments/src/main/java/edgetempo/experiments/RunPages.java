package edgetempo.experiments;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.pages.Report;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages that runs and comparisons leave in their folders. */
public final class RunPages {
    private RunPages() {}

    /**
     * Writes the page of a run, or of a folder of seeds. The results are safe already: where no page can be made, a line says why,
     * and the run is what it was.
     *
     * @param episodes that are complete; without any there is nothing to show
     */
    public static void write(Path folder, int episodes, Console console) {
        if (episodes > 0) {
            write(folder, console);
        }
    }

    /** Removes what a killed process has left of a page, and writes one if there is none. Nobody else may be writing to the folder. */
    public static void complete(Path folder, int episodes, Console console) {
        AtomicFiles.removeLeftovers(folder);
        if (!Files.exists(folder.resolve(Report.FILE_NAME))) {
            write(folder, episodes, console);
        }
    }

    /** Writes the page of a folder of results. Where none can be made, a line says why, and all else is there. */
    public static void write(Path folder, Console console) {
        try {
            Report.writeFor(folder, "EdgeTempo " + Build.version());
        } catch (ReportException e) {
            console.warn("no page: " + e.getMessage());
        }
    }
}
