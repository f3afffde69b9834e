package edgetempo.experiments;

import java.util.Optional;

/**
 * What every long run can be told, whatever it learns: on how many threads, how often it is safe, who hears of it and who may end it. Mutable;
 * not thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract class RunControls<T extends RunControls<T>> {
    private Optional<Integer> checkpointEvery = Optional.empty();
    private int threads = Runtime.getRuntime().availableProcessors();
    private Console console = Console.SILENT;
    private StopRequest stop = StopRequest.NEVER;

    /** Nothing is set yet. */
    protected RunControls() {}

    /** This object. */
    protected abstract T self();

    /** Threads of the run; results do not depend on it. All cores unless set. */
    public T threads(int count) {
        threads = Checks.threads(count);
        return self();
    }

    /** Episodes, or epochs in an F-RAN, between two checkpoints; at least 1. */
    public T checkpointEvery(int count) {
        checkpointEvery = Optional.of(Checks.atLeast("checkpointEvery", 1, count));
        return self();
    }

    /** Hears what is being done. */
    public T console(Console to) {
        console = to;
        return self();
    }

    /** Is asked, frame by frame or epoch by epoch, whether to stop. */
    public T stop(StopRequest request) {
        stop = request;
        return self();
    }

    /** What {@link #threads(int)} was told. */
    protected final int threads() {
        return threads;
    }

    /**
     * What {@link #checkpointEvery} was told.
     *
     * @param otherwise what holds if it was told nothing
     */
    protected final int checkpointEveryOr(int otherwise) {
        return checkpointEvery.orElse(otherwise);
    }

    /** What {@link #console(Console)} was told. */
    protected final Console console() {
        return console;
    }

    /** What {@link #stop(StopRequest)} was told. */
    protected final StopRequest stop() {
        return stop;
    }
}
