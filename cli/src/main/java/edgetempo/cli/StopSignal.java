package edgetempo.cli;

import edgetempo.experiments.StopRequest;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and termination signals into a request to stop after the episode at hand, or at the next frame if that takes too long,
 * and holds the JVM until the run has put its records in order.
 */
final class StopSignal implements StopRequest, AutoCloseable {
    private static final long PATIENCE_S = 30;
    /** What is left of the ten seconds that container runtimes grant is for the checkpoint. */
    private static final long EPISODE_S = 5;

    /** Whether a run has records to complete, and will report that itself. */
    private static volatile boolean heard;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "edgetempo-stop");
    private volatile boolean requested;
    private volatile boolean begun;
    private volatile long requestedNanos;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Says that the command was interrupted, if it has no records to put in order; holds the JVM until it has said so itself, if it has.
     *
     * @return to be run when the command is over
     */
    static Runnable announce(PrintWriter err) {
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (heard) {
                await(over);
            } else if (over.getCount() > 0) {
                err.println((System.console() == null ? "" : System.lineSeparator()) + "interrupted");
            }
        }, "edgetempo-interrupted"));
        return over::countDown;
    }

    /** Says it of a command that has nothing to show for what it did; gives the exit code. */
    static int interruptedEarly(PrintWriter err) {
        err.println("interrupted before any run had begun; nothing was kept");
        return ExitCodes.INTERRUPTED;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public void begun() {
        begun = true;
        heard = true;
    }

    @Override
    public boolean overdue() {
        return requested && System.nanoTime() - requestedNanos > TimeUnit.SECONDS.toNanos(EPISODE_S);
    }

    private void stopAndWait() {
        requestedNanos = System.nanoTime();
        requested = true;
        if (begun) {
            await(done);
        }
    }

    /** The records are in order; the JVM may go. */
    @Override
    public void close() {
        done.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is going down already, and the latch has let it.
                requested = true;
            }
        }
    }
}
