package edgetempo.experiments.training;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.catalogue.Trait;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.ga.GaBackend;
import edgetempo.ga.GaBackends;
import edgetempo.input.ScenarioInputs;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.reports.run.RunOptions;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a caching agent over a slot solver, or plays a policy that does not learn, and writes a run folder:
 *
 * {@snippet :
 * TrainingResult run = Training.of(ScenarioReader.load("physical-m2-n20"))
 *         .algorithm("ddpg").episodes(200).seed(1).run(Path.of("runs"));
 * System.out.println(run.record().rewardLast50() + " " + run.folder());
 * }
 *
 * <p>The same scenario, algorithm, solver, backend and seed give the same {@code episodes.csv} byte for byte. Settings are checked when
 * they are given, and together when the run begins, before anything is written. Mutable; not thread-safe.
 */
public final class Training extends RunSettings<Training> {
    /** Default number of episodes of references. */
    public static final int DEFAULT_REFERENCES = 10;
    /** Default number of episodes between two checkpoints. */
    public static final int DEFAULT_CHECKPOINT_EVERY = RunOptions.DEFAULT_CHECKPOINT_EVERY;

    private final Scenario scenario;
    private Optional<String> named = Optional.empty();
    private Optional<String> solver = Optional.empty();
    private Optional<GaBackend> backend = Optional.empty();
    private DeviceChoice device = DeviceChoice.CPU;
    private long seed = 1;

    private Training(Scenario scenario) {
        this.scenario = scenario;
    }

    /** A run in a scenario. */
    public static Training of(Scenario scenario) {
        return new Training(scenario);
    }

    @Override
    protected Training self() {
        return this;
    }

    /** Sets the algorithm: an agent, or a policy that does not learn. Default: {@link Learners#defaultAlgorithm}. */
    public Training algorithm(String name) {
        named = Optional.of(Learners.check("algorithm", name));
        return this;
    }

    /** Sets the slot solver. Default: the scenario's {@code time.solver}, or the agent itself if it decides slots too. */
    public Training solver(String name) {
        solver = Optional.of(Checks.solver("solver", name).text());
        return this;
    }

    /** Sets the GA backend. Default: the fastest one. */
    public Training backend(GaBackend runner) {
        backend = Optional.of(runner);
        return this;
    }

    /** Sets the device of the networks. Default: the CPU. */
    public Training device(DeviceChoice choice) {
        device = choice;
        return this;
    }

    /** Sets the root of every random stream. Default: 1. */
    public Training seed(long root) {
        seed = root;
        return this;
    }

    /**
     * Looks whether what is set goes together, and runs nothing.
     *
     * @throws BadInputException                  if it does not
     * @throws edgetempo.ga.BackendException if the backend cannot run the scenario's genetic algorithm
     */
    public void check() {
        request();
    }

    /**
     * Runs until the end or the request to stop.
     *
     * @param runs parent of the run's folder
     * @throws BadInputException                                        if settings do not go together
     * @throws edgetempo.nativeconfig.NativeUnavailableException if the algorithm learns and TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public TrainingResult run(Path runs) {
        TrainingRequest request = request();
        return new TrainingRun(request, console()).play(RunOpening.fresh(runs, request), stop(), listener());
    }

    /**
     * Runs once with each of several seeds, several in parallel, and summarises them. Results do not depend on how many run in parallel.
     *
     * @param seeds    of the runs
     * @param parallel runs at a time, at least 1; where there are several, each solves slots on one thread
     * @param runs     parent of the folder of the runs
     * @return results of the runs; empty if it was stopped before any of them had begun
     * @throws BadInputException                                        if settings do not go together
     * @throws edgetempo.nativeconfig.NativeUnavailableException if the algorithm learns and TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public Optional<SeedsResult> runSeeds(SeedList seeds, int parallel, Path runs) {
        return new SeedRuns(request(), seeds, Checks.atLeast("parallel", 1, parallel), console()).play(runs, stop());
    }

    TrainingRequest request() {
        String algorithm = named.orElseGet(() -> Learners.defaultAlgorithm(scenario));
        if (solver.isPresent() && Learners.solvesSlots(algorithm)) {
            throw new BadInputException(name -> name.apply("solver") + ": cannot be given with "
                    + name.apply("algorithm") + " " + algorithm + ", which solves the slots itself");
        }
        RunOptions options = options(
                new RunOptions(scenario.agent().episodes(), DEFAULT_REFERENCES, DEFAULT_CHECKPOINT_EVERY),
                Learners.learns(algorithm));
        String solving = solver.orElseGet(() -> Learners.defaultSolver(algorithm, scenario));
        GaBackend runner = backend.orElseGet(GaBackends::fastest);
        Scenario pinned = ScenarioInputs.pinned(scenario);
        Scenario configured = pinned;
        if (!Learners.solvesSlots(algorithm)) {
            NamedSolver solves = Catalogue.standard().solver(solving);
            configured = solves.configure(pinned);
            if (solves.has(Trait.GENETIC)) {
                runner.require(configured);
            }
        }
        return new TrainingRequest(configured, algorithm, solving, runner, options,
                seed, threads(), DevicePlan.DEFAULT.withDevice(device));
    }
}
