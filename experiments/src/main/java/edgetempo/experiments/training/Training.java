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
 * Trains a caching agent over a slot solver, or plays a policy that does not learn, and leaves a run folder:
 *
 * {@snippet :
 * TrainingResult run = Training.of(ScenarioReader.load("physical-m2-n20"))
 *         .algorithm("ddpg").episodes(200).seed(1).run(Path.of("runs"));
 * System.out.println(run.record().rewardLast50() + " " + run.folder());
 * }
 *
 * <p>The same scenario, algorithm, solver, backend and seed give the same {@code episodes.csv} byte for byte. Settings are checked when they are
 * given, and together when the run begins, before anything is written. Mutable; not thread-safe.
 */
public final class Training extends RunSettings<Training> {
    /** Episodes of static plans, unless set. */
    public static final int DEFAULT_REFERENCES = 10;
    /** Episodes between two checkpoints, unless set. */
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

    /** Who caches: an agent, or a policy that does not learn. {@link Learners#defaultAlgorithm} unless set. */
    public Training algorithm(String name) {
        named = Optional.of(Learners.check("algorithm", name));
        return this;
    }

    /** Who solves the slots. The scenario's {@code time.solver} unless set, or the agent itself if it decides slots too. */
    public Training solver(String name) {
        solver = Optional.of(Checks.solver("solver", name).text());
        return this;
    }

    /** What runs genetic algorithms. The fastest one unless set. */
    public Training backend(GaBackend runner) {
        backend = Optional.of(runner);
        return this;
    }

    /** Where networks run. The processor unless set. */
    public Training device(DeviceChoice choice) {
        device = choice;
        return this;
    }

    /** Root of every random stream. 1 unless set. */
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
     * @param runs folder that gets the run's folder
     * @throws BadInputException                                        if settings do not go together
     * @throws edgetempo.nativeconfig.NativeUnavailableException if the algorithm learns and TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public TrainingResult run(Path runs) {
        TrainingRequest request = request();
        return new TrainingRun(request, console()).play(RunOpening.fresh(runs, request), stop(), listener());
    }

    /**
     * Runs once with each of several seeds, some at a time, and sums them up. Results do not depend on how many run at a time.
     *
     * @param seeds    of the runs
     * @param parallel runs at a time, at least 1; where there are several, each solves slots on one thread
     * @param runs     folder that gets the folder of the runs
     * @return what the runs came to; empty if it was stopped before any of them had begun
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
