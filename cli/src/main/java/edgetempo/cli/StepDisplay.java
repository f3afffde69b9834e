package edgetempo.cli;

import edgetempo.experiments.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on standard error: a bar on a terminal, a line every twentieth of the work elsewhere, nothing if quiet. Thread-safe. */
final class StepDisplay implements Progress {
    private static final int LINES = 20;
    private static final int USUAL_COLUMNS = 80;

    /** The library would ask the terminal, for which JLine takes the signals and leaves Ctrl-C to kill the JVM outright. */
    private static final int COLUMNS = columns();

    private final long steps;
    private final boolean quiet;
    private final PrintWriter err;
    private final ProgressBar bar;
    private long done;

    /**
     * @param task  what a step is, in the plural
     * @param first steps that were done before
     * @param steps steps there will be in the end
     */
    StepDisplay(String task, long first, long steps, boolean quiet, PrintWriter err) {
        done = first;
        this.steps = steps;
        this.quiet = quiet;
        this.err = err;
        boolean terminal = System.console() != null && System.console().isTerminal();
        bar = terminal && !quiet
                ? new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200).startsFrom(first, Duration.ZERO)
                        .setConsumer(new DelegatingProgressBarConsumer(this::draw, COLUMNS)).build()
                : null;
    }

    @Override
    public synchronized void step(Supplier<String> beside, Supplier<String> line) {
        done++;
        if (bar != null) {
            bar.setExtraMessage(" " + beside.get());
            bar.step();
        } else if (!quiet && (done == steps || done * LINES / steps > (done - 1) * LINES / steps)) {
            err.println(line.get());
        }
    }

    private void draw(String text) {
        err.print("\r" + text);
        err.flush();
    }

    private static int columns() {
        String columns = Objects.requireNonNullElse(System.getenv("COLUMNS"), "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            err.println();
        }
    }
}
