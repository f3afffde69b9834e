package edgetempo.cli;

import edgetempo.experiments.Progress;
import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar on the terminal. */
final class TerminalBar implements Progress {
    private final ProgressBar bar;

    /**
     * @param task  what a step is, in the plural
     * @param first steps that were done before
     * @param steps steps there will be in the end
     */
    TerminalBar(String task, long first, long steps) {
        bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200).startsFrom(first, Duration.ZERO).build();
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
