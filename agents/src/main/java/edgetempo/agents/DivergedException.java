package edgetempo.agents;

/** Learning has diverged: a loss or weight is no longer finite. The message says which and what may help. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one line
     */
    public DivergedException(String message) {
        super(message);
    }
}
