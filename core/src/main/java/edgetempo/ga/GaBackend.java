package edgetempo.ga;

import edgetempo.scenario.Scenario;

/** One way to run the genetic algorithm: plain loops, vector kernels, a device. All give the same distribution of results. */
public interface GaBackend {
    /** Name by which the backend is forced and logged. */
    String name();

    /** One line on what it runs on, for {@code doctor} and run records. */
    String description();

    /** A new engine for slots of the scenario's size and the scenario's GA settings. */
    GaEngine engine(Scenario scenario);
}
