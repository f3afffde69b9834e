package edgetempo.reports.run;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders of runs that never began: they hold no {@code run.json}, and nothing that a run does not begin with. */
public final class UnbegunRuns {
    /** Name of the table that an F-RAN run begins with. */
    public static final String FRAN_EPOCHS = "epochs.csv";

    /** Files that there are before a run of either system has begun. */
    private static final List<String> BEGINNINGS = Stream.concat(RunFolder.BEGINNINGS.stream(), Stream.of(FRAN_EPOCHS))
            .toList();
    /** A process that creates a folder locks it within this time. */
    private static final Duration DEAD_AFTER = Duration.ofMinutes(1);

    private UnbegunRuns() {}

    /** Removes what killed processes have left, but no folder that may be under creation. */
    public static void remove(Path runs) {
        remove(runs, DEAD_AFTER);
    }

    /**
     * Removes what killed processes have left, unless it is locked.
     *
     * @param runs parent of the run folders
     * @param age  least time since they were last changed
     */
    public static void remove(Path runs, Duration age) {
        List<Path> unbegun = new ArrayList<>();
        FileTime latest = FileTime.from(Instant.now().minus(age));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve(RunLock.FILE_NAME))
                        && !Files.exists(folder.resolve(RunRecord.FILE_NAME))
                        && Files.getLastModifiedTime(folder).compareTo(latest) <= 0) {
                    unbegun.add(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // They are in nobody's way.
        }
        for (Path folder : unbegun) {
            try (RunLock _ = RunLock.of(folder)) {
                AtomicFiles.removeLeftovers(folder);
                if (holdsOnlyBeginnings(folder)) {
                    discard(folder, BEGINNINGS, true);
                }
            } catch (ReportException e) {
                // Somebody is just beginning it.
            }
        }
    }

    private static boolean holdsOnlyBeginnings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> BEGINNINGS.contains(file.getFileName().toString()));
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the folder of a run that could not begin. */
    public static void discardAfter(ReportException failure, Path folder) {
        try {
            discard(folder, BEGINNINGS, true);
        } catch (ReportException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Removes the initial files of a run.
     *
     * @param whole whether the folder is removed too
     */
    static void discard(Path folder, List<String> files, boolean whole) {
        try {
            for (String file : files) {
                Files.deleteIfExists(folder.resolve(file));
            }
            if (whole) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }
}
