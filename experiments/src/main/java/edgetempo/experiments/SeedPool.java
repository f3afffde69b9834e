package edgetempo.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Plays the runs of several seeds, some at a time, each on a separate thread. Once one fails, the others are requested to stop. */
public final class SeedPool {
    private SeedPool() {}

    /** Plays one of the runs. */
    @FunctionalInterface
    public interface Run {
        /**
         * Plays until the end or the request to stop.
         *
         * @param number of the seed in the list, counted from 0
         * @return the folder of the run
         */
        Path play(int number, StopRequest stop);
    }

    /**
     * What was played.
     *
     * @param folders of the runs that have begun, in the order of the seeds
     * @param failure exception of the first run that failed
     */
    public record Played(List<Path> folders, Optional<Throwable> failure) {
        /** Rethrows the failure, if any. */
        public void rethrow() {
            switch (failure.orElse(null)) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {
                    // All went well.
                }
            }
        }
    }

    /**
     * Plays until all runs are over.
     *
     * @param count    runs
     * @param parallel runs at a time, at least 1
     * @param stop     is queried before each
     */
    public static Played play(int count, int parallel, StopRequest stop, Run run) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        StopRequest stopAll = new StopRequest() {
            @Override
            public boolean requested() {
                return stop.requested() || failure.get() != null;
            }

            @Override
            public boolean overdue() {
                return stop.overdue();
            }

            @Override
            public void begun() {
                stop.begun();
            }
        };
        Path[] played = new Path[count];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
            for (int worker = 0; worker < parallel; worker++) {
                pool.execute(() -> work(next, played, stopAll, run, failure));
            }
        }
        List<Path> folders = new ArrayList<>();
        for (Path folder : played) {
            if (folder != null) {
                folders.add(folder);
            }
        }
        return new Played(folders, Optional.ofNullable(failure.get()));
    }

    private static void work(AtomicInteger next, Path[] played, StopRequest stop, Run run,
            AtomicReference<Throwable> failure) {
        try {
            for (int number = next.getAndIncrement(); number < played.length && !stop.requested(); number = next
                    .getAndIncrement()) {
                played[number] = run.play(number, stop);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
