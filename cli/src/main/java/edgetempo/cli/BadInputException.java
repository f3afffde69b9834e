package edgetempo.cli;

/** Input that a command refuses; the message is one clear line. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
