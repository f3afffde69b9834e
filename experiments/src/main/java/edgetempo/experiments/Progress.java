package edgetempo.experiments;

import java.util.function.Supplier;

/** Progress of work of known length. Thread-safe. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void step(Supplier<String> beside, Supplier<String> line) {
            // Nobody looks.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    };

    /**
     * Advances by one step.
     *
     * @param beside text beside a progress bar; evaluated only if it is shown
     * @param line   the line where there is no bar; evaluated only if it is printed
     */
    void step(Supplier<String> beside, Supplier<String> line);

    @Override
    void close();
}
