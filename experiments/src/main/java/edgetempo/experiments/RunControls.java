package edgetempo.experiments;

import java.util.Optional;

/**
 * Common controls of long runs: threads, checkpoints, console and requests to stop. Mutable;
 * not thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract class RunControls<T extends RunControls<T>> {
    private Optional<Integer> checkpointEvery = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private Console console = Console.SILENT;
    private StopRequest stop = StopRequest.NEVER;

    /** Creates controls with nothing set. */
    protected RunControls() {}

    /** This object. */
    protected abstract T self();

    /** Sets the number of threads of the run; results do not depend on it. Default: all cores. */
    public T threads(int count) {
        threads = Checks.threads(count);
        return self();
    }

    /** Sets the number of episodes, or of F-RAN epochs, between two checkpoints; at least 1. */
    public T checkpointEvery(int count) {
        checkpointEvery = Optional.of(Checks.atLeast("checkpointEvery", 1, count));
        return self();
    }

    /** Sets the console for progress and warnings. */
    public T console(Console to) {
        console = to;
        return self();
    }

    /** Sets the stop request, which is queried every frame or epoch. */
    public T stop(StopRequest request) {
        stop = request;
        return self();
    }

    /** The value set by {@link #threads(int)}. */
    protected final int threads() {
        return threads;
    }

    /**
     * The value set by {@link #checkpointEvery}.
     *
     * @param otherwise default
     */
    protected final int checkpointEveryOr(int otherwise) {
        return checkpointEvery.orElse(otherwise);
    }

    /** The value set by {@link #console(Console)}. */
    protected final Console console() {
        return console;
    }

    /** The value set by {@link #stop(StopRequest)}. */
    protected final StopRequest stop() {
        return stop;
    }
}
