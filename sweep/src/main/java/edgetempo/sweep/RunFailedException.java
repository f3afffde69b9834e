package edgetempo.sweep;

/** A run failed for a reason that needs no stack trace. */
final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunFailedException(String message) {
        super(message);
    }
}
