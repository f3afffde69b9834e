package edgetempo.sweep;

import edgetempo.experiments.Console;
import edgetempo.experiments.OneLine;
import edgetempo.experiments.StopRequest;
import edgetempo.experiments.evaluation.Evaluation;
import edgetempo.experiments.evaluation.TrainedRun;
import edgetempo.experiments.fran.FranTrainingResult;
import edgetempo.experiments.fran.FranTrainingRun;
import edgetempo.experiments.solving.SlotProof;
import edgetempo.experiments.solving.SlotSolving;
import edgetempo.experiments.solving.SolvedSlot;
import edgetempo.experiments.training.Resumption;
import edgetempo.experiments.training.Training;
import edgetempo.experiments.training.TrainingResult;
import edgetempo.metric.Metric;
import edgetempo.reports.evaluation.PolicyFigures;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.EpisodesCsv;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plays one run; nothing is shared with other runs of the process. */
final class RunPlayer {
    /** Grace period of a run beyond its time limit, s. */
    private static final int GRACE_S = 10;
    private static final String ORIGIN = "the study's scenario";

    private final RunSpec run;
    private final Path home;
    private final Deadline deadline;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private List<Double> curve = List.of();

    private RunPlayer(RunSpec run, Path out) {
        this.run = run;
        home = out.resolve("runs").resolve(run.key());
        deadline = new Deadline(run.timeLimitS());
    }

    /**
     * Plays a run, which may fail.
     *
     * @param out         folder of the study, where runs that take long leave their checkpoints
     * @param retries     how often a run that has failed is tried again at once
     * @param codeVersion of this code
     * @param host        name of this host
     */
    static RunResult play(RunSpec run, Path out, int retries, String codeVersion, String host) {
        for (int attempt = 1;; attempt++) {
            long start = System.nanoTime();
            RunPlayer player = new RunPlayer(run, out);
            try {
                player.playInTime();
                if (run.keep() == Keep.FIGURES) {
                    remove(player.home);
                }
                return RunResult.of(run, codeVersion, RunResult.Status.DONE, "", attempt, host, seconds(start),
                        player.figures,
                        player.curve);
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
                if (attempt > retries) {
                    return RunResult.of(run, codeVersion, RunResult.Status.FAILED, OneLine.of(message(e)), attempt,
                            host,
                            seconds(start), Map.of(), List.of());
                }
            }
        }
    }

    private static String message(Throwable e) {
        String text = e.getMessage();
        boolean told = e instanceof RunFailedException || e.getClass().getPackageName().startsWith("edgetempo");
        return text == null ? e.toString() : told ? text : e.getClass().getSimpleName() + ": " + text;
    }

    private static double seconds(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    /** Plays on a separate thread where there is a time limit, so that a run that never ends can be abandoned. */
    private void playInTime() throws Exception {
        if (run.timeLimitS() == 0) {
            play();
            return;
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                play();
            } catch (Throwable e) {
                failure.set(e);
            }
        }, "edgetempo-run-" + run.key());
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(run.timeLimitS() + (long) GRACE_S));
        if (thread.isAlive()) {
            thread.interrupt();
            throw new RunFailedException(
                    "did not end within " + run.timeLimitS() + " s, and does not heed the request to stop");
        }
        if (failure.get() instanceof Exception e) {
            throw e;
        } else if (failure.get() instanceof Error e) {
            throw e;
        }
    }

    private void play() throws IOException {
        switch (run.work()) {
            case TRAIN -> train();
            case PLAY -> {
                Evaluation evaluation = Evaluation.ofPolicy(run.algorithm(), scenario());
                evaluate(evaluation, run.episodes(), UnaryOperator.identity());
            }
            case EVALUATE -> evaluate(Evaluation.of(TrainedRun.open(Path.of(run.run()), TrainedRun.PolicyChoice.LAST))
                    .scenario(scenario()), run.episodes(), UnaryOperator.identity());
            case COMPARE -> compare();
            case FRAN -> fran();
        }
        if (deadline.requested()) {
            throw new RunFailedException("did not end within " + run.timeLimitS() + " s");
        }
    }

    private Scenario scenario() {
        return ScenarioReader.parseComplete(run.scenario(), ORIGIN);
    }

    private void train() throws IOException {
        Optional<Path> begun = begun();
        TrainingResult result = begun.isPresent()
                ? Resumption.of(begun.get()).threads(run.threads()).stop(deadline).run()
                : training().run(home);
        RunRecord record = result.record();
        if (record.status() == RunStatus.DIVERGED) {
            throw new RunFailedException("learning diverged in episode " + record.episodes());
        }
        if (!result.finished()) {
            throw new RunFailedException(
                    "did not end within " + run.timeLimitS() + " s; stopped after " + record.episodes()
                            + " episodes, from which it goes on when it is run again");
        }
        put(StudyFigures.EPISODES, record.episodes());
        put(StudyFigures.REWARD_MEAN, record.rewardMean());
        put(StudyFigures.REWARD_LAST_50, record.rewardLast50());
        put(StudyFigures.QOS_LAST_50, record.qosLast50());
        put(StudyFigures.SWITCH_LAST_50, record.switchSecondsLast50());
        put(StudyFigures.UPDATES, record.updates());
        record.slotLoss().ifPresent(loss -> put(StudyFigures.SLOT_GAP, loss.gapPercent()));
        curve = thinned(EpisodesCsv.read(result.folder().resolve(EpisodesCsv.FILE_NAME)));
        if (run.evaluation() > 0) {
            evaluate(Evaluation.of(TrainedRun.open(result.folder(), TrainedRun.PolicyChoice.LAST)), run.evaluation(),
                    StudyFigures::heldOut);
        }
    }

    private Training training() {
        Training training = Training.of(scenario()).seed(run.seed()).threads(run.threads()).references(0).stop(deadline)
                .console(Console.SILENT);
        if (!run.algorithm().isEmpty()) {
            training.algorithm(run.algorithm());
        }
        if (!run.solver().isEmpty()) {
            training.solver(run.solver());
        }
        if (run.episodes() > 0) {
            training.episodes(run.episodes());
        }
        return training;
    }

    /** The run's folder, if an earlier attempt has begun it: it is resumed from its checkpoint. */
    private Optional<Path> begun() throws IOException {
        try (Stream<Path> folders = Files.list(home)) {
            return folders.filter(folder -> Files.exists(folder.resolve(RunRecord.FILE_NAME))).findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void evaluate(Evaluation evaluation, int episodes, UnaryOperator<Metric> of) {
        evaluation.references(List.of()).threads(run.threads());
        if (episodes > 0) {
            evaluation.episodes(episodes);
        }
        if (run.work() != Work.TRAIN) {
            evaluation.seed(run.seed());
            if (!run.solver().isEmpty()) {
                evaluation.solver(run.solver());
            }
        }
        PolicyFigures earned = evaluation.run().record().policies().getFirst();
        put(of.apply(StudyFigures.EPISODES), earned.episodes());
        put(of.apply(StudyFigures.REWARD), earned.reward());
        put(of.apply(StudyFigures.REWARD_LOW), earned.rewardInterval().low());
        put(of.apply(StudyFigures.REWARD_HIGH), earned.rewardInterval().high());
        put(of.apply(StudyFigures.QOS), earned.meanQos());
        put(of.apply(StudyFigures.SWITCHING), earned.switchSeconds());
        put(of.apply(StudyFigures.OVERFLOW), earned.overflowGib());
        put(of.apply(StudyFigures.LOCAL), earned.localShare());
        put(of.apply(StudyFigures.HITS), earned.hitShare());
        put(of.apply(StudyFigures.CLOUD), earned.cloudShare());
    }

    private void put(Metric metric, double value) {
        figures.put(metric.name(), value);
    }

    private void compare() {
        SlotSolving solving = SlotSolving.of(scenario()).seed(run.seed());
        if (!run.solver().isEmpty()) {
            solving.solver(run.solver());
        }
        if (!run.plan().isEmpty()) {
            solving.plan(run.plan());
        }
        List<SolvedSlot> slots = solving.solve(0, run.slots());
        List<SlotProof> proofs = slots.stream().map(SolvedSlot::proof).flatMap(Optional::stream).toList();
        double bound = proofs.stream().mapToDouble(SlotProof::bound).average().orElse(Double.NaN);
        double gap = proofs.stream().mapToDouble(SlotProof::gap).average().orElse(Double.NaN);
        put(StudyFigures.SLOTS, slots.size());
        put(StudyFigures.QOS, slots.stream().mapToDouble(SolvedSlot::qos).average().orElse(Double.NaN));
        put(StudyFigures.BEST_KNOWN, slots.stream().mapToDouble(SolvedSlot::bestKnownQos).average().orElse(Double.NaN));
        put(StudyFigures.BOUND, bound);
        put(StudyFigures.GAP, gap);
        put(StudyFigures.GAP_PERCENT, bound == 0 ? Double.NaN : 100 * gap / Math.abs(bound));
        put(StudyFigures.LARGEST_GAP, proofs.stream().mapToDouble(SlotProof::gap).max().orElse(Double.NaN));
        put(StudyFigures.OPTIMAL, proofs.isEmpty()
                ? Double.NaN
                : proofs.stream().filter(SlotProof::optimal).count() / (double) proofs.size());
    }

    private void fran() throws IOException {
        remove(home);
        FranTrainingResult result = FranTrainingRun.of(ScenarioReader.parseCompleteFran(run.scenario(), ORIGIN))
                .seed(run.seed())
                .threads(run.threads()).stop(deadline).run(home);
        if (!result.finished()) {
            throw new RunFailedException(
                    "ended as " + result.record().status().name().toLowerCase(java.util.Locale.ROOT));
        }
        put(StudyFigures.UTILITY, result.record().figures().utility());
        put(StudyFigures.EXACT_UTILITY, result.record().figures().exactUtility());
        put(StudyFigures.OF_EXACT, result.record().figures().ofExact());
        put(StudyFigures.PHASE_1_OF_EXACT, result.record().figures().phase1OfExact());
    }

    /** Means over equal stretches. */
    static List<Double> thinned(List<EpisodeRow> episodes) {
        int points = Math.min(RunResult.CURVE, episodes.size());
        List<Double> curve = new ArrayList<>();
        for (int p = 0; p < points; p++) {
            int from = (int) ((long) episodes.size() * p / points);
            int to = (int) ((long) episodes.size() * (p + 1) / points);
            curve.add(episodes.subList(from, to).stream().mapToDouble(EpisodeRow::reward).average().orElseThrow());
        }
        return curve;
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks a run to stop when its time is over. */
    private static final class Deadline implements StopRequest {
        private final long endNanos;
        private final boolean limited;

        Deadline(int seconds) {
            limited = seconds > 0;
            endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public boolean requested() {
            return limited && System.nanoTime() - endNanos > 0;
        }

        @Override
        public boolean overdue() {
            return requested();
        }
    }
}
