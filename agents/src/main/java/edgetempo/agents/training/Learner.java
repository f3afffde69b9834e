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
 * The large timescale in training: plans frames and learns from what they earned. Not thread-safe.
 */
public interface Learner extends AutoCloseable {
    /** Name for run folders and tables. */
    String name();

    /**
     * What decides the slots of the frames that this learner plans, if it does that itself. The environment that it learns in must be
     * made with this solver.
     */
    default Optional<SlotSolver> slotSolver() {
        return Optional.empty();
    }

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

    /** What {@link #endEpisode} measures, always the same, in the order of the columns of a run's table. */
    default List<Metric> metrics() {
        return LearningMetrics.STANDARD;
    }

    /** {@link #metrics} of the episode that just ended; called once per episode. */
    Measurements endEpisode();

    /**
     * Everything this learner needs to go on after a whole episode, together with what the caller needs besides.
     *
     * @param progress the caller's; a learner documents keys of its own that it must not have
     */
    Checkpoint checkpoint(Map<String, String> progress);

    /**
     * Goes on from a checkpoint of a learner of the same form, to the last bit as if there had been no stop. Follow with
     * {@link #startEpisode}.
     *
     * @param checkpoint what {@link #checkpoint} gave. Not modified.
     * @throws IllegalArgumentException with one line if it is of a learner of another form; this learner must then be
     *                                  restored from another one or closed
     */
    void restore(Checkpoint checkpoint);

    /** What acting needs, without noise, as a file that {@link edgetempo.agents.policy.PolicyFile} reads; empty if nothing is learned. */
    default Optional<TensorFile> policy() {
        return Optional.empty();
    }

    /** Gradient updates, those before the state that was restored included. */
    long updates();

    /** Wall time spent choosing actions, ns. */
    long actNanos();

    /** Wall time spent in updates, replay sampling included, ns. */
    long updateNanos();

    /** Frees native memory, if there is any. */
    @Override
    void close();
}
