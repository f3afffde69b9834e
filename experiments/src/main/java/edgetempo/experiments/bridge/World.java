package edgetempo.experiments.bridge;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * One environment of a batch. Reads actions from a frame and writes observations into one, so that a step allocates little. Not
 * thread-safe.
 */
interface World {
    /** The same for all environments of a batch. */
    Spaces spaces();

    /**
     * Starts an episode.
     *
     * @param seed    root of its random streams
     * @param episode its number, from 0
     */
    void reset(long seed, int episode);

    /** Why an action is invalid; empty if it is valid. Nothing is changed. */
    Optional<String> refusal(ByteBuffer actions, int at);

    /** Steps with a valid action, in an episode that is not over. */
    void step(ByteBuffer actions, int at);

    /** Reward of the last step. */
    double reward();

    /** Whether the last step reached a terminal state. */
    boolean terminated();

    /** Whether the episode was truncated by the last step. */
    boolean truncated();

    /** Writes what is observed now, from a place of a frame on. */
    void observe(ByteBuffer target, int at);

    /**
     * Writes a byte for each discrete action, 1 for those that may be taken now, or for each user, 1 for those in reach; nothing where
     * neither is asked for.
     */
    void mask(ByteBuffer target, int at);

    /** Metrics of the last step, without wall-clock times; empty before the first step. Adds to a map. */
    void info(Map<String, Object> target);
}
