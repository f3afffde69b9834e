package edgetempo.agents.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs two pieces of work that have nothing in common, at the same time if there is a second thread to spare. Not thread-safe. */
final class TwoThreads implements AutoCloseable {
    private final boolean two;
    private ExecutorService second;

    /**
     * Starts no thread until there is work.
     *
     * @param two whether there is a second thread to spare
     */
    TwoThreads(boolean two) {
        this.two = two;
    }

    /** Returns when both have ended. What {@code here} throws is thrown, else what {@code there} threw. */
    void both(Runnable here, Runnable there) {
        if (!two) {
            here.run();
            there.run();
            return;
        }
        if (second == null) {
            second = Executors
                    .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("edgetempo-learner").factory());
        }
        CompletableFuture<Void> other = CompletableFuture.runAsync(there, second);
        try {
            here.run();
        } finally {
            other.exceptionally(failed -> null).join();
        }
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
    }
}
