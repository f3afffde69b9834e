package edgetempo.cli;

import edgetempo.mec.EpisodeResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of a run on standard error: a bar on a terminal, a line every twentieth of the run elsewhere, nothing if quiet. */
final class ProgressDisplay implements AutoCloseable {
    private static final int LINES = 20;
    private static final int WINDOW = 10;

    private final int episodes;
    private final boolean quiet;
    private final PrintWriter err;
    private final ProgressBar bar;
    private final double[] recent = new double[WINDOW];
    private final int first;
    private int seen;

    /**
     * @param first    episodes that were played before
     * @param episodes episodes there will be in the end
     */
    ProgressDisplay(int first, int episodes, boolean quiet, PrintWriter err) {
        this.first = first;
        seen = first;
        this.episodes = episodes;
        this.quiet = quiet;
        this.err = err;
        boolean terminal = System.console() != null && System.console().isTerminal();
        bar = terminal && !quiet
                ? new ProgressBarBuilder().setTaskName("episodes").setInitialMax(episodes)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200).startsFrom(first, Duration.ZERO).build()
                : null;
    }

    /** An episode was completed. */
    void episode(EpisodeResult result) {
        recent[seen++ % WINDOW] = result.reward();
        if (bar != null) {
            bar.setExtraMessage(String.format(Locale.ROOT, " reward %.2f", mean()));
            bar.step();
        } else if (!quiet && (seen == episodes || (long) seen * LINES / episodes > (seen - 1L) * LINES / episodes)) {
            err.println(String.format(Locale.ROOT, "episode %d/%d  mean reward of the last %d: %.3f", seen, episodes,
                    window(), mean()));
        }
    }

    private double mean() {
        double sum = 0;
        for (int i = 0; i < window(); i++) {
            sum += recent[(seen - 1 - i) % WINDOW];
        }
        return sum / window();
    }

    private int window() {
        return Math.min(seen - first, WINDOW);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
