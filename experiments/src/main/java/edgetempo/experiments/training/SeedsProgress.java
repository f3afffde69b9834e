package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.Measurements;
import java.util.Arrays;
import java.util.Locale;

/** Progress of several runs at once, in one line. Thread-safe. */
final class SeedsProgress implements AutoCloseable {
    private static final int WINDOW = 10;

    private final int episodes;
    private final double[][] recent;
    private final int[] seen;
    private final Progress display;

    /**
     * @param seeds    runs
     * @param episodes of each
     */
    SeedsProgress(int seeds, int episodes, Console console) {
        this.episodes = episodes;
        recent = new double[seeds][WINDOW];
        seen = new int[seeds];
        display = console.progress("episodes", 0, (long) seeds * episodes);
    }

    /** Hears of the run with this index. */
    TrainingListener of(int run) {
        return new TrainingListener() {
            @Override
            public void episode(EpisodeResult result, Measurements progress) {
                add(run, result.reward());
            }
        };
    }

    private synchronized void add(int run, double reward) {
        recent[run][seen[run]++ % WINDOW] = reward;
        display.step(this::beside,
                () -> String.format(Locale.ROOT, "episode %d/%d of %d seeds  %s", Arrays.stream(seen).sum(),
                        (long) seen.length * episodes, seen.length, beside()));
    }

    private String beside() {
        long finished = Arrays.stream(seen).filter(count -> count == episodes).count();
        return String.format(Locale.ROOT, "%d finished, mean reward of each seed's last %d: %.3f", finished, WINDOW,
                mean());
    }

    /** Over the runs that have begun, each counting the same. */
    private double mean() {
        double sum = 0;
        int begun = 0;
        for (int run = 0; run < seen.length; run++) {
            int count = Math.min(seen[run], WINDOW);
            if (count > 0) {
                sum += Arrays.stream(recent[run], 0, count).sum() / count;
                begun++;
            }
        }
        return sum / begun;
    }

    @Override
    public void close() {
        display.close();
    }
}
