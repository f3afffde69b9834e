package edgetempo.experiments.training;

import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.mec.EpisodeResult;
import java.util.Locale;

/** Progress of one run. */
final class EpisodeProgress implements AutoCloseable {
    private static final int WINDOW = 10;

    private final int episodes;
    private final Progress display;
    private final double[] recent = new double[WINDOW];
    private final int first;
    private int seen;

    /**
     * @param first    episodes that were played before
     * @param episodes episodes there will be in the end
     */
    EpisodeProgress(int first, int episodes, Console console) {
        this.first = first;
        seen = first;
        this.episodes = episodes;
        display = console.progress("episodes", first, episodes);
    }

    /** An episode was completed. */
    void episode(EpisodeResult result) {
        recent[seen++ % WINDOW] = result.reward();
        display.step(() -> String.format(Locale.ROOT, "reward %.2f", mean()),
                () -> String.format(Locale.ROOT, "episode %d/%d  mean reward of the last %d: %.3f", seen, episodes,
                        window(), mean()));
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
        display.close();
    }
}
