package edgetempo.benchmarks.act;

/** An actor that is asked one observation at a time. Not thread-safe. */
public interface Actor {
    /** Puts the recurrent state to zero. */
    void reset();

    /**
     * The choice for an observation; moves the recurrent state on.
     *
     * @param observation not modified
     * @param action      receives the outputs. Modified.
     */
    void act(float[] observation, float[] action);
}
