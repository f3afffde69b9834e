package edgetempo.benchmarks.gate;

/** A gate cannot be run; the message is one clear line. */
public final class GateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GateException(String message) {
        super(message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    GateException(String message, Throwable cause) {
        super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
    }
}
