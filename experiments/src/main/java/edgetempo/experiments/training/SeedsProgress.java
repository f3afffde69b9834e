package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.Measurements;
import java.util.Arrays;
import java.util.Locale;

/** Joint progress of several runs, in one line. Thread-safe. */
final class SeedsProgress implements AutoCloseable {
    private static final int WINDOW = 10;

    private final int episodes;
    private final double[][] recent;
    /** [seeds] episodes that are played. */
    private final int[] played;
    /** [seeds] episodes reported. */
    private final int[] heard;
    private final Progress display;

    /**
     * @param before   [seeds] episodes of each that were played before. Not modified.
     * @param episodes of each in the end
     */
    SeedsProgress(int[] before, int episodes, Console console) {
        this.episodes = episodes;
        recent = new double[before.length][WINDOW];
        heard = new int[before.length];
        played = before.clone();
        display = console.progress("episodes", Arrays.stream(before).sum(), (long) before.length * episodes);
    }

    /** The listener of the run with this index. */
    TrainingListener of(int run) {
        return new TrainingListener() {
            @Override
            public void episode(EpisodeResult result, Measurements progress) {
                add(run, result);
            }
        };
    }

    private synchronized void add(int run, EpisodeResult result) {
        recent[run][heard[run]++ % WINDOW] = result.reward();
        played[run] = result.episode() + 1;
        display.step(this::beside,
                () -> String.format(Locale.ROOT, "episode %d/%d of %d seeds  %s", Arrays.stream(played).sum(),
                        (long) played.length * episodes, played.length, beside()));
    }

    private String beside() {
        long finished = Arrays.stream(played).filter(count -> count == episodes).count();
        return String.format(Locale.ROOT, "%d finished, mean reward of each seed's last %d: %.3f", finished, WINDOW,
                mean());
    }

    /** Mean over the runs that have begun, with equal weights. */
    private double mean() {
        double sum = 0;
        int begun = 0;
        for (int run = 0; run < heard.length; run++) {
            int count = Math.min(heard[run], WINDOW);
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
