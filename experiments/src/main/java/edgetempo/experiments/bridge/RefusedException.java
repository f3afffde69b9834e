package edgetempo.experiments.bridge;

/** An invalid request, with one line on what is allowed; nothing was changed, and further requests can follow. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a one-line message. */
    RefusedException(String message) {
        super(message);
    }
}
