package edgetempo.experiments.training;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackend;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.reports.run.RunOptions;
import edgetempo.scenario.mec.Scenario;

/**
 * A training request.
 *
 * @param scenario  validated, its GA variant set to the solver's
 * @param algorithm see {@link Learners#names}
 * @param solver    see {@link edgetempo.catalogue.Catalogue#solver}; the algorithm's name if it solves the slots itself
 * @param backend   runs GA variants
 * @param options   extent of the run, and references to compare with afterwards
 * @param seed      root of every random stream
 * @param threads   threads that solve slots
 * @param device    device of the networks
 */
record TrainingRequest(Scenario scenario, String algorithm, String solver, GaBackend backend, RunOptions options,
        long seed, int threads, DevicePlan device) {

    /** A copy with another seed and number of threads. */
    TrainingRequest forSeed(long newSeed, int newThreads) {
        return new TrainingRequest(scenario, algorithm, solver, backend, options, newSeed, newThreads, device);
    }

    /** Solver of the slots of plans that the run is compared with: the run's own, or the scenario's if the agent is that. */
    String referenceSolver() {
        return Learners.solvesSlots(algorithm) ? Catalogue.standard().solverOf(scenario) : solver;
    }
}
