package edgetempo.reports;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are there whole or not at all: written under a temporary name in the same folder, forced to the device,
 * then moved in one step. A reader never sees half a file, and a failed write leaves the earlier version untouched.
 */
public final class AtomicFiles {
    private static final String TEMPORARY = ".tmp";

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
     * Writes or replaces a file.
     *
     * @param target the file; its folder must exist
     * @param body   writes the content; whatever it throws, the temporary file is removed
     * @throws ReportException if the file cannot be written
     */
    public static void write(Path target, Body body) {
        Path temporary = target
                .resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + TEMPORARY);
        boolean moved = false;
        try {
            // A FileOutputStream, not a channel: a channel closes itself when the writing thread has been interrupted,
            // which is just when the last state of a run has to be saved.
            try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
                OutputStream buffered = new BufferedOutputStream(file);
                body.writeTo(buffered);
                buffered.flush();
                file.getFD().sync();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } catch (IOException e) {
            throw ReportException.writing(target, e);
        } finally {
            if (!moved) {
                deleteQuietly(temporary);
            }
        }
    }

    /**
     * Removes the temporary files that killed processes have left. Nobody else may be writing files of this folder.
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
