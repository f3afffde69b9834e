package edgetempo.experiments.fran;

import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.FranTraining;
import edgetempo.agents.fran.Phase1Policy;
import edgetempo.experiments.Build;
import edgetempo.experiments.Console;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.StopRequest;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.fran.FranMethodRow;
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

/** One training run of both phases, from the folder to the figures. */
public final class FranTrainingRun {
    private final FranScenario scenario;
    private final long seed;
    private final int threads;
    private final DevicePlan plan;
    private final NativeReport tensorflow;
    private final Console console;

    /**
     * A run that is over.
     *
     * @param record what its {@code run.json} says
     * @param rows   methods beside each other on the training instance
     * @param folder its folder
     */
    public record Played(FranRunRecord record, List<FranMethodRow> rows, Path folder) {}

    public FranTrainingRun(FranScenario scenario, long seed, int threads, DevicePlan plan, NativeReport tensorflow,
            Console console) {
        this.scenario = scenario;
        this.seed = seed;
        this.threads = threads;
        this.plan = plan;
        this.tensorflow = tensorflow;
        this.console = console;
    }

    /** Name of the agent that offloads. */
    public static String algorithm(FranScenario scenario) {
        return (scenario.phase1().network() == FranNetwork.DUELING ? "dueling-" : "")
                + (scenario.phase1().doubleQ() ? "double-" : "") + "dqn";
    }

    /** Runs until the end or the request to stop. */
    public Played play(Path runs, StopRequest stop) {
        try (FranRunFolder folder = FranRunFolder.begin(runs, setup())) {
            console.info("Training " + algorithm(scenario) + " on " + scenario.name() + ", seed " + seed + " -> "
                    + folder.path());
            FranTraining training = new FranTraining(scenario, seed, threads, plan.sessionConfig());
            List<FranFigures> methods = new ArrayList<>(
                    FranPlay.play(FranMethods.all(scenario), List.of(training.instance()), threads));
            FranLearned learned;
            FranRecorder recorder = new FranRecorder(scenario, folder, console);
            try (recorder) {
                learned = training.run(recorder, stop::requested);
            }
            FranPolicies.write(folder.path(), scenario, learned);
            FranFigures exact = methods.getFirst();
            methods.add(1, FranFigures.of(Phase1Policy.NAME, List.of(learned.instance()), _ -> learned.decision()));
            List<FranMethodRow> rows = FranMethodRow.of(methods);
            folder.compare(rows);
            FranRunRecord record = folder.end(learned.finished() ? RunStatus.FINISHED : RunStatus.INTERRUPTED,
                    recorder.figures(learned, exact.utility()), Instant.now());
            RunPages.write(folder.path(), record.figures().phase1Epochs(), console);
            return new Played(record, rows, folder.path());
        }
    }

    private FranSetup setup() {
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
