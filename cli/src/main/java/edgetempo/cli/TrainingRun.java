package edgetempo.cli;

import edgetempo.agents.checkpoint.Safetensors;
import edgetempo.agents.checkpoint.TensorFile;
import edgetempo.agents.training.DdpgLearner;
import edgetempo.agents.training.Learner;
import edgetempo.agents.training.LearningProgress;
import edgetempo.agents.training.TrainingListener;
import edgetempo.agents.training.TrainingLoop;
import edgetempo.caching.CachingPolicies;
import edgetempo.caching.EpisodePool;
import edgetempo.ga.GaBackend;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.FrameResult;
import edgetempo.mec.SlotExecutor;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.nativeconfig.DevicePlan;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.registry.SlotSolvers;
import edgetempo.reports.ReportException;
import edgetempo.reports.run.LearningFigures;
import edgetempo.reports.run.Machine;
import edgetempo.reports.run.RunCounters;
import edgetempo.reports.run.RunFolder;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunSetup;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.TimeBreakdown;
import edgetempo.reports.run.Versions;
import edgetempo.scenario.Scenario;
import edgetempo.scenario.ScenarioWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One training run from checks to records. */
final class TrainingRun {
    private static final int CHECKPOINT_EPISODES = 50;
    private static final double NANOS = 1e9;
    /** Static policies that a run is compared with. */
    private static final List<String> REFERENCES = List.of("all", "popularity", "random");

    private final Request request;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * What to run.
     *
     * @param scenario   validated, its GA variant set to the solver's
     * @param algorithm  see {@link Learners#names}
     * @param solver     see {@link SlotSolvers#names}
     * @param backend    runs GA variants
     * @param episodes   episodes to play
     * @param seed       root of every random stream
     * @param threads    threads that solve slots
     * @param device     where networks run
     * @param references episodes of each static policy afterwards
     * @param out        folder of run folders
     * @param quiet      no progress
     */
    record Request(Scenario scenario, String algorithm, String solver, GaBackend backend, int episodes, long seed,
            int threads,
            DevicePlan device, int references, Path out, boolean quiet) {}

    TrainingRun(Request request, PrintWriter out, PrintWriter err) {
        this.request = request;
        this.out = out;
        this.err = err;
    }

    /** Runs and returns the exit code. */
    int run(boolean json) {
        Scenario scenario = request.scenario();
        boolean learns = Learners.learns(request.algorithm());
        Optional<NativeReport> tensorflow = learns
                ? Optional.of(NativeProbe.require(request.device()))
                : Optional.empty();
        Supplier<SlotSolver> solvers = solvers();
        try (StopSignal stop = new StopSignal();
                SlotExecutor executor = new SlotExecutor(solvers, request.threads())) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
            try (Learner learner = learns
                    ? Learners.agent(request.algorithm(), env, request.seed(), request.device().sessionConfig())
                    : Learners.policy(request.algorithm(), scenario, request.seed(), solvers)) {
                return record(env, learner, stop, setup(tensorflow), json);
            }
        }
    }

    private int record(TwoTimescaleEnv env, Learner learner, StopSignal stop, RunSetup setup, boolean json) {
        Instant started = setup.started();
        try (RunFolder folder = RunFolder.create(request.out(), started, setup.scenario(), setup.algorithm(),
                setup.seed())) {
            folder.begin(setup);
            if (!request.quiet()) {
                err.println("Training " + setup.algorithm() + " on " + setup.scenario() + ", slots by " + setup.solver()
                        + " (" + setup.backend() + " backend, " + env.executor().threads() + " thread"
                        + (env.executor().threads() == 1 ? "" : "s") + "), seed " + setup.seed() + " -> "
                        + folder.path());
            }
            long start = System.nanoTime();
            TrainingLoop loop = new TrainingLoop(env, learner, request.seed());
            int completed;
            try (ProgressDisplay progress = new ProgressDisplay(request.episodes(), request.quiet(), err)) {
                loop.listen(recorder(folder, learner, progress));
                completed = loop.run(0, request.episodes(), stop::requested);
            }
            double wallS = (System.nanoTime() - start) / NANOS;
            RunCounters counters = counters(env, learner, wallS);
            boolean finished = completed == request.episodes();
            if (finished) {
                saveCheckpoint(folder.path(), learner, completed);
            }
            Map<String, Double> references = finished ? references(env, completed, stop) : Map.of();
            RunRecord run = folder.end(finished ? RunStatus.FINISHED : RunStatus.INTERRUPTED, counters, references,
                    Instant.now());
            folder.plotReward(references, Optional.empty());
            out.println(json ? Json.of(run) : summary(run, folder.path()));
            return finished ? ExitCodes.OK : ExitCodes.INTERRUPTED;
        }
    }

    private RunSetup setup(Optional<NativeReport> tensorflow) {
        Map<String, Object> device = new LinkedHashMap<>();
        tensorflow.ifPresent(report -> {
            device.put("asked", request.device().device().label());
            device.put("intraOpThreads", request.device().intraOpThreads());
            device.put("deterministic", request.device().deterministic());
            device.put("binary", report.binary().describe());
            device.put("gpuUsed", report.gpu().used());
            device.put("gpu", report.gpu().reason());
        });
        return new RunSetup(request.scenario().name(), request.algorithm(), request.solver(), request.backend().name(),
                request.seed(), device,
                Versions.onThisJava(VersionProvider.version(),
                        tensorflow.flatMap(NativeReport::version).orElse("none")),
                VersionProvider.commit(), Machine.current(), Instant.now(), ScenarioWriter.toMap(request.scenario()));
    }

    private TrainingListener recorder(RunFolder folder, Learner learner, ProgressDisplay progress) {
        return new TrainingListener() {
            @Override
            public void frame(int episode, FrameResult result, CachePlan plan) {
                folder.addFrame(episode, result, plan);
            }

            @Override
            public void episode(EpisodeResult result, LearningProgress learning) {
                folder.addEpisode(result, new LearningFigures(learning.noiseStdDev(), learning.updates(),
                        learning.criticLoss(), learning.actorLoss(), learning.meanQ()));
                progress.episode(result);
                if ((result.episode() + 1) % CHECKPOINT_EPISODES == 0) {
                    saveCheckpoint(folder.path(), learner, result.episode() + 1);
                }
            }
        };
    }

    private void saveCheckpoint(Path folder, Learner learner, int episodes) {
        if (!(learner instanceof DdpgLearner ddpg)) {
            return;
        }
        Path checkpoint = folder.resolve("checkpoint");
        try {
            Files.createDirectories(checkpoint);
            ddpg.checkpoint(
                    Map.of("episodes", Integer.toString(episodes), "seed", Long.toString(request.seed()), "algorithm",
                            request.algorithm()))
                    .save(checkpoint.resolve("latest.safetensors"));
            Safetensors.write(folder.resolve("policy.safetensors"),
                    new TensorFile(ddpg.agent().exportPolicy(),
                            Map.of("network", ddpg.agent().policyForm(), "observation",
                                    request.scenario().caching().observation().name(), "scenario",
                                    request.scenario().name())));
        } catch (IOException e) {
            throw ReportException.writing(checkpoint, e);
        }
    }

    private static RunCounters counters(TwoTimescaleEnv env, Learner learner, double wallS) {
        double slotsS = env.solveNanos() / NANOS;
        double updatesS = learner.updateNanos() / NANOS;
        double actingS = learner.actNanos() / NANOS;
        return new RunCounters(wallS, env.executor().evaluations(), learner.updates(),
                new TimeBreakdown(slotsS, updatesS, actingS, Math.max(0, wallS - slotsS - updatesS - actingS)));
    }

    /** Mean episode reward of the static policies over the last episodes, played with the same random streams. */
    private Map<String, Double> references(TwoTimescaleEnv env, int episodes, StopSignal stop) {
        Map<String, Double> means = new LinkedHashMap<>();
        int count = Math.min(request.references(), episodes);
        if (count == 0 || env.executor().solver().choosesPlan()) {
            return means;
        }
        for (String name : REFERENCES) {
            if (!stop.requested() && !name.equals(request.algorithm())) {
                EpisodePool pool = new EpisodePool(() -> referenceEnv(),
                        CachingPolicies.factory(name, request.scenario(), request.seed(), solvers()),
                        request.threads());
                means.put(name, pool.play(EpisodePool.episodes(request.seed(), episodes - count, count)).stream()
                        .mapToDouble(EpisodeResult::reward).average().orElseThrow());
            }
        }
        return means;
    }

    private TwoTimescaleEnv referenceEnv() {
        return new TwoTimescaleEnv(request.scenario(), solvers().get());
    }

    private Supplier<SlotSolver> solvers() {
        return SlotSolvers.factory(request.solver(), request.scenario(), request.backend());
    }

    private static String summary(RunRecord run, Path folder) {
        StringBuilder text = new StringBuilder();
        line(text, "%s after %d episodes in %.1f s", run.status().name().toLowerCase(Locale.ROOT), run.episodes(),
                run.wallSeconds());
        line(text, "reward       mean %.3f, last 50 episodes %.3f", run.rewardMean(), run.rewardLast50());
        line(text, "last 50      slot QoS %.3f, switching %.0f s an episode", run.qosLast50(),
                run.switchSecondsLast50());
        run.references().forEach((name, reward) -> line(text, "%-12s %.3f (static policy)", name, reward));
        line(text, "time         slots %.1f s, updates %.1f s, acting %.1f s, other %.1f s",
                run.time().secondsInSlots(),
                run.time().secondsInUpdates(), run.time().secondsInActing(), run.time().secondsInOther());
        if (run.gaEvaluations() > 0) {
            line(text, "slots        %.0f GA evaluations/s", run.gaEvaluationsPerSecond());
        }
        if (run.updates() > 0) {
            line(text, "learning     %d updates, %.0f/s", run.updates(), run.updatesPerSecond());
        }
        return text.append("results      ").append(folder).toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
