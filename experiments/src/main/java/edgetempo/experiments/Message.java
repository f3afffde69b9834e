package edgetempo.experiments;

import java.io.Serializable;
import java.util.function.UnaryOperator;

/**
 * A message that names settings. A setting has its name in this library, such as {@code checkpointEvery}, unless the reader knows it by
 * another name, such as that of a command-line option.
 */
@FunctionalInterface
public interface Message extends Serializable {
    /**
     * Writes the message.
     *
     * @param setting maps the name of a setting to the reader's name
     */
    String text(UnaryOperator<String> setting);

    /** The message with this library's names. */
    default String text() {
        return text(UnaryOperator.identity());
    }
}
