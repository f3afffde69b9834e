package edgetempo.experiments.fran;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.training.SeedList;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains both phases in a fog radio access network and writes a run folder: first the agent that offloads, then those that allocate the
 * processors of access points.
 *
 * {@snippet :
 * FranTrainingResult run = FranTrainingRun.of(ScenarioReader.loadFran("fran-default", List.of())).seed(1).run(Path.of("runs"));
 * System.out.println(run.record().figures().ofExact());
 * }
 *
 * The same scenario and seed give the same tables, networks and checkpoints byte for byte. Mutable; not thread-safe.
 */
public final class FranTrainingRun extends FranRunSettings<FranTrainingRun> {
    /** Default number of epochs between two checkpoints. */
    public static final int DEFAULT_CHECKPOINT_EVERY = 50;

    private final FranScenario scenario;
    private long seed = 1;
    private DevicePlan plan = DevicePlan.DEFAULT.withDevice(DeviceChoice.CPU);

    private FranTrainingRun(FranScenario scenario) {
        this.scenario = scenario;
    }

    /** A run in a scenario. */
    public static FranTrainingRun of(FranScenario scenario) {
        return new FranTrainingRun(scenario);
    }

    @Override
    protected FranTrainingRun self() {
        return this;
    }

    /** Sets the root of every random stream. Default: 1. */
    public FranTrainingRun seed(long root) {
        seed = root;
        return this;
    }

    /** Sets the device of the networks. Default: the CPU. */
    public FranTrainingRun device(DeviceChoice choice) {
        plan = DevicePlan.DEFAULT.withDevice(choice);
        return this;
    }

    /**
     * Runs until the end or the request to stop.
     *
     * @param runs parent of the run's folder
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public FranTrainingResult run(Path runs) {
        return new FranRun(request(), console()).play(FranOpening.fresh(runs, request()), stop());
    }

    /**
     * Runs once with each of several seeds, several in parallel, and summarises them. Results do not depend on how many run in parallel.
     *
     * @param seeds    of the runs
     * @param parallel runs at a time, at least 1; if there are several, access points of each are trained sequentially
     * @param runs     parent of the folder of the runs
     * @return results of the runs; empty if it was stopped before any of them had begun
     * @throws BadInputException                                 if a setting is out of range
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public Optional<FranSeedsResult> runSeeds(SeedList seeds, int parallel, Path runs) {
        return new FranSeedRuns(request(), seeds, Checks.atLeast("parallel", 1, parallel), console()).play(runs,
                stop());
    }

    private FranRequest request() {
        return new FranRequest(scenario, seed, threads(), plan, checkpointEveryOr(DEFAULT_CHECKPOINT_EVERY));
    }
}
