package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is created atomically: filled under a hidden name, then moved into place in one step. If it is not published, because of a
 * failure or an interruption, it is removed.
 */
public final class StagedFolder implements AutoCloseable {
    private static final Pattern STAGED = Pattern.compile("\\..+\\.(\\d{1,18})\\.tmp(-\\d+)?");

    private final Path out;
    private final String name;
    private final Path staged;
    private final Thread hook = new Thread(this::remove, "edgetempo-staged");
    private volatile boolean published;

    /**
     * Creates the hidden folder, which also shows that the target is writable.
     *
     * @param out  parent of the folder; created if it does not exist
     * @param name its name
     * @throws ReportException if it cannot be made
     */
    public StagedFolder(Path out, String name) {
        this.out = out;
        this.name = name;
        removeLeftovers(out);
        staged = FolderNames.makeNew(out, "." + name + "." + ProcessHandle.current().pid() + ".tmp");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The folder to write to. */
    public Path folder() {
        return staged;
    }

    /**
     * Moves the folder into place, with {@code -2}, {@code -3} … appended to its name if there is such a folder already.
     *
     * @return its path
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

    /** Removes the folder if it was not published. */
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

    /** Removes hidden folders whose processes were killed; for processes of another machine only after a day, to be sure. */
    private static void removeLeftovers(Path out) {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        List<Path> dead = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(out, ".*.tmp*")) {
            for (Path folder : folders) {
                Matcher matcher = STAGED.matcher(folder.getFileName().toString());
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && matcher.matches()
                        && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()
                        && Files.getLastModifiedTime(folder).compareTo(yesterday) <= 0) {
                    dead.add(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // They are in nobody's way.
        }
        dead.forEach(StagedFolder::removeAll);
    }

    private void remove() {
        if (!published && Files.exists(staged)) {
            removeAll(staged);
        }
    }

    private static void removeAll(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left is hidden and does no harm.
        }
    }
}
