package edgetempo.experiments;

import java.io.Serializable;
import java.util.function.UnaryOperator;

/**
 * Words for people with names of settings in them. A setting is called as in this library, such as {@code checkpointEvery}, unless the reader
 * knows it by another name, such as that of an option of a command line.
 */
@FunctionalInterface
public interface Message extends Serializable {
    /**
     * Writes the message.
     *
     * @param setting turns the name of a setting into what the reader calls it
     */
    String text(UnaryOperator<String> setting);

    /** In this library's own names. */
    default String text() {
        return text(UnaryOperator.identity());
    }
}
