package edgetempo.cli;

import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.FranTraining;
import edgetempo.agents.fran.Phase1Policy;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.Versions;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranNetwork;
import edgetempo.scenario.fran.FranScenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One training run of both phases, from the folder to the figures. */
final class FranTrainingRun {
    private final FranScenario scenario;
    private final long seed;
    private final int threads;
    private final DevicePlan plan;
    private final NativeReport tensorflow;
    private final OutputOptions output;
    private final PrintWriter out;
    private final PrintWriter err;

    FranTrainingRun(FranScenario scenario, long seed, int threads, DevicePlan plan, NativeReport tensorflow,
            OutputOptions output, PrintWriter out, PrintWriter err) {
        this.scenario = scenario;
        this.seed = seed;
        this.threads = threads;
        this.plan = plan;
        this.tensorflow = tensorflow;
        this.output = output;
        this.out = out;
        this.err = err;
    }

    /** Name of the agent that offloads. */
    static String algorithm(FranScenario scenario) {
        return (scenario.phase1().network() == FranNetwork.DUELING ? "dueling-" : "")
                + (scenario.phase1().doubleQ() ? "double-" : "") + "dqn";
    }

    /** Runs until the end or a termination signal and returns the exit code. */
    int run(Path runs) {
        try (StopSignal stop = new StopSignal()) {
            return run(runs, stop);
        }
    }

    /** Runs until the end or the request to stop and returns the exit code. */
    int run(Path runs, StopRequest stop) {
        try (FranRunFolder folder = FranRunFolder.begin(runs, setup())) {
            if (!output.quiet()) {
                err.println("Training " + algorithm(scenario) + " on " + scenario.name() + ", seed " + seed + " -> "
                        + folder.path());
            }
            FranTraining training = new FranTraining(scenario, seed, threads, plan.sessionConfig());
            List<FranFigures> methods = new ArrayList<>(
                    FranPlay.play(FranMethods.all(scenario), List.of(training.instance()), threads));
            FranLearned learned;
            FranRecorder recorder = new FranRecorder(scenario, folder, output.quiet(), err);
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
            RunPages.write(folder.path(), record.figures().phase1Epochs(), err);
            out.println(output.json()
                    ? Json.of(record)
                    : FranTable.of(rows) + System.lineSeparator() + FranSummary.of(record, folder.path()));
            return learned.finished() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
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
        return new FranSetup(scenario.name(), algorithm(scenario), seed, device,
                Versions.onThisJava(VersionProvider.version(), tensorflow.version().orElse("none")),
                VersionProvider.commit(), Machine.current(), Instant.now(), ScenarioWriter.toMap(scenario));
    }
}
