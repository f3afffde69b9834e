package edgetempo.agents.training;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.metric.Measurements;

/** Watches training. Called on the training thread; what a listener throws ends the training. */
public interface TrainingListener {
    /**
     * A frame was played.
     *
     * @param episode counted from 0
     * @param result  what it earned
     * @param plan    the plan it ran under. Live; do not keep or modify.
     */
    default void frame(int episode, FrameResult result, CachePlan plan) {}

    /** An episode was played to its end. */
    default void episode(EpisodeResult result, Measurements progress) {}
}
