package edgetempo.agents.training;

import edgetempo.mec.CachePlan;
import edgetempo.mec.StepResult;

/**
 * The large timescale in training: plans frames and learns from what they earned. Not thread-safe.
 */
public interface Learner extends AutoCloseable {
    /** Name for run folders and tables. */
    String name();

    /** Start of an episode. */
    void startEpisode(int episode);

    /**
     * Plans a frame.
     *
     * @param observation what the environment returned last. Not modified.
     * @param frame       frame about to start, counted from 0
     * @param plan        receives the plan; holds the previous one on entry. Modified.
     */
    void plan(double[] observation, int frame, CachePlan plan);

    /** Takes in what the frame that was planned last earned, and learns if it is time to. */
    void frameDone(StepResult result);

    /** Figures of the episode that just ended; called once an episode. */
    LearningProgress endEpisode();

    /** Gradient updates since construction or since the state that was restored. */
    long updates();

    /** Wall time spent choosing actions, ns. */
    long actNanos();

    /** Wall time spent in updates, replay sampling included, ns. */
    long updateNanos();

    /** Frees native memory, if there is any. */
    @Override
    void close();
}
