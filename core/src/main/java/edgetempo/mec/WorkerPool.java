package edgetempo.mec;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** A fixed number of threads that each do a share of a task; the caller's thread is the first. */
public final class WorkerPool implements AutoCloseable {
    private final ExecutorService pool;
    private final Future<?>[] pending;

    /**
     * Creates a pool; with one thread it starts none.
     *
     * @param threads number of threads, at least 1
     * @param name    of the threads started
     * @throws IllegalArgumentException if there are fewer
     */
    public WorkerPool(int threads, String name) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
        }
        pending = new Future<?>[threads];
        pool = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Threads, the caller's included. */
    public int threads() {
        return pending.length;
    }

    /**
     * Runs a task once for each worker and waits for all of them.
     *
     * @param share does the share of a worker, counted from 0
     */
    public void run(IntConsumer share) {
        for (int t = 1; t < pending.length; t++) {
            int worker = t;
            pending[t] = pool.submit(() -> share.accept(worker));
        }
        try {
            share.accept(0);
        } finally {
            // Even if this share failed: the others still use what the caller owns.
            for (int t = 1; t < pending.length; t++) {
                await(pending[t]);
            }
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers were busy", e);
        }
    }

    /** Stops the threads. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
