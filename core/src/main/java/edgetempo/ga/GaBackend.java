package edgetempo.ga;

import edgetempo.scenario.mec.Scenario;
import java.util.Optional;

/** One way to run the genetic algorithm: plain loops, vector kernels, a device. All give the same distribution of results. */
public interface GaBackend {
    /** Name by which the backend is selected and logged. */
    String name();

    /** One line on what it runs on, for {@code doctor} and run records. */
    String description();

    /** Why it cannot run on this machine, in one line that says what to do; empty if it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Rejects settings that the backend cannot run, before work starts.
     *
     * @throws BackendException if the backend cannot run on this machine, or not with these settings
     */
    default void require(Scenario scenario) {
        obstacle().ifPresent(reason -> {
            throw new BackendException("backend \"" + name() + "\" cannot run here: " + reason);
        });
    }

    /** Creates a new engine for slots of the scenario's size and the scenario's GA settings, on the caller's thread. */
    default GaEngine engine(Scenario scenario) {
        return engine(scenario, 1);
    }

    /**
     * Creates a new engine for slots of the scenario's size and the scenario's GA settings.
     *
     * @param scenario the scenario
     * @param threads  largest number of threads that run islands, at least 1; results do not depend on it
     * @throws BackendException if the backend cannot run on this machine, or not with these settings
     */
    GaEngine engine(Scenario scenario, int threads);

    /**
     * Creates a new solver of many slots of the scenario's size together, with the scenario's GA settings.
     *
     * @param scenario the scenario
     * @param threads  largest number of threads, at least 1; results do not depend on it
     * @throws BackendException if the backend cannot run on this machine, or not with these settings
     */
    default GaBatch batch(Scenario scenario, int threads) {
        return new EngineBatch(this, scenario, threads);
    }
}
