package edgetempo.experiments.bridge;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** One environment of a batch. Reads actions from a frame and writes observations into one, so that a step allocates little. Not thread-safe. */
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

    /** Why an action cannot be taken; empty if it can. Nothing is changed. */
    Optional<String> refusal(ByteBuffer actions, int at);

    /** Takes an action that is not refused, in an episode that is not over. */
    void step(ByteBuffer actions, int at);

    /** Of the last step. */
    double reward();

    /** Whether the last step reached a terminal state. */
    boolean terminated();

    /** Whether the episode was cut off by the last step. */
    boolean truncated();

    /** Writes what is observed now, from a place of a frame on. */
    void observe(ByteBuffer target, int at);

    /**
     * Writes a byte for each discrete action, 1 for those that may be taken now, or for each user, 1 for those in reach; nothing where
     * neither is asked for.
     */
    void mask(ByteBuffer target, int at);

    /** Figures of the last step, without any time of a clock; empty before the first step. Adds to a map. */
    void info(Map<String, Object> target);
}
