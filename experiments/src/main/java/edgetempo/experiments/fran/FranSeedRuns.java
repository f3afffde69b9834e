package edgetempo.experiments.fran;

import edgetempo.experiments.Console;
import edgetempo.experiments.Progress;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.SeedPool;
import edgetempo.experiments.StopRequest;
import edgetempo.experiments.training.SeedList;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSeedRow;
import edgetempo.reports.fran.FranSeedsRecord;
import edgetempo.reports.fran.FranSeedsRequest;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.seeds.SeedsFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The same run of both phases with several seeds, several in parallel. Runs share nothing, so each has the results of a separate run. */
final class FranSeedRuns {
    private static final double NANOS = 1e9;

    private final FranRequest request;
    private final SeedList seeds;
    private final int parallel;
    private final Console console;

    /**
     * @param request  of every run but for the seed; a run beside others trains on its own thread only
     * @param parallel runs at a time, at least 1
     */
    FranSeedRuns(FranRequest request, SeedList seeds, int parallel, Console console) {
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
    Optional<FranSeedsResult> play(Path runs, StopRequest stop) {
        // Each run asks again; asked here, nothing has been written when the answer is no.
        FranSeedsRequest asked = new FranSeedsRequest(seeds.text(),
                request.setup(NativeProbe.require(request.plan())));
        Path folder = SeedsFolder.create(runs, Instant.now(), request.scenario().name(), request.algorithm(),
                seeds.text());
        asked.write(folder);
        return play(folder, Map.of(), stop);
    }

    /** Plays what a folder lacks, until the end or the request to stop; as {@link #play(Path, StopRequest)} otherwise. */
    Optional<FranSeedsResult> resume(Path folder, StopRequest stop) {
        return play(folder, SeedsFolder.begun(folder, run -> FranRunRecord.read(run).seed()), stop);
    }

    private Optional<FranSeedsResult> play(Path folder, Map<Long, Path> begun, StopRequest stop) {
        stop.begun();
        int requested = seeds.seeds().size();
        int epochs = request.scenario().phase1().epochs();
        long before = seeds.seeds().stream().filter(begun::containsKey)
                .mapToLong(seed -> FranRunRecord.read(begun.get(seed)).figures().phase1Epochs()).sum();
        console.info("Training " + request.algorithm() + " on " + request.scenario().name() + ", seeds " + seeds.text()
                + ", " + parallel + " at a time -> " + folder);
        long start = System.nanoTime();
        SeedPool.Played played;
        try (Progress progress = console.progress("epochs", before, (long) requested * epochs)) {
            played = SeedPool.play(requested, parallel, stop, (number, stopAll) -> {
                FranRequest own = request.forSeed(seeds.seeds().get(number), parallel > 1 ? 1 : request.threads());
                Path stopped = begun.get(own.seed());
                Progress ofSeed = new SeedProgress(own.seed(), progress);
                return stopped == null
                        ? new FranRun(own, console.warningsOnly())
                                .play(FranOpening.fresh(folder, own), stopAll, _ -> ofSeed).folder()
                        : goOn(own, stopped, stopAll, ofSeed);
            });
        }
        if (played.folders().isEmpty()) {
            SeedsFolder.discardEmpty(folder);
            played.rethrow();
            return Optional.empty();
        }
        FranSeedsRecord record = FranSeedsRecord.write(folder, played.folders(), requested);
        RunPages.write(folder, record.seeds().stream().mapToInt(FranSeedRow::epochs).max().orElse(0), console);
        played.rethrow();
        return Optional.of(new FranSeedsResult(record, folder, (System.nanoTime() - start) / NANOS));
    }

    /** Resumes a run unless it is finished. */
    private Path goOn(FranRequest own, Path run, StopRequest stop, Progress progress) {
        Console quiet = console.warningsOnly();
        try (StoppedRun<FranRunRecord> stopped = FranResumption.open(run)) {
            FranRunRecord record = stopped.record();
            if (record.status() == RunStatus.DIVERGED || record.status() == RunStatus.FINISHED) {
                RunPages.complete(run, record.figures().phase1Epochs(), quiet);
                return run;
            }
            return new FranRun(own, quiet).play(FranOpening.resumed(stopped, own, quiet), stop, _ -> progress)
                    .folder();
        }
    }

    /** One seed's share in the total progress, which outlives it. */
    private record SeedProgress(long seed, Progress all) implements Progress {
        @Override
        public void step(Supplier<String> beside, Supplier<String> line) {
            all.step(() -> "seed " + seed + ": " + beside.get(), () -> "seed " + seed + ", " + line.get());
        }

        @Override
        public void close() {
            // Others go on.
        }
    }
}
