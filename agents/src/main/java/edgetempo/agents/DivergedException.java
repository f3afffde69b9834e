package edgetempo.agents;

/** Learning that has left the finite numbers, from which nothing brings it back. The message says what it was and what may help. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what diverged.
     *
     * @param message one line
     */
    public DivergedException(String message) {
        super(message);
    }
}
