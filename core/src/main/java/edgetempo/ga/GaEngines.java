package edgetempo.ga;

import edgetempo.scenario.mec.GaSettings;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Creates the engine that a scenario's GA settings describe, for the populations of a backend. */
final class GaEngines {
    private GaEngines() {}

    /**
     * An engine: one population or islands of them.
     *
     * @param scenario   the scenario
     * @param threads    largest number of threads that run islands
     * @param population makes a population of the backend; the memetic variant has one of its own
     */
    static GaEngine of(Scenario scenario, int threads, BiFunction<Scenario, Chromosome, GaPopulation> population) {
        GaSettings settings = scenario.ga().inForce();
        Scenario inForce = scenario.with("ga", settings);
        Chromosome chromosome = Chromosome.of(inForce);
        Supplier<GaPopulation> populations = settings.variant() == GaVariant.MEMETIC
                ? () -> new MemeticPopulation(inForce, chromosome)
                : () -> population.apply(inForce, chromosome);
        return settings.islands() == 1
                ? new Evolution(inForce, chromosome, populations.get())
                : new Islands(inForce, chromosome, populations, threads);
    }
}
