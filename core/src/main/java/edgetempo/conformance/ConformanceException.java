package edgetempo.conformance;

/** A golden file that cannot be read or lacks a field; the message is one clear line. */
public final class ConformanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One clear line. */
    public ConformanceException(String message) {
        super(message);
    }
}
