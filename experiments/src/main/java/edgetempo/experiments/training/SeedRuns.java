package edgetempo.experiments.training;

import edgetempo.experiments.Console;
import edgetempo.experiments.RunPages;
import edgetempo.experiments.StopRequest;
import edgetempo.nativeconfig.NativeProbe;
import edgetempo.reports.seeds.SeedsFolder;
import edgetempo.reports.seeds.SeedsRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The same run with several seeds, some at a time, each on a thread and in a folder of its own. Runs share nothing, so
 * each leaves what it would have left alone.
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
     * @param runs folder that gets the folder of the runs
     * @return what the runs came to; empty if it was stopped before any of them had begun
     */
    Optional<SeedsResult> play(Path runs, StopRequest stop) {
        if (Learners.needsTensorFlow(request.algorithm())) {
            // Each run asks again; asked here, nothing has been written when the answer is no.
            NativeProbe.require(request.device());
        }
        int requested = seeds.seeds().size();
        Path folder = SeedsFolder.create(runs, Instant.now(), request.scenario().name(), request.algorithm(),
                seeds.text());
        console.info("Training " + request.algorithm() + " on " + request.scenario().name() + ", slots by "
                + request.solver() + " (" + request.backend().name() + " backend), seeds " + seeds.text() + ", "
                + parallel + " at a time -> " + folder);
        long start = System.nanoTime();
        Path[] played = new Path[requested];
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (SeedsProgress progress = new SeedsProgress(requested, request.options().episodes(), console);
                ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
            StopRequest stopAll = new StopRequest() {
                @Override
                public boolean requested() {
                    return stop.requested() || failure.get() != null;
                }

                @Override
                public boolean overdue() {
                    return stop.overdue();
                }
            };
            AtomicInteger next = new AtomicInteger();
            for (int worker = 0; worker < parallel; worker++) {
                pool.execute(() -> work(next, folder, stopAll, progress, played, failure));
            }
        }
        List<Path> left = new ArrayList<>();
        for (Path run : played) {
            if (run != null) {
                left.add(run);
            }
        }
        if (left.isEmpty()) {
            SeedsFolder.discardEmpty(folder);
            rethrow(failure.get());
            return Optional.empty();
        }
        SeedsRecord record = SeedsFolder.write(folder, left, requested);
        RunPages.write(folder, record.episodes(), console);
        rethrow(failure.get());
        return Optional.of(new SeedsResult(record, folder, (System.nanoTime() - start) / NANOS));
    }

    private void work(AtomicInteger next, Path folder, StopRequest stop, SeedsProgress progress, Path[] played,
            AtomicReference<Throwable> failure) {
        try {
            for (int run = next.getAndIncrement(); run < played.length && !stop.requested(); run = next
                    .getAndIncrement()) {
                TrainingRequest own = request.forSeed(seeds.seeds().get(run), parallel > 1 ? 1 : request.threads());
                played[run] = new TrainingRun(own, console.warningsOnly())
                        .play(RunOpening.fresh(folder, own), stop, progress.of(run)).folder();
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {
                // All went well.
            }
        }
    }
}
