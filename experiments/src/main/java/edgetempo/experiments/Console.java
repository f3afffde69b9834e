package edgetempo.experiments;

import java.util.function.Consumer;

/**
 * Where a use case says what it is doing, for people who wait for it. Nothing that it computes or writes depends on it. Several threads may
 * talk to one console at a time.
 */
public interface Console {
    /** Says nothing. */
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

    /** Says everything in lines, such as {@code Console.lines(System.err::println)}; of progress, one every twentieth of the work. */
    static Console lines(Consumer<String> to) {
        return new LineConsole(to);
    }

    /** What is being done, in one line. */
    void info(String line);

    /** What the user should know in any case, in one line. */
    void warn(String line);

    /** The same with names of settings in it. */
    default void warn(Message message) {
        warn(message.text());
    }

    /**
     * Begins work of known length.
     *
     * @param task  what a step is, in the plural
     * @param first steps that were done before
     * @param steps steps there will be in the end
     */
    Progress progress(String task, long first, long steps);

    /** The same console, which hears warnings only. */
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
