package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is there whole or not at all: filled under a hidden name, then moved into place in one step. If it is not
 * published, because work failed or the program is interrupted, it is removed.
 */
public final class StagedFolder implements AutoCloseable {
    private final Path out;
    private final String name;
    private final Path staged;
    private final Thread hook = new Thread(this::remove, "edgetempo-staged");
    private volatile boolean published;

    /**
     * Makes the hidden folder, which shows that there is a place to write to.
     *
     * @param out  where the folder is to be; made if it does not exist
     * @param name what it is to be called
     * @throws ReportException if it cannot be made
     */
    public StagedFolder(Path out, String name) {
        this.out = out;
        this.name = name;
        staged = FolderNames.makeNew(out, "." + name + "." + ProcessHandle.current().pid() + ".tmp");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where to write. */
    public Path folder() {
        return staged;
    }

    /**
     * Moves the folder into place, with {@code -2}, {@code -3} … behind its name if there is such a folder already.
     *
     * @return where it is
     * @throws ReportException if it cannot be moved
     */
    public Path publish() {
        for (int copy = 1;; copy++) {
            Path target = out.resolve(copy == 1 ? name : name + "-" + copy);
            if (Files.exists(target)) {
                continue;
            }
            try {
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
                published = true;
                return target;
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                // Someone took the name this very moment.
            } catch (IOException e) {
                throw ReportException.writing(target, e);
            }
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        if (!published) {
            remove();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already: the hook does the same.
        }
    }

    private void remove() {
        if (published || !Files.exists(staged)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(staged)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left is hidden and does no harm.
        }
    }
}
