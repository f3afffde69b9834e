package edgetempo.ga;

/** A backend cannot run on this machine, or not with the given settings; the message is one line that says what to do. */
public final class BackendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a one-line message. */
    public BackendException(String message) {
        super(message);
    }
}
