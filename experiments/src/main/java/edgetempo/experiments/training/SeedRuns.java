package edgetempo.experiments.training;

import edgetempo.agents.training.TrainingListener;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Console;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.SeedPool;
import edgetempo.experiments.StopRequest;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.nativeconfig.NativeReport;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.seeds.SeedsRecord;
import edgetempo.reports.seeds.SeedsRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The same run with several seeds, several in parallel, each on a separate thread and in a separate folder. Runs share nothing, so each has
 * the results of a separate run.
 */
final class SeedRuns {
    private static final double NANOS = 1e9;

    private final TrainingRequest request;
    private final SeedList seeds;
    private final int parallel;
    private final Console console;

    /**
     * @param request  of every run but for the seed; a run beside others solves slots on its own thread only
     * @param seeds    of the runs
     * @param parallel runs at a time, at least 1
     */
    SeedRuns(TrainingRequest request, SeedList seeds, int parallel, Console console) {
        this.request = request;
        this.seeds = seeds;
        this.parallel = Math.min(parallel, seeds.seeds().size());
        this.console = console;
    }

    /**
     * Runs until the end or the request to stop.
     *
     * @param runs parent of the folder of the runs
     * @return results of the runs; empty if it was stopped before any of them had begun
     */
    Optional<SeedsResult> play(Path runs, StopRequest stop) {
        // Each run asks again; asked here, nothing has been written when the answer is no.
        Optional<NativeReport> tensorflow = Learners.needsTensorFlow(request.algorithm())
                ? Optional.of(NativeProbe.require(request.device()))
                : Optional.empty();
        Path folder = SeedsFolder.create(runs, Instant.now(), request.scenario().name(), request.algorithm(),
                seeds.text());
        new SeedsRequest(seeds.text(), TrainingRun.setup(request, tensorflow)).write(folder);
        return play(folder, Map.of(), stop);
    }

    /**
     * The runs that have begun in a folder, by seed.
     *
     * @throws BadInputException if one has played more episodes than requested
     */
    Map<Long, Path> begun(Path folder) {
        Map<Long, Path> begun = SeedsFolder.begun(folder);
        begun.values().forEach(run -> {
            int played = RunRecord.read(run.resolve(RunRecord.FILE_NAME)).episodes();
            if (request.options().episodes() < played) {
                throw RunOpening.tooFew(request.options().episodes(), played, run);
            }
        });
        return begun;
    }

    /**
     * Plays what a folder lacks, until the end or the request to stop; as {@link #play(Path, StopRequest)} otherwise.
     *
     * @param begun what {@link #begun} found
     */
    Optional<SeedsResult> resume(Path folder, Map<Long, Path> begun, StopRequest stop) {
        return play(folder, begun, stop);
    }

    private Optional<SeedsResult> play(Path folder, Map<Long, Path> begun, StopRequest stop) {
        stop.begun();
        int requested = seeds.seeds().size();
        int[] before = seeds.seeds().stream().mapToInt(seed -> begun.containsKey(seed)
                ? RunRecord.read(begun.get(seed).resolve(RunRecord.FILE_NAME)).episodes()
                : 0).toArray();
        console.info("Training " + request.algorithm() + " on " + request.scenario().name() + ", slots by "
                + request.solver() + " (" + request.backend().name() + " backend), seeds " + seeds.text() + ", "
                + parallel + " at a time -> " + folder);
        long start = System.nanoTime();
        SeedPool.Played played;
        try (SeedsProgress progress = new SeedsProgress(before, request.options().episodes(), console)) {
            played = SeedPool.play(requested, parallel, stop, (run, stopAll) -> {
                TrainingRequest own = request.forSeed(seeds.seeds().get(run), parallel > 1 ? 1 : request.threads());
                Path stopped = begun.get(own.seed());
                return stopped == null
                        ? new TrainingRun(own, console.warningsOnly())
                                .play(RunOpening.fresh(folder, own), stopAll, progress.of(run)).folder()
                        : goOn(own, stopped, stopAll, progress.of(run));
            });
        }
        if (played.folders().isEmpty()) {
            SeedsFolder.discardEmpty(folder);
            played.rethrow();
            return Optional.empty();
        }
        SeedsRecord record = SeedsFolder.write(folder, played.folders(), requested);
        RunPages.write(folder, record.episodes(), console);
        played.rethrow();
        return Optional.of(new SeedsResult(record, folder, (System.nanoTime() - start) / NANOS));
    }

    /** Resumes a run unless it is finished. */
    private Path goOn(TrainingRequest own, Path run, StopRequest stop, TrainingListener listener) {
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run)) {
            RunRecord record = stopped.record();
            if (record.status() == RunStatus.DIVERGED
                    || record.status() == RunStatus.FINISHED && record.episodes() == own.options().episodes()) {
                RunPages.complete(run, record.episodes(), console.warningsOnly());
                return run;
            }
            Console quiet = console.warningsOnly();
            return new TrainingRun(own, quiet).play(RunOpening.resumed(stopped, own, quiet), stop, listener).folder();
        }
    }
}
