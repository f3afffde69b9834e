package edgetempo.experiments;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes everything as lines; progress every 5 % of the work. */
record LineConsole(Consumer<String> lines) implements Console {
    private static final int PROGRESS_LINES = 20;

    @Override
    public void info(String line) {
        lines.accept(line);
    }

    @Override
    public void warn(String line) {
        lines.accept("warning: " + line);
    }

    @Override
    public Progress progress(String task, long first, long steps) {
        return new Progress() {
            private long done = first;

            @Override
            public synchronized void step(Supplier<String> beside, Supplier<String> line) {
                done++;
                if (done == steps || done * PROGRESS_LINES / steps > (done - 1) * PROGRESS_LINES / steps) {
                    lines.accept(line.get());
                }
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
