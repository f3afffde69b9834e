package edgetempo.experiments;

import java.util.function.UnaryOperator;

/**
 * Invalid input, detected before a use case begins; the message is one clear line. It contains settings by their names in this library,
 * such as {@code checkpointEvery}; callers that use other names for them, such as command-line options, get the message by {@link
 * #message}.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Message message;

    /** Creates an exception whose message names no setting. */
    public BadInputException(String message) {
        this(_ -> message);
    }

    /** Creates an exception whose message names settings. */
    public BadInputException(Message message) {
        super(message.text());
        this.message = message;
    }

    /**
     * Creates an exception about one setting.
     *
     * @param setting its name in this library
     * @param problem what is wrong and what is allowed
     */
    public static BadInputException of(String setting, String problem) {
        return new BadInputException(names -> names.apply(setting) + ": " + problem);
    }

    /** The message with settings renamed for a reader. */
    public String message(UnaryOperator<String> setting) {
        return message.text(setting);
    }
}
