package edgetempo.reports.run;

import edgetempo.reports.ReportException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run folder that is to be taken up again, held against other processes. Reading it changes nothing; {@link
 * RunFolder#resume} goes on with it.
 */
public final class StoppedRun implements AutoCloseable {
    private final Path path;
    private final RunRecord record;
    private final RunLock lock;
    private boolean handedOver;

    private StoppedRun(Path path, RunRecord record, RunLock lock) {
        this.path = path;
        this.record = record;
        this.lock = lock;
    }

    /**
     * Opens a run folder.
     *
     * @throws ReportException if it holds no readable {@code run.json}, or another process writes it
     */
    public static StoppedRun open(Path folder) {
        Path json = folder.resolve(RunRecord.FILE_NAME);
        if (!Files.isRegularFile(json)) {
            throw new ReportException("cannot resume " + folder + ": it holds no " + RunRecord.FILE_NAME
                    + "; name the folder of a run");
        }
        RunLock lock = RunLock.of(folder);
        try {
            return new StoppedRun(folder, RunRecord.read(json), lock);
        } catch (ReportException e) {
            lock.close();
            throw e;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** What {@code run.json} says. */
    public RunRecord record() {
        return record;
    }

    /** What holds the folder. */
    RunLock lock() {
        return lock;
    }

    /** The lock has a new owner, who closes it. */
    void handOver() {
        handedOver = true;
    }

    /** Lets other processes have the folder, unless the run goes on. */
    @Override
    public void close() {
        if (!handedOver) {
            lock.close();
        }
    }
}
