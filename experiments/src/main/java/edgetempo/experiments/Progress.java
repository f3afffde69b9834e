package edgetempo.experiments;

import java.util.function.Supplier;

/** How far work of known length has come. Thread-safe. */
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
     * A step was done.
     *
     * @param beside what stands beside a bar; asked for only if it is shown
     * @param line   the line where there is no bar; asked for only if it is printed
     */
    void step(Supplier<String> beside, Supplier<String> line);

    @Override
    void close();
}
