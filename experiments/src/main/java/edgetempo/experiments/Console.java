package edgetempo.experiments;

import java.util.function.Consumer;

/**
 * Receives messages and progress of a use case for its user. Results do not depend on it. Thread-safe: several threads may write to a
 * console concurrently.
 */
public interface Console {
    /** Ignores everything. */
    Console SILENT = new Console() {
        @Override
        public void info(String line) {
            // Nobody listens.
        }

        @Override
        public void warn(String line) {
            // Nobody listens.
        }

        @Override
        public Progress progress(String task, long first, long steps) {
            return Progress.NONE;
        }
    };

    /** Writes everything as lines, such as {@code Console.lines(System.err::println)}; progress every 5 % of the work. */
    static Console lines(Consumer<String> to) {
        return new LineConsole(to);
    }

    /** Shows one line on what is being done. */
    void info(String line);

    /** Shows a one-line warning. */
    void warn(String line);

    /** Shows a warning that names settings. */
    default void warn(Message message) {
        warn(message.text());
    }

    /**
     * Begins work of known length.
     *
     * @param task  what a step is, in the plural
     * @param first steps that were done before
     * @param steps total number of steps
     */
    Progress progress(String task, long first, long steps);

    /** A view of this console that passes on warnings only. */
    default Console warningsOnly() {
        Console all = this;
        return new Console() {
            @Override
            public void info(String line) {
                // Not a warning.
            }

            @Override
            public void warn(String line) {
                all.warn(line);
            }

            @Override
            public void warn(Message message) {
                all.warn(message);
            }

            @Override
            public Progress progress(String task, long first, long steps) {
                return Progress.NONE;
            }
        };
    }
}
