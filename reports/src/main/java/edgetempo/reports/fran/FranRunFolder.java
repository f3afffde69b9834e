package edgetempo.reports.fran;

import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.picture.Pictures;
import edgetempo.reports.run.FolderNames;
import edgetempo.reports.run.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one run, readable at any moment: {@code run.json}, {@code epochs.csv}, and at the end {@code methods.csv},
 * {@code utility.png} and {@code methods.png}. The tables hold no wall-clock values: equal seeds give equal bytes. Closing a run
 * that has not ended marks it as interrupted. Not thread-safe.
 */
public final class FranRunFolder implements AutoCloseable {
    /** The table of epochs. */
    public static final String EPOCHS = "epochs.csv";
    /** The table of methods on the training instance. */
    public static final String METHODS = "methods.csv";
    /** The learning curve. */
    public static final String UTILITY_PLOT = "utility.png";
    /** The methods, as bars. */
    public static final String METHODS_PLOT = "methods.png";

    private static final TidyCsv<FranEpochRow> FORMAT = TidyCsv.of(FranEpochRow.class);

    private final Path path;
    private final FranSetup setup;
    private final TidyCsv.Appender<FranEpochRow> epochsCsv;
    private final long beginNanos = System.nanoTime();
    private boolean ended;

    private FranRunFolder(Path path, FranSetup setup) {
        this.path = path;
        this.setup = setup;
        epochsCsv = FORMAT.create(path.resolve(EPOCHS));
    }

    /**
     * Makes a new folder {@code <yyyyMMdd-HHmmss>-<scenario>-<algorithm>-s<seed>} and begins the run.
     *
     * @param out where run folders go; made if it does not exist
     * @throws edgetempo.reports.ReportException if the folder cannot be made or written
     */
    public static FranRunFolder begin(Path out, FranSetup setup) {
        Path path = FolderNames.makeNew(out,
                FolderNames.of(setup.provenance().started(), setup.scenario(), setup.algorithm(),
                        "s" + setup.seed()));
        FranRunFolder folder = new FranRunFolder(path, setup);
        FranRunRecord.of(setup, RunStatus.RUNNING, FranRunFigures.NONE, 0, Optional.empty()).write(path);
        return folder;
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Adds an epoch to the table. */
    public void add(FranEpochRow row) {
        epochsCsv.append(row);
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

    /** Writes {@code run.json} for the last time and returns what was written. */
    public FranRunRecord end(RunStatus status, FranRunFigures figures, Instant finished) {
        FranRunRecord run = FranRunRecord.of(setup, status, figures, (System.nanoTime() - beginNanos) / 1e9,
                Optional.of(finished));
        run.write(path);
        ended = true;
        return run;
    }

    @Override
    public void close() {
        try (epochsCsv) {
            if (!ended) {
                end(RunStatus.INTERRUPTED, FranRunFigures.NONE, Instant.now());
            }
        }
    }
}
