package edgetempo.sweep;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a study: one line that is overwritten on a terminal, otherwise a line every 5 % of the work. Threads of Spark call
 * it.
 */
final class SweepProgress {
    private static final long OFTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LINES = 20;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean quiet;
    private int all;
    private int before;
    private int done;
    private int failed;
    private int running;
    private long startNanos;
    private long saidNanos;
    private int saidLines;

    SweepProgress(PrintWriter err, boolean terminal, boolean quiet) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** A study begins, some of whose runs have ended before. */
    synchronized void begin(int runs, int ended) {
        all = runs;
        before = ended;
        startNanos = System.nanoTime();
        if (ended > 0 && !quiet) {
            err.println(ended + " of " + runs + " runs have ended before");
        }
    }

    /** A task has begun. */
    synchronized void started() {
        running++;
        say(false);
    }

    /** A task has ended, well or not. */
    synchronized void stopped() {
        running--;
        say(false);
    }

    /** A run has ended. */
    synchronized void ended(RunResult result) {
        if (result.done()) {
            done++;
        } else {
            failed++;
            if (!quiet) {
                clear();
                err.println("failed: " + describe(result) + ": " + result.message());
            }
        }
        say(before + done + failed == all);
    }

    private static String describe(RunResult result) {
        StringBuilder text = new StringBuilder();
        result.point().forEach((axis, value) -> text.append(axis).append('=').append(value).append(", "));
        return text.append("seed=").append(result.seed()).toString();
    }

    /** Called when Spark has given up. */
    synchronized void aborted(String why) {
        clear();
        err.println(edgetempo.experiments.OneLine.of("stopped: " + why));
    }

    /** Ends the progress. */
    synchronized void end() {
        clear();
    }

    private void clear() {
        if (terminal && !quiet) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    private void say(boolean last) {
        if (quiet) {
            return;
        }
        long now = System.nanoTime();
        int ended = before + done + failed;
        if (terminal && (last || now - saidNanos > OFTEN_NANOS)) {
            saidNanos = now;
            err.print("\r\033[K" + line(now));
            err.flush();
        } else if (!terminal && done + failed > 0 && (last || (long) ended * LINES / all > saidLines)) {
            saidLines = (int) ((long) ended * LINES / all);
            err.println(line(now));
        }
    }

    private String line(long now) {
        int left = all - before - done - failed;
        double seconds = (now - startNanos) / 1e9;
        String time = done + failed == 0 ? "?" : duration(seconds / (done + failed) * left);
        return String.format(Locale.ROOT, "runs: %d done, %d failed, %d running, %d left, time left %s", before + done,
                failed,
                Math.max(0, Math.min(running, left)), left, time);
    }

    /** Hours, minutes and seconds. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
