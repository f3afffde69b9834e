package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two processes from writing one run folder. The operating system releases the lock when its holder ends, in whatever way; the empty
 * file stays, because removing it would let a third process lock another file of the same name.
 */
public final class RunLock implements AutoCloseable {
    /** Name of the file in a run folder. */
    public static final String FILE_NAME = ".lock";

    /** Folders locked by this process. Opening and closing their lock files again would release the locks. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final Path real;
    private final FileChannel channel;

    private RunLock(Path folder, Path real, FileChannel channel) {
        this.folder = folder;
        this.real = real;
        this.channel = channel;
    }

    /**
     * Locks an existing folder. On a file system without locks this has no effect.
     *
     * @throws ReportException if another run holds it, or its file cannot be created
     */
    public static RunLock of(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        synchronized (HELD) {
            try {
                Path real = folder.toRealPath();
                if (!HELD.contains(real)) {
                    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    if (taken(channel)) {
                        HELD.add(real);
                        return new RunLock(folder, real, channel);
                    }
                    channel.close();
                }
            } catch (IOException e) {
                throw ReportException.writing(file, e);
            }
        }
        throw new ReportException(
                "cannot write " + folder + ": another process is writing this run; wait for its end or stop it");
    }

    /** Whether a process is writing the run in a folder; also true where that cannot be determined. */
    static boolean isHeld(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        synchronized (HELD) {
            try {
                if (HELD.contains(folder.toRealPath())) {
                    return true;
                }
                if (Files.notExists(file)) {
                    return false;
                }
                // Shared, so that readers who may not write can ask.
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    FileLock free = channel.tryLock(0, Long.MAX_VALUE, true);
                    return free == null;
                }
            } catch (IOException e) {
                return true;
            }
        }
    }

    private static boolean taken(FileChannel channel) {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Some network file systems are mounted without locks; a run there is worth more than none.
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException e) {
                throw ReportException.writing(folder.resolve(FILE_NAME), e);
            } finally {
                HELD.remove(real);
            }
        }
    }
}
