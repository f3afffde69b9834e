package edgetempo.experiments.fran;

import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.StopRequest;
import java.util.Optional;

/**
 * What can be said of a run of both phases that begins and of one that goes on. Mutable; not thread-safe.
 *
 * @param <T> the kind of run
 */
public abstract sealed class FranRunSettings<T extends FranRunSettings<T>> permits FranTrainingRun, FranResumption {
    private int threads = Runtime.getRuntime().availableProcessors();
    private Optional<Integer> checkpointEvery = Optional.empty();
    private Console console = Console.SILENT;
    private StopRequest stop = StopRequest.NEVER;

    FranRunSettings() {}

    /** This object. */
    abstract T self();

    /** Access points that train at a time; results do not depend on it. All cores unless set. */
    public T threads(int count) {
        threads = Checks.threads(count);
        return self();
    }

    /** Epochs between two checkpoints; at least 1. */
    public T checkpointEvery(int count) {
        checkpointEvery = Optional.of(Checks.atLeast("checkpointEvery", 1, count));
        return self();
    }

    /** Hears what is being done. */
    public T console(Console to) {
        console = to;
        return self();
    }

    /** Is asked, epoch by epoch, whether to stop. */
    public T stop(StopRequest request) {
        stop = request;
        return self();
    }

    final int threads() {
        return threads;
    }

    final int checkpointEpochs(int otherwise) {
        return checkpointEvery.orElse(otherwise);
    }

    final Console console() {
        return console;
    }

    final StopRequest stop() {
        return stop;
    }
}
