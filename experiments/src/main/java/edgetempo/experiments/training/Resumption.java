package edgetempo.experiments.training;

import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.experiments.RunDevice;
import edgetempo.experiments.RunPages;
import edgetempo.ga.GaBackends;
import edgetempo.input.ScenarioInputs;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.RunSystem;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.seeds.SeedsRequest;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resumes a stopped run, bit for bit as if it had not been stopped, or extends a finished one by more {@linkplain #episodes episodes}. The
 * run is defined by its {@code run.json}, which also supplies settings not given here. Mutable; not thread-safe.
 */
public final class Resumption extends RunSettings<Resumption> {
    private final Path run;

    private Resumption(Path run) {
        this.run = run;
    }

    /** Creates a resumption of the run in a folder. */
    public static Resumption of(Path run) {
        return new Resumption(run);
    }

    @Override
    protected Resumption self() {
        return this;
    }

    /**
     * Runs until the end or the request to stop. A run that is finished and not extended stays as it is.
     *
     * @throws BadInputException                                        if settings do not go together, or {@code run.json} names something unknown
     * @throws edgetempo.nativeconfig.NativeUnavailableException if the algorithm learns and TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if the folder holds no run, another process writes it, or a file cannot be written
     */
    public TrainingResult run() {
        RunSystem.MEC.requireForResume(run);
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run)) {
            RunRecord record = stopped.record();
            RunOptions options = options(record.options(), Learners.learns(record.algorithm()));
            if (record.status() == RunStatus.FINISHED && options.episodes() == record.episodes()) {
                RunPages.complete(run, record.episodes(), console());
                return new TrainingResult(record, run, false);
            }
            if (record.status() == RunStatus.DIVERGED) {
                throw new BadInputException(run + ": diverged in episode " + record.episodes()
                        + ", and would again; start a new run with other settings");
            }
            TrainingRequest request = request(stopped.path().resolve(RunRecord.FILE_NAME).toString(), record.setup(),
                    options);
            return new TrainingRun(request, console()).play(RunOpening.resumed(stopped, request, console()), stop(),
                    listener());
        }
    }

    /**
     * Whether a folder holds runs of several seeds, which {@link #runSeeds} resumes.
     *
     * @param folder that is to be resumed
     */
    public static boolean isOfSeeds(Path folder) {
        return Files.exists(folder.resolve(SeedsRequest.FILE_NAME));
    }

    /**
     * Plays what a folder of several seeds lacks: runs that were stopped and those that never began. Runs that are finished and not
     * extended stay as they are.
     *
     * @param parallel runs at a time, at least 1; where there are several, each solves slots on one thread
     * @return results of the runs; empty if it was stopped before any of them had begun
     * @throws BadInputException                                        if settings do not go together, or the folder's {@code request.json} names something unknown
     * @throws edgetempo.nativeconfig.NativeUnavailableException if the algorithm learns and TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if the folder is damaged, another process writes it, or a file cannot be written
     */
    public Optional<SeedsResult> runSeeds(int parallel) {
        RunSystem.MEC.requireForResume(run);
        SeedsRequest asked = SeedsRequest.read(run);
        RunSetup setup = asked.runs();
        RunOptions options = options(setup.options(), Learners.learns(setup.algorithm()));
        TrainingRequest request = request(run.resolve(SeedsRequest.FILE_NAME).toString(), setup, options);
        SeedRuns runs = new SeedRuns(request, SeedList.parse(asked.seeds()),
                Checks.atLeast("parallel", 1, parallel), console());
        Map<Long, Path> begun = runs.begun(run);
        if (!options.equals(setup.options())) {
            // First, so that a set that is stopped once more goes on to where it was told to.
            new SeedsRequest(asked.seeds(), setup.with(options)).write(run);
        }
        return runs.resume(run, begun, stop());
    }

    /** @param file file of the setup, for messages */
    private TrainingRequest request(String file, RunSetup setup, RunOptions options) {
        Checks.atLeastIn(file, "checkpointEvery", 1, setup.options().checkpointEvery());
        options.referencePolicies().ifPresent(names -> names.forEach(name -> Checks.namedIn(file, "referencePolicies",
                name, Catalogue.standard().policies().names())));
        String algorithm = Checks.namedIn(file, "algorithm", setup.algorithm(), Learners.names());
        boolean own = Learners.solvesSlots(algorithm);
        String solver = own
                ? Checks.knownIn(file, "solver", setup.solver(), List.of(algorithm))
                : Checks.namedIn(file, "solver", setup.solver(), Catalogue.standard().solvers().names());
        String backend = Checks.knownIn(file, "backend", setup.backend(), GaBackends.names());
        Scenario scenario = ScenarioInputs.pinned(ScenarioReader
                .parseComplete(ReportJson.mapper().writeValueAsString(setup.resolvedScenario()), file));
        return new TrainingRequest(own ? scenario : Catalogue.standard().solver(solver).configure(scenario), algorithm,
                solver, GaBackends.named(backend), options, setup.seed(), threads(),
                DevicePlan.DEFAULT.withDevice(RunDevice.asked(setup.provenance(), file)));
    }
}
