package edgetempo.experiments;

/** Input that a command refuses; the message is one clear line. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }
}
