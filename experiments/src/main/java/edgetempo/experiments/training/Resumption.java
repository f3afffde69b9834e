package edgetempo.experiments.training;

import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Checks;
import edgetempo.ga.GaBackends;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.reports.ReportJson;
import edgetempo.reports.run.RunOptions;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Goes on with a run that was stopped, to the last bit as if it had never stopped, or extends a finished one by more {@linkplain
 * #episodes episodes}. What the run is comes from its {@code run.json}; so does what is not set here. Mutable; not thread-safe.
 */
public final class Resumption extends RunSettings<Resumption> {
    private final Path run;

    private Resumption(Path run) {
        this.run = run;
    }

    /** Of the run in a folder. */
    public static Resumption of(Path run) {
        return new Resumption(run);
    }

    @Override
    Resumption self() {
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
        try (StoppedRun stopped = StoppedRun.open(run)) {
            RunRecord record = stopped.record();
            RunOptions options = options(record.options(), Learners.learns(record.algorithm()));
            if (record.status() == RunStatus.FINISHED && options.episodes() == record.episodes()) {
                return new TrainingResult(record, run, false);
            }
            if (record.status() == RunStatus.DIVERGED) {
                throw new BadInputException(run + ": diverged in episode " + record.episodes()
                        + ", and would again; start a new run with other settings");
            }
            TrainingRequest request = request(stopped, options);
            return new TrainingRun(request, console()).play(RunOpening.resumed(stopped, request, console()), stop(),
                    listener());
        }
    }

    private TrainingRequest request(StoppedRun stopped, RunOptions options) {
        RunRecord record = stopped.record();
        String file = stopped.path().resolve(RunRecord.FILE_NAME).toString();
        String algorithm = Checks.namedIn(file, "algorithm", record.algorithm(), Learners.names());
        boolean own = Learners.solvesSlots(algorithm);
        String solver = own
                ? Checks.knownIn(file, "solver", record.solver(), List.of(algorithm))
                : Checks.namedIn(file, "solver", record.solver(), Catalogue.standard().solvers().names());
        String backend = Checks.knownIn(file, "backend", record.backend(), GaBackends.names());
        Scenario scenario = ScenarioReader
                .parseComplete(ReportJson.mapper().writeValueAsString(record.resolvedScenario()), file);
        return new TrainingRequest(own ? scenario : Catalogue.standard().solver(solver).configure(scenario), algorithm,
                solver,
                GaBackends.named(backend), options, record.seed(), threads(),
                DevicePlan.DEFAULT.withDevice(device(record, file)));
    }

    private static DeviceChoice device(RunRecord record, String file) {
        String label = String.valueOf(record.provenance().device().getOrDefault("asked", DeviceChoice.CPU.label()));
        List<String> labels = Arrays.stream(DeviceChoice.values()).map(DeviceChoice::label).toList();
        return DeviceChoice.valueOf(Checks.knownIn(file, "device", label, labels).toUpperCase(Locale.ROOT));
    }
}
