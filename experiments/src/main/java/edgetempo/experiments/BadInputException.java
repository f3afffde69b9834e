package edgetempo.experiments;

import java.util.function.UnaryOperator;

/**
 * Input that a use case refuses before it begins; the message is one clear line. Settings stand in it by their names in this library, such as
 * {@code checkpointEvery}; who has another name for them, such as an option of a command line, asks for the message with that.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Message message;

    /** Creates a message that names no setting. */
    public BadInputException(String message) {
        this(_ -> message);
    }

    /** Creates a message that names settings. */
    public BadInputException(Message message) {
        super(message.text());
        this.message = message;
    }

    /**
     * What is wrong with one setting.
     *
     * @param setting its name in this library
     * @param problem what is wrong and what is allowed
     */
    public static BadInputException of(String setting, String problem) {
        return new BadInputException(names -> names.apply(setting) + ": " + problem);
    }

    /** The message in the words of a reader who calls settings by other names. */
    public String message(UnaryOperator<String> setting) {
        return message.text(setting);
    }
}
