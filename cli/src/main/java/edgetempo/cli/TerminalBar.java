package edgetempo.cli;

import edgetempo.experiments.Progress;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar on the terminal. */
final class TerminalBar implements Progress {
    private static final Pattern COLUMNS = Pattern.compile("[0-9]{1,4}");
    private static final int MIN_WIDTH = 20;
    private static final int DEFAULT_WIDTH = 79;

    private final ProgressBar bar;

    /**
     * @param task  what a step is, in the plural
     * @param first steps that were done before
     * @param steps steps there will be in the end
     */
    TerminalBar(String task, long first, long steps) {
        bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200).startsFrom(first, Duration.ZERO)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width())).build();
    }

    /** Asked of the environment: the library's own way opens the terminal with handlers for signals that undo Java's. */
    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && COLUMNS.matcher(columns).matches()
                ? Math.max(MIN_WIDTH, Integer.parseInt(columns) - 1)
                : DEFAULT_WIDTH;
    }

    @Override
    public synchronized void step(Supplier<String> beside, Supplier<String> line) {
        bar.setExtraMessage(" " + beside.get());
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
