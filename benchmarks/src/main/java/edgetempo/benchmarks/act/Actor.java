package edgetempo.benchmarks.act;

/** An actor evaluated for one observation at a time. Not thread-safe. */
public interface Actor {
    /** Puts the recurrent state to zero. */
    void reset();

    /**
     * Computes the action for an observation; advances the recurrent state.
     *
     * @param observation not modified
     * @param action      receives the outputs. Modified.
     */
    void act(float[] observation, float[] action);
}
