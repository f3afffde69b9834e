package edgetempo.experiments.fran;

import edgetempo.agents.DivergedException;
import edgetempo.agents.fran.FranLearned;
import edgetempo.agents.fran.FranTraining;
import edgetempo.agents.fran.Phase1Policy;
import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.StopRequest;
import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.reports.fran.FranMap;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunFolder;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.fran.FranScenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** One run of both phases, or one part of it, from checks to records. */
final class FranRun {
    private static final String UNTRAINED = "untrained";

    private final FranRequest request;
    private final Console console;

    FranRun(FranRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    /** Runs until the end or the request to stop, and shows its own progress. */
    FranTrainingResult play(FranOpening opening, StopRequest stop) {
        return play(opening, stop,
                first -> console.progress("epochs", first, request.scenario().phase1().epochs()));
    }

    /**
     * Runs until the end or the request to stop.
     *
     * @param progress given the epochs that were played before; closed with the training
     */
    FranTrainingResult play(FranOpening opening, StopRequest stop, IntFunction<Progress> progress) {
        FranScenario scenario = request.scenario();
        FranSetup setup = request.setup(NativeProbe.require(request.plan()));
        try (FranTraining training = new FranTraining(scenario, request.seed(), request.threads(),
                request.plan().sessionConfig())) {
            FranOpening.Opened opened = opening.open(setup, training);
            try (FranRunFolder folder = opened.folder()) {
                stop.begun();
                console.info("Training " + request.algorithm() + " on " + scenario.name() + ", seed " + request.seed()
                        + (opened.first() == 0 ? "" : ", from epoch " + opened.first()) + " -> " + folder.path());
                List<FranFigures> methods = new ArrayList<>(FranPlay.playBounded(FranMethods.all(scenario),
                        List.of(training.instance()), request.threads()));
                FranLearned learned;
                FranRecorder recorder = new FranRecorder(scenario, opened, progress.apply(opened.first()));
                try (recorder) {
                    learned = training.run(recorder, request.checkpointEvery(), stop::requested);
                } catch (DivergedException e) {
                    FranRunRecord record = folder.end(RunStatus.DIVERGED, recorder.soFar(training), Instant.now());
                    console.warn("seed " + request.seed() + ": " + e.getMessage());
                    return new FranTrainingResult(record, FranMethodRow.of(methods), folder.path(), true);
                }
                FranPolicies.write(folder.path(), scenario, learned);
                FranFigures exact = methods.getFirst();
                String name = learned.offloading().epoch() < 0 ? UNTRAINED : Phase1Policy.NAME;
                folder.map(FranMap.of(learned.instance(), learned.decision(), name));
                methods.add(1, FranFigures.of(name,
                        List.of(learned.instance()), _ -> learned.decision()));
                List<FranMethodRow> rows = FranMethodRow.of(methods);
                folder.compare(rows);
                FranRunRecord record = folder.end(learned.finished() ? RunStatus.FINISHED : RunStatus.INTERRUPTED,
                        recorder.figures(learned, exact.utility()), Instant.now());
                RunPages.write(folder.path(), record.figures().phase1Epochs(), console);
                return new FranTrainingResult(record, rows, folder.path(), true);
            }
        }
    }
}
