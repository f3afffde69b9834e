package edgetempo.reports;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;

/**
 * Writes files atomically: under a temporary name in the same folder, synced to disk, then moved in one step. A reader never sees a partial
 * file, and a failed write leaves the earlier version untouched.
 */
public final class AtomicFiles {
    private static final String TEMPORARY = ".tmp";
    private static final SecureRandom NAMES = new SecureRandom();
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private AtomicFiles() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes everything; the stream is buffered and closed by the caller.
         *
         * @throws IOException if the stream fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes or replaces a file. A link is followed: what it points to is replaced, and the link stays. Special files, such as a pipe or a
     * terminal, are written to directly.
     *
     * @param target the file; its folder must exist
     * @param body   writes the content; whatever it throws, the temporary file is removed
     * @throws ReportException if the file cannot be written
     */
    public static void write(Path target, Body body) {
        if (isSpecial(target)) {
            try (FileOutputStream file = new FileOutputStream(target.toFile())) {
                writeTo(file, body);
            } catch (IOException e) {
                throw ReportException.writing(target, e);
            }
            return;
        }
        Path temporary = null;
        boolean moved = false;
        try {
            Path real = followed(target);
            // Nobody can have put a link there: the name cannot be guessed, and a file that exists is refused.
            temporary = Files.createFile(real.resolveSibling("." + real.getFileName() + "."
                    + ProcessHandle.current().pid() + "-" + Long.toHexString(NAMES.nextLong()) + TEMPORARY));
            // A FileOutputStream, not a channel: a channel closes itself when the writing thread has been interrupted,
            // which is just when the last state of a run has to be saved.
            try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
                writeTo(file, body);
                file.getFD().sync();
            }
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } catch (IOException e) {
            throw ReportException.writing(target, e);
        } finally {
            if (!moved && temporary != null) {
                deleteQuietly(temporary);
            }
        }
    }

    /**
     * Creates a folder and its parents unless it exists.
     *
     * @return the folder
     * @throws ReportException if it cannot be made
     */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }

    private static void writeTo(FileOutputStream file, Body body) throws IOException {
        OutputStream buffered = new BufferedOutputStream(file);
        body.writeTo(buffered);
        buffered.flush();
    }

    /** Whether there is something that is neither file nor folder, behind links too. */
    private static boolean isSpecial(Path target) {
        try {
            return Files.readAttributes(target, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a link leads in the end, whether there is anything or not. */
    private static Path followed(Path target) throws IOException {
        Path real = target;
        for (int links = 0; Files.isSymbolicLink(real); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemException(target.toString(), null, "its links lead in a circle");
            }
            real = real.resolveSibling(Files.readSymbolicLink(real));
        }
        return real;
    }

    /**
     * Removes the temporary files that killed processes have left. No other process may be writing files of this folder.
     */
    public static void removeLeftovers(Path folder) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*" + TEMPORARY)) {
            leftovers.forEach(AtomicFiles::deleteQuietly);
        } catch (IOException | DirectoryIteratorException e) {
            // They are in nobody's way.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A temporary file does no harm, and a failure that brought us here says more than this one.
        }
    }
}
