package edgetempo.reports.run;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The two systems that are trained, each by separate commands. Their folders look alike. */
public enum RunSystem {
    /** Caching and offloading in mobile edge computing. */
    MEC("a run of 'edgetempo train'", "edgetempo"),
    /** Offloading in a fog radio access network. */
    FRAN("an F-RAN run", "edgetempo fran");

    /** Kind of the records of the second one; those of the first have none. */
    public static final String FRAN_KIND = "fran";

    /** Name of the file that says which runs of several seeds belong into a folder. */
    private static final String REQUEST = "request.json";

    private final String what;
    private final String command;

    RunSystem(String what, String command) {
        this.what = what;
        this.command = command;
    }

    /** The system of the run, or of the runs of several seeds, in a folder; empty if it holds none. */
    static Optional<RunSystem> of(Path folder) {
        return List.of(RunRecord.FILE_NAME, REQUEST).stream().map(folder::resolve).filter(Files::isRegularFile)
                .findFirst().map(file -> RecordFile.kindOf(file).equals(FRAN_KIND) ? FRAN : MEC);
    }

    /**
     * Checks that a folder is none of the other system.
     *
     * @throws ReportException that names the command that resumes it
     */
    public void requireForResume(Path folder) {
        require(folder, "train --resume");
    }

    /**
     * Checks that a folder is none of the other system.
     *
     * @throws ReportException that names the command that evaluates it
     */
    public void requireForEvaluation(Path folder) {
        require(folder, "evaluate");
    }

    private void require(Path folder, String task) {
        of(folder).filter(other -> other != this).ifPresent(other -> {
            throw new ReportException(
                    folder + " is " + other.what + "; the command for it is '" + other.command + " " + task + "'");
        });
    }
}
