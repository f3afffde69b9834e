package edgetempo.agents.training;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.metric.Measurements;

/** Observes training. Called on the training thread; an exception of a listener ends the training. */
public interface TrainingListener {
    /**
     * Called after a frame.
     *
     * @param episode counted from 0
     * @param result  its result
     * @param plan    its cache plan. Live; do not keep or modify.
     */
    default void frame(int episode, FrameResult result, CachePlan plan) {}

    /** Called after a complete episode. */
    default void episode(EpisodeResult result, Measurements progress) {}
}
