package edgetempo.experiments.fran;

import edgetempo.agents.DivergedException;
import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.FranTraining;
import edgetempo.agents.fran.Phase1Policy;
import edgetempo.experiments.Build;
import edgetempo.experiments.Checks;
import edgetempo.experiments.Console;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.StopRequest;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.nativeconfig.DeviceChoice;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranNetwork;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains both phases in a fog radio access network and leaves a run folder: first the agent that offloads, then those that deal the
 * processors of access points.
 *
 * {@snippet :
 * FranTrainingResult run = FranTrainingRun.of(ScenarioReader.loadFran("fran-default", List.of())).seed(1).run(Path.of("runs"));
 * System.out.println(run.record().figures().ofExact());
 * }
 *
 * Mutable; not thread-safe.
 */
public final class FranTrainingRun {
    private static final String UNTRAINED = "untrained";

    private final FranScenario scenario;
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private DevicePlan plan = DevicePlan.DEFAULT.withDevice(DeviceChoice.CPU);
    private Console console = Console.SILENT;
    private StopRequest stop = StopRequest.NEVER;

    private FranTrainingRun(FranScenario scenario) {
        this.scenario = scenario;
    }

    /** A run in a scenario. */
    public static FranTrainingRun of(FranScenario scenario) {
        return new FranTrainingRun(scenario);
    }

    /** Root of every random stream. 1 unless set. */
    public FranTrainingRun seed(long root) {
        seed = root;
        return this;
    }

    /** Access points that train at a time; results do not depend on it. All cores unless set. */
    public FranTrainingRun threads(int count) {
        threads = Checks.threads(count);
        return this;
    }

    /** Where networks run. The processor unless set. */
    public FranTrainingRun device(DeviceChoice choice) {
        plan = DevicePlan.DEFAULT.withDevice(choice);
        return this;
    }

    /** Hears what is being done. */
    public FranTrainingRun console(Console to) {
        console = to;
        return this;
    }

    /** Is asked, epoch by epoch, whether to stop. */
    public FranTrainingRun stop(StopRequest request) {
        stop = request;
        return this;
    }

    /** Name of the agent that offloads. */
    static String algorithm(FranScenario scenario) {
        return (scenario.phase1().network() == FranNetwork.DUELING ? "dueling-" : "")
                + (scenario.phase1().doubleQ() ? "double-" : "") + "dqn";
    }

    /**
     * Runs until the end or the request to stop.
     *
     * @param runs folder that gets the run's folder
     * @throws edgetempo.nativeconfig.NativeUnavailableException if TensorFlow does not work here
     * @throws edgetempo.reports.ReportException                 if a file cannot be written
     */
    public FranTrainingResult run(Path runs) {
        try (FranRunFolder folder = FranRunFolder.begin(runs, setup(NativeProbe.require(plan)))) {
            console.info("Training " + algorithm(scenario) + " on " + scenario.name() + ", seed " + seed + " -> "
                    + folder.path());
            FranTraining training = new FranTraining(scenario, seed, threads, plan.sessionConfig());
            List<FranFigures> methods = new ArrayList<>(
                    FranPlay.playBounded(FranMethods.all(scenario), List.of(training.instance()), threads));
            FranLearned learned;
            FranRecorder recorder = new FranRecorder(scenario, folder, console);
            try (recorder) {
                learned = training.run(recorder, 50, stop::requested);
            } catch (DivergedException e) {
                FranRunRecord record = folder.end(RunStatus.DIVERGED, FranRunFigures.NONE, Instant.now());
                console.warn("seed " + seed + ": " + e.getMessage());
                return new FranTrainingResult(record, FranMethodRow.of(methods), folder.path());
            }
            FranPolicies.write(folder.path(), scenario, learned);
            FranFigures exact = methods.getFirst();
            methods.add(1, FranFigures.of(learned.offloading().epoch() < 0 ? UNTRAINED : Phase1Policy.NAME,
                    List.of(learned.instance()), _ -> learned.decision()));
            List<FranMethodRow> rows = FranMethodRow.of(methods);
            folder.compare(rows);
            FranRunRecord record = folder.end(learned.finished() ? RunStatus.FINISHED : RunStatus.INTERRUPTED,
                    recorder.figures(learned, exact.utility()), Instant.now());
            RunPages.write(folder.path(), record.figures().phase1Epochs(), console);
            return new FranTrainingResult(record, rows, folder.path());
        }
    }

    private FranSetup setup(NativeReport tensorflow) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("asked", plan.device().label());
        device.put("intraOpThreads", plan.intraOpThreads());
        device.put("deterministic", plan.deterministic());
        device.put("binary", tensorflow.binary().describe());
        device.put("gpuUsed", tensorflow.gpu().used());
        device.put("gpu", tensorflow.gpu().reason());
        return new FranSetup(scenario.name(), algorithm(scenario), seed,
                Build.provenance(tensorflow.version().orElse("none"), device, Instant.now()),
                ScenarioWriter.toMap(scenario));
    }
}
