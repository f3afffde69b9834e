package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A run folder that is to be resumed, locked against other processes. Reading it changes nothing; {@link RunFolder#resume}, or its
 * equivalent in another system, resumes it.
 *
 * @param <R> its record
 */
public final class StoppedRun<R> implements AutoCloseable {
    private final Path path;
    private final R record;
    private final RunLock lock;
    private boolean handedOver;

    private StoppedRun(Path path, R record, RunLock lock) {
        this.path = path;
        this.record = record;
        this.lock = lock;
    }

    /**
     * Opens a run folder.
     *
     * @throws ReportException if it holds no readable {@code run.json}, or another process writes it
     */
    public static StoppedRun<RunRecord> open(Path folder) {
        return open(folder, RunRecord::read);
    }

    /**
     * Opens a run folder of either system.
     *
     * @param reader reads its {@code run.json}
     * @throws ReportException if it holds no readable {@code run.json}, or another process writes it
     */
    public static <R> StoppedRun<R> open(Path folder, Function<Path, R> reader) {
        Path json = folder.resolve(RunRecord.FILE_NAME);
        if (!Files.isRegularFile(json)) {
            throw new ReportException("cannot resume " + folder + ": it holds no " + RunRecord.FILE_NAME
                    + "; name the folder of a run");
        }
        RunLock lock = RunLock.of(folder);
        try {
            return new StoppedRun<>(folder, reader.apply(json), lock);
        } catch (ReportException e) {
            lock.close();
            throw e;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** The content of {@code run.json}. */
    public R record() {
        return record;
    }

    /** The lock of the folder. */
    public RunLock lock() {
        return lock;
    }

    /** Transfers the lock to a new owner, which closes it. */
    public void handOver() {
        handedOver = true;
    }

    /** Releases the folder, unless the run was resumed. */
    @Override
    public void close() {
        if (!handedOver) {
            lock.close();
        }
    }
}
