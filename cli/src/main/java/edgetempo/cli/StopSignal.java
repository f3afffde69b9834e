package edgetempo.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and termination signals into a request to stop at the next frame, and holds the JVM until the run has put its records
 * in order.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_S = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "edgetempo-stop");
    private volatile boolean requested;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether a stop was asked for. */
    boolean requested() {
        return requested;
    }

    private void stopAndWait() {
        requested = true;
        try {
            done.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
