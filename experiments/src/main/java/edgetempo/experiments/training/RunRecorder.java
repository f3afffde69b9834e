package edgetempo.experiments.training;

import edgetempo.agents.training.LearningProgress;
import edgetempo.agents.training.TrainingListener;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.reports.run.LearningFigures;
import edgetempo.reports.run.RunFolder;

/** Writes what a run earns into its folder, a checkpoint every so many episodes included, and shows progress. */
public final class RunRecorder implements TrainingListener {
    private final RunFolder folder;
    private final RunCheckpoints checkpoints;
    private final RunMeter meter;
    private final ProgressDisplay progress;
    private final int checkpointEvery;
    private int episodes;
    private int saved;
    private boolean midEpisode;

    /**
     * @param checkpointEvery episodes between two checkpoints
     * @param first           episodes played before, in the state of the last checkpoint
     */
    public RunRecorder(RunFolder folder, RunCheckpoints checkpoints, RunMeter meter, ProgressDisplay progress,
            int checkpointEvery, int first) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.meter = meter;
        this.progress = progress;
        this.checkpointEvery = checkpointEvery;
        episodes = first;
        saved = first;
    }

    @Override
    public void frame(int episode, FrameResult result, CachePlan plan) {
        midEpisode = true;
        folder.addFrame(episode, result, plan);
    }

    @Override
    public void episode(EpisodeResult result, LearningProgress learning) {
        folder.addEpisode(result, new LearningFigures(learning.noiseStdDev(), learning.updates(),
                learning.criticLoss(), learning.actorLoss(), learning.meanQ()));
        episodes = result.episode() + 1;
        midEpisode = false;
        progress.episode(result);
        if (episodes % checkpointEvery == 0) {
            save();
        }
    }

    /** Saves the last state, unless the learner has seen a part of an episode that will be played again. */
    public void finish() {
        if (!midEpisode && episodes > saved) {
            save();
        }
    }

    private void save() {
        folder.sync();
        checkpoints.save(new RunCheckpoints.Progress(episodes, meter.spent()));
        saved = episodes;
    }
}
