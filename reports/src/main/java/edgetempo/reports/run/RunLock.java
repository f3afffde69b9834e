package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two processes from writing one run folder. The operating system gives the lock back when its holder dies, however
 * that happens; the empty file stays, because removing it would let a third process lock another file of the same name.
 */
final class RunLock implements AutoCloseable {
    /** Its name in a run folder. */
    static final String FILE_NAME = ".lock";

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of an existing folder. On a file system that has no locks nothing is held.
     *
     * @throws ReportException if another run has it, or its file cannot be made
     */
    static RunLock of(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw ReportException.writing(file, e);
        }
        RunLock lock = new RunLock(folder, channel);
        if (!lock.taken()) {
            lock.close();
            throw new ReportException("cannot write " + folder
                    + ": another process is writing this run; wait for its end or stop it");
        }
        return lock;
    }

    private boolean taken() {
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
        try {
            channel.close();
        } catch (IOException e) {
            throw ReportException.writing(folder.resolve(FILE_NAME), e);
        }
    }
}
