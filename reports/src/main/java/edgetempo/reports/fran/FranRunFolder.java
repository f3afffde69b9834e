package edgetempo.reports.fran;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportException;
import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.RunLock;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.run.UnbegunRuns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one run, readable at any time: {@code run.json}, {@code epochs.csv}, and at the end {@code methods.csv},
 * {@code utility.png} and {@code methods.png}. The tables hold no wall-clock values: equal seeds give equal bytes. Closing a run
 * that has not ended marks it as interrupted. It is locked against other processes. Not thread-safe.
 */
public final class FranRunFolder implements AutoCloseable {
    /** The table of epochs. */
    public static final String EPOCHS = UnbegunRuns.FRAN_EPOCHS;
    /** The table of methods on the training instance. */
    public static final String METHODS = "methods.csv";
    /** The learning curve. */
    public static final String UTILITY_PLOT = "utility.png";
    /** The methods, as bars. */
    public static final String METHODS_PLOT = "methods.png";

    private static final TidyCsv<FranEpochRow> FORMAT = TidyCsv.of(FranEpochRow.class);

    private final Path path;
    private final FranSetup setup;
    private final RunLock lock;
    private final TidyCsv.Appender<FranEpochRow> epochsCsv;
    private final double wallSecondsBefore;
    private final long beginNanos = System.nanoTime();
    private FranRunFigures figures;
    private boolean ended;

    private FranRunFolder(Path path, FranSetup setup, RunLock lock, TidyCsv.Appender<FranEpochRow> epochsCsv,
            FranRunFigures figures, double wallSecondsBefore) {
        this.path = path;
        this.setup = setup;
        this.lock = lock;
        this.epochsCsv = epochsCsv;
        this.figures = figures;
        this.wallSecondsBefore = wallSecondsBefore;
    }

    /**
     * Creates a folder {@code <yyyyMMdd-HHmmss>-<scenario>-<algorithm>-s<seed>} and begins the run.
     *
     * @param out parent of run folders; created if it does not exist
     * @throws ReportException if the folder cannot be made or written; none is left then
     */
    public static FranRunFolder begin(Path out, FranSetup setup) {
        UnbegunRuns.remove(out);
        Path path = FolderNames.makeNew(out,
                FolderNames.of(setup.provenance().started(), setup.scenario(), setup.algorithm(),
                        "s" + setup.seed()));
        try {
            RunLock lock = RunLock.of(path);
            try {
                return begin(path, setup, lock);
            } catch (ReportException e) {
                lock.close();
                throw e;
            }
        } catch (ReportException e) {
            UnbegunRuns.discardAfter(e, path);
            throw e;
        }
    }

    private static FranRunFolder begin(Path path, FranSetup setup, RunLock lock) {
        TidyCsv.Appender<FranEpochRow> epochsCsv = FORMAT.create(path.resolve(EPOCHS));
        try {
            FranRunFolder folder = new FranRunFolder(path, setup, lock, epochsCsv, FranRunFigures.NONE, 0);
            folder.write(RunStatus.RUNNING, Optional.empty());
            return folder;
        } catch (ReportException e) {
            epochsCsv.close();
            throw e;
        }
    }

    /**
     * Resumes a run: keeps the first epochs of the offloading phase, truncates everything written after them, including an incomplete line,
     * and marks it as running again. On failure nothing has changed.
     *
     * @param stopped  the run; this object holds its folder from now on
     * @param newSetup the run's present setup
     * @param kept     epochs to keep, those that the state of the agents comes from
     * @throws ReportException if the table lacks some of them, or cannot be written
     */
    public static FranRunFolder resume(StoppedRun<FranRunRecord> stopped, FranSetup newSetup, int kept) {
        Path path = stopped.path();
        Path table = path.resolve(EPOCHS);
        int[] next = {0};
        FORMAT.forFirst(table, kept, row -> {
            if (!row.phase().equals(FranEpochRow.OFFLOADING) || row.epoch() != next[0]++) {
                throw new ReportException(
                        table + ", line " + (next[0] + 1) + ": a row is missing before it or out of order");
            }
        });
        FranRunRecord before = stopped.record();
        TidyCsv.Appender<FranEpochRow> epochsCsv = FORMAT.reopen(table, kept);
        try {
            boolean anew = kept == 0;
            FranRunFolder folder = new FranRunFolder(path, newSetup, stopped.lock(), epochsCsv,
                    anew ? FranRunFigures.NONE : before.figures(), anew ? 0 : before.wallSeconds());
            folder.write(RunStatus.RUNNING, Optional.empty());
            stopped.handOver();
            AtomicFiles.removeLeftovers(path);
            return folder;
        } catch (ReportException e) {
            epochsCsv.close();
            throw e;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Adds an epoch to the table. */
    public void add(FranEpochRow row) {
        epochsCsv.append(row);
    }

    /**
     * Forces the rows so far to disk, so that after a power failure no checkpoint is ahead of the table.
     *
     * @throws ReportException if the device fails
     */
    public void sync() {
        epochsCsv.sync();
    }

    /** Records the progress of a continuing run. */
    public void progress(FranRunFigures soFar) {
        figures = soFar;
        write(RunStatus.RUNNING, Optional.empty());
    }

    /** Rows of the table of a run folder; an incomplete last line is ignored. */
    public static List<FranEpochRow> epochs(Path folder) {
        return FORMAT.read(folder.resolve(EPOCHS));
    }

    /**
     * Writes the table of methods and both plots.
     *
     * @param methods on the training instance, the exact one first
     */
    public void compare(List<FranMethodRow> methods) {
        FranMethodsCsv.write(path.resolve(METHODS), methods);
        String title = setup.scenario() + " · " + setup.algorithm() + " · seed " + setup.seed();
        List<FranEpochRow> offloading = FranCharts.offloading(epochs(path));
        if (!offloading.isEmpty()) {
            Pictures.png(path.resolve(UTILITY_PLOT), FranCharts.learning(offloading, methods).titled(title));
        }
        Pictures.png(path.resolve(METHODS_PLOT), FranCharts.methods(methods).titled(title));
    }

    /** Writes positions and the sources of results. */
    public void map(FranMap map) {
        map.write(path);
    }

    /** Writes {@code run.json} for the last time and returns what was written. */
    public FranRunRecord end(RunStatus status, FranRunFigures last, Instant finished) {
        figures = last;
        FranRunRecord run = write(status, Optional.of(finished));
        ended = true;
        return run;
    }

    private FranRunRecord write(RunStatus status, Optional<Instant> finished) {
        FranRunRecord run = FranRunRecord.of(setup, status, figures,
                wallSecondsBefore + (System.nanoTime() - beginNanos) / 1e9, finished);
        run.write(path);
        return run;
    }

    @Override
    public void close() {
        try (lock; epochsCsv) {
            if (!ended) {
                end(RunStatus.INTERRUPTED, figures, Instant.now());
            }
        }
    }
}
