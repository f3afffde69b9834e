package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.metric.Measurements;
import edgetempo.reports.run.RunFolder;
import java.util.function.IntConsumer;

/** Writes results and periodic checkpoints of a run into its folder, and shows progress. */
final class RunRecorder implements TrainingListener {
    private final RunFolder folder;
    private final RunCheckpoints checkpoints;
    private final RunMeter meter;
    private final EpisodeProgress progress;
    private final int checkpointEvery;
    private final IntConsumer beforeSave;
    private int episodes;
    private int saved;
    private boolean midEpisode;

    /**
     * @param checkpointEvery episodes between two checkpoints
     * @param first           episodes played before, in the state of the last checkpoint
     * @param beforeSave      writes other records of the episodes so far before each checkpoint; receives their number
     */
    RunRecorder(RunFolder folder, RunCheckpoints checkpoints, RunMeter meter, EpisodeProgress progress,
            int checkpointEvery, int first, IntConsumer beforeSave) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.meter = meter;
        this.progress = progress;
        this.checkpointEvery = checkpointEvery;
        this.beforeSave = beforeSave;
        episodes = first;
        saved = first;
    }

    @Override
    public void frame(int episode, FrameResult result, CachePlan plan) {
        midEpisode = true;
        folder.addFrame(episode, result, plan);
    }

    @Override
    public void episode(EpisodeResult result, Measurements learning) {
        folder.addEpisode(result, learning);
        episodes = result.episode() + 1;
        midEpisode = false;
        progress.episode(result);
        if (episodes % checkpointEvery == 0) {
            save();
        }
    }

    /** Whether the last frame was the last one of its episode. */
    boolean betweenEpisodes() {
        return !midEpisode;
    }

    /** Saves the last state, unless the learner has seen a part of an episode that will be played again. */
    void finish() {
        if (!midEpisode && episodes > saved) {
            save();
        }
    }

    private void save() {
        folder.sync();
        beforeSave.accept(episodes);
        checkpoints.save(new RunCheckpoints.Progress(episodes, meter.spent()));
        saved = episodes;
    }
}
