package edgetempo.experiments.training;

import edgetempo.agents.DivergedException;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.TrainingListener;
import edgetempo.agents.training.TrainingLoop;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.SolverLimits;
import edgetempo.comparison.LossSample;
import edgetempo.comparison.ProvenLoss;
import edgetempo.experiments.Build;
import edgetempo.experiments.Console;
import edgetempo.experiments.RunDevice;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.StopRequest;
import edgetempo.mec.CachePlan;
import edgetempo.mec.FrameResult;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.run.LastFrame;
import edgetempo.reports.run.RunComparisons;
import edgetempo.reports.run.RunFolder;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.CertificateTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One training run, or one part of it, from checks to records. */
final class TrainingRun {
    /** Time after which a message says what takes long. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TrainingRequest request;
    private final Console console;

    TrainingRun(TrainingRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    /** Runs until the end or the request to stop; {@code watcher} receives every episode. */
    TrainingResult play(RunOpening opening, StopRequest stop, TrainingListener watcher) {
        Scenario scenario = request.scenario();
        ReferencePlans beside = new ReferencePlans(request);
        Optional<NativeReport> tensorflow = Learners.needsTensorFlow(request.algorithm())
                ? Optional.of(NativeProbe.require(request.device()))
                : Optional.empty();
        try (Learner learner = created(scenario);
                SlotExecutor executor = new SlotExecutor(
                        learner.slotSolver().<Supplier<SlotSolver>>map(own -> () -> own).orElseGet(this::solvers),
                        Math.min(request.threads(), request.scenario().time().slotsPerFrame()))) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
            return play(env, learner, beside, stop, opening.open(setup(request, tensorflow), learner), watcher);
        }
    }

    private Learner created(Scenario scenario) {
        Thread patience = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(PATIENCE);
                console.info(
                        "Looking for what " + request.algorithm() + " caches; in large scenarios that takes a while");
            } catch (InterruptedException e) {
                // It did not take long.
            }
        });
        try {
            return Learners.create(request.algorithm(), scenario, request.seed(), request.device()::sessionConfig,
                    solvers(), request.threads());
        } finally {
            patience.interrupt();
        }
    }

    private Supplier<SlotSolver> solvers() {
        return () -> Catalogue.standard().solver(request.solver())
                .create(request.scenario(), request.backend(), SolverLimits.NONE);
    }

    private TrainingResult play(TwoTimescaleEnv env, Learner learner, ReferencePlans beside, StopRequest stop,
            RunOpening.Opened run, TrainingListener watcher) {
        try (RunFolder folder = run.folder()) {
            stop.begun();
            int first = run.progress().episodes();
            int end = request.options().episodes();
            announce(env, folder, first);
            RunMeter meter = new RunMeter(env, learner, run.progress().spent());
            int completed;
            boolean exhausted;
            LossSample losses = losses(env, learner);
            LastEpisodes frames = new LastEpisodes(env);
            try {
                try (EpisodeProgress progress = new EpisodeProgress(first, end, console);
                        TrainingEvents events = TrainingEvents.create(folder.path(), first, learner);
                        EarlyStop early = PeriodicEvaluation.of(request, learner, folder.path(), first, events)) {
                    RunRecorder recorder = new RunRecorder(folder, run.checkpoints(), meter, progress,
                            request.options().checkpointEvery(), first,
                            episodes -> {
                                LastFrames.of(env, episodes - 1, request.solver(), losses.loss()).write(folder.path());
                                frames.write(episodes - 1, folder.path());
                                RequestHistories.of(env.scenario(), request.seed(), episodes - 1).write(folder.path());
                            });
                    // The recorder last: no checkpoint outlives what belongs to the episodes before it.
                    completed = first + new TrainingLoop(env, learner, request.seed()).listen(events).listen(early)
                            .listen(lastEpisode(env, losses, end)).listen(frames).listen(recorder).listen(watcher)
                            .run(first, end, () -> stop.requested() || early.exhausted(), stop::overdue);
                    exhausted = early.exhausted();
                    recorder.finish();
                    if (losses.looked() == 0 && (completed > first || !recorder.betweenEpisodes())) {
                        losses.add(env);
                    }
                }
            } catch (DivergedException e) {
                RunRecord record = folder.end(RunStatus.DIVERGED, meter.spent(), Instant.now());
                console.warn("seed " + request.seed() + ", episode " + record.episodes() + ": " + e.getMessage());
                RunPages.write(folder.path(), record.episodes(), console);
                return new TrainingResult(record, folder.path(), true);
            }
            boolean finished = completed == end || exhausted;
            if (exhausted) {
                console.info("Ended after " + completed + " episodes: " + request.options().evaluation().patience()
                        + " evaluations in a row were no better");
            }
            Map<String, Double> references = finished
                    ? beside.play(env, completed, stop)
                    : Map.of();
            RunRecord record = folder.end(finished ? RunStatus.FINISHED : RunStatus.INTERRUPTED, meter.spent(),
                    new RunComparisons(references,
                            Optional.of(losses.looked() > 0 ? losses.loss() : before(folder, losses))),
                    Instant.now());
            RunPages.write(folder.path(), record.episodes(), console);
            return new TrainingResult(record, folder.path(), true);
        }
    }

    /** Where nothing was left to play: what was recorded with the last episode. */
    private static ProvenLoss before(RunFolder folder, LossSample losses) {
        return LastFrame.read(folder.path()).map(LastFrame::slotLoss).filter(loss -> loss.slots() > 0)
                .orElseGet(losses::loss);
    }

    private LossSample losses(TwoTimescaleEnv env, Learner learner) {
        return new LossSample(request.scenario(), CertificateTerms.obstacle(request.scenario(),
                env.executor().solver().choosesPlan(), learner.slotSolver().isPresent()));
    }

    /** Takes the sample from the last episode, or from the last frame of a run that ends before. */
    private static TrainingListener lastEpisode(TwoTimescaleEnv env, LossSample losses, int end) {
        return new TrainingListener() {
            @Override
            public void frame(int episode, FrameResult result, CachePlan plan) {
                if (episode == end - 1) {
                    losses.add(env);
                }
            }
        };
    }

    private void announce(TwoTimescaleEnv env, RunFolder folder, int first) {
        int threads = env.executor().threads();
        console.info("Training " + request.algorithm() + " on " + request.scenario().name() + ", slots by "
                + request.solver() + " (" + request.backend().name() + " backend, " + threads + " thread"
                + (threads == 1 ? "" : "s") + "), seed " + request.seed()
                + (first == 0 ? "" : ", from episode " + first) + " -> " + folder.path());
    }

    /** The setup of a run that begins. */
    static RunSetup setup(TrainingRequest request, Optional<NativeReport> tensorflow) {
        Map<String, Object> device = tensorflow.map(report -> RunDevice.facts(request.device(), report))
                .orElse(Map.of());
        return new RunSetup(request.scenario().name(), request.algorithm(), request.solver(), request.backend().name(),
                request.seed(), request.options(), 0,
                Build.provenance(tensorflow.flatMap(NativeReport::version).orElse("none"), device, Instant.now()),
                ScenarioWriter.toMap(request.scenario()));
    }
}
