package edgetempo.agents.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.StepResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent of the large timescale in training: plans frames and learns from their rewards. Not thread-safe.
 */
public interface Learner extends AutoCloseable {
    /** Name for run folders and tables. */
    String name();

    /**
     * The solver of the slots of the frames that this learner plans, if it decides slots itself. The environment must then be created with
     * this solver.
     */
    default Optional<SlotSolver> slotSolver() {
        return Optional.empty();
    }

    /** Start of an episode. */
    void startEpisode(int episode);

    /**
     * Plans the caches of a frame.
     *
     * @param observation what the environment returned last. Not modified.
     * @param frame       frame about to start, counted from 0
     * @param plan        receives the plan; holds the previous one on entry. Modified.
     */
    void plan(double[] observation, int frame, CachePlan plan);

    /** Receives the result of the frame that was planned last, and learns if an update is due. */
    void frameDone(StepResult result);

    /** What {@link #endEpisode} measures, always the same, in the order of the columns of a run's table. */
    default List<Metric> metrics() {
        return LearningMetrics.STANDARD;
    }

    /** {@link #metrics} of the episode that just ended; called once per episode. */
    Measurements endEpisode();

    /**
     * Everything this learner needs to resume after a whole episode, together with the caller's progress.
     *
     * @param progress the caller's; must not contain the keys that the learner documents as its own
     */
    Checkpoint checkpoint(Map<String, String> progress);

    /**
     * Restores a checkpoint of a learner of the same form; training then continues bit for bit. Follow with
     * {@link #startEpisode}.
     *
     * @param checkpoint what {@link #checkpoint} gave. Not modified.
     * @throws IllegalArgumentException with one line if it is of a learner of another form; this learner must then be
     *                                  restored from another one or closed
     */
    void restore(Checkpoint checkpoint);

    /** The policy without noise, as a file that {@link edgetempo.agents.policy.PolicyFile} reads; empty if nothing is learned. */
    default Optional<TensorFile> policy() {
        return Optional.empty();
    }

    /** Gradient updates, including those before a restored checkpoint. */
    long updates();

    /** Wall time spent choosing actions, ns. */
    long actNanos();

    /** Wall time spent in updates, replay sampling included, ns. */
    long updateNanos();

    /** Frees native memory, if there is any. */
    @Override
    void close();
}
