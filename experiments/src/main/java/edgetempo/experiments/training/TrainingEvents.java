package edgetempo.experiments.training;

import edgetempo.agents.events.EventFile;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.TrainingListener;
import edgetempo.mec.EpisodeMetrics;
import edgetempo.mec.EpisodeResult;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Writes a run's episodes into an event file for TensorBoard, one event per episode. Not thread-safe. */
final class TrainingEvents implements TrainingListener, AutoCloseable {
    private static final double NANOS = 1e9;

    private final EventFile file;
    private final Learner learner;
    private long updates;
    private long updateNanos;

    private TrainingEvents(EventFile file, Learner learner) {
        this.file = file;
        this.learner = learner;
        updates = learner.updates();
        updateNanos = learner.updateNanos();
    }

    /**
     * Starts an event file.
     *
     * @param folder       run folder
     * @param firstEpisode the episode played next; above 0 if the run is resumed
     * @param learner      the learner
     * @throws ReportException if it cannot be written
     */
    static TrainingEvents create(Path folder, int firstEpisode, Learner learner) {
        try {
            return new TrainingEvents(EventFile.create(folder, Instant.now(), firstEpisode), learner);
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        }
    }

    @Override
    public void episode(EpisodeResult result, Measurements progress) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        ObjDoubleConsumer<Metric> put = (metric, value) -> {
            if (!metric.tag().isEmpty()) {
                scalars.put(metric.tag(), value);
            }
        };
        EpisodeMetrics.of(result).forEach(put);
        progress.forEach(put);
        scalars.put("learning/updatesPerSecond", updatesPerSecond());
        add(result.episode(), scalars);
    }

    /** Records an evaluation of the policy after an episode. */
    void evaluated(int episode, double reward) {
        add(episode, Map.of("evaluation/reward", reward));
    }

    private void add(int episode, Map<String, Double> scalars) {
        try {
            file.add(episode, Instant.now(), scalars);
        } catch (IOException e) {
            throw ReportException.writing(file.path(), e);
        }
    }

    /** Updates per second of update time since the last call; NaN where there was none. */
    private double updatesPerSecond() {
        long newUpdates = learner.updates() - updates;
        double seconds = (learner.updateNanos() - updateNanos) / NANOS;
        updates += newUpdates;
        updateNanos = learner.updateNanos();
        return newUpdates > 0 && seconds > 0 ? newUpdates / seconds : Double.NaN;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw ReportException.writing(file.path(), e);
        }
    }
}
