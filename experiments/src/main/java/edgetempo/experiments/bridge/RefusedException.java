package edgetempo.experiments.bridge;

/** A request that is refused, with one line on what is allowed; nothing was changed, and the next request may be right. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a one-line message. */
    RefusedException(String message) {
        super(message);
    }
}
