package edgetempo.experiments.fran;

import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.RunDevice;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.training.Resumption;
import edgetempo.experiments.training.SeedList;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.reports.ReportJson;
import edgetempo.reports.fran.FranMethodsCsv;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSeedsRequest;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.RunSystem;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.seeds.SeedsRequest;
import edgetempo.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Resumes a stopped F-RAN run, bit for bit as if it had not been stopped. The run is defined by its {@code run.json}, which also supplies
 * settings not given here. Its number of epochs cannot change: step sizes depend on it. Mutable; not thread-safe.
 */
public final class FranResumption extends FranRunSettings<FranResumption> {
    private final Path run;

    private FranResumption(Path run) {
        this.run = run;
    }

    /** Creates a resumption of the run, or of the runs of several seeds, in a folder. */
    public static FranResumption of(Path run) {
        return new FranResumption(run);
    }

    @Override
    protected FranResumption self() {
        return this;
    }

    /**
     * Whether a folder holds runs of several seeds, which {@link #runSeeds} resumes.
     *
     * @param folder that is to be resumed
     */
    public static boolean isOfSeeds(Path folder) {
        return Resumption.isOfSeeds(folder);
    }

    /**
     * Runs until the end or the request to stop. A run that is finished stays as it is.
     *
     * @throws BadInputException                                 if no checkpoint can be used, {@code run.json} names something
     *                                                           unknown, or the run has diverged
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if the folder holds no such run, another process writes it, or a
     *                                                           file cannot be written
     */
    public FranTrainingResult run() {
        RunSystem.FRAN.requireForResume(run);
        try (StoppedRun<FranRunRecord> stopped = open(run)) {
            FranRunRecord record = stopped.record();
            if (record.status() == RunStatus.FINISHED) {
                RunPages.complete(run, record.figures().phase1Epochs(), console());
                return new FranTrainingResult(record, FranMethodsCsv.read(run.resolve(FranRunFolder.METHODS)), run,
                        false);
            }
            if (record.status() == RunStatus.DIVERGED) {
                throw new BadInputException(
                        run + ": diverged, and would again; start a new run with other settings");
            }
            FranRequest request = request(run.resolve(FranRunRecord.FILE_NAME), record.setup());
            return new FranRun(request, console()).play(FranOpening.resumed(stopped, request, console()), stop());
        }
    }

    /**
     * Plays what a folder of several seeds lacks: runs that were stopped and those that never began. Finished ones stay as they are.
     *
     * @param parallel runs at a time, at least 1; if there are several, access points of each are trained sequentially
     * @return results of the runs; empty if it was stopped before any of them had begun
     * @throws BadInputException                                 if the folder's {@code request.json} names something unknown
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if the folder is damaged, another process writes it, or a file
     *                                                           cannot be written
     */
    public Optional<FranSeedsResult> runSeeds(int parallel) {
        RunSystem.FRAN.requireForResume(run);
        FranSeedsRequest asked = FranSeedsRequest.read(run);
        return new FranSeedRuns(request(run.resolve(SeedsRequest.FILE_NAME), asked.runs()),
                SeedList.parse(asked.seeds()), Checks.atLeast("parallel", 1, parallel), console()).resume(run, stop());
    }

    /** Locks the folder of a run. */
    static StoppedRun<FranRunRecord> open(Path folder) {
        return StoppedRun.open(folder, _ -> FranRunRecord.read(folder));
    }

    /** @param from origin of the setup, for messages */
    private FranRequest request(Path from, FranSetup setup) {
        String file = from.toString();
        int every = Checks.atLeastIn(file, "checkpointEvery", 1, setup.checkpointEvery());
        return new FranRequest(
                ScenarioReader.parseCompleteFran(ReportJson.mapper().writeValueAsString(setup.resolvedScenario()),
                        file),
                setup.seed(), threads(), DevicePlan.DEFAULT.withDevice(RunDevice.asked(setup.provenance(), file)),
                checkpointEveryOr(every));
    }
}
