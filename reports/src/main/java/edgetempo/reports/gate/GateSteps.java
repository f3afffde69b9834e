package edgetempo.reports.gate;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Progress of a gate: reports every step, the number of steps known so far, and the remaining time estimated from earlier steps of the same
 * kind. Repeated measurements add steps. Not thread-safe.
 */
public final class GateSteps {
    /** Kind of a step; each has an initial estimate of its duration, s. */
    public enum Kind {
        /** Counts what both sides do. */
        WORK(4),
        /** Counts bytes of a benchmark. */
        BYTES(4),
        /** Takes times of a benchmark. */
        TIMES(9),
        /** Records where time goes. */
        PROFILE(35);

        private final double seconds;

        Kind(double seconds) {
            this.seconds = seconds;
        }
    }

    private static final double NANOS = 1e9;

    private final Consumer<String> progress;
    private final LongSupplier nanos;
    private final Map<Kind, Integer> left = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private final Map<Kind, Double> took = new EnumMap<>(Kind.class);
    private Kind running = Kind.WORK;
    private boolean anyRunning;
    private long began;
    private int step;

    /**
     * Creates the steps of a gate that has not begun.
     *
     * @param progress receives one line per step
     * @param nanos    a clock
     */
    public GateSteps(Consumer<String> progress, LongSupplier nanos) {
        this.progress = progress;
        this.nanos = nanos;
    }

    /** More steps are to come. */
    public void expect(Kind kind, int more) {
        left.merge(kind, more, Integer::sum);
    }

    /** A step that was expected, or one more, begins; the one before it is over. */
    public void begin(Kind kind, String what) {
        end();
        left.computeIfPresent(kind, (key, now) -> Math.max(0, now - 1));
        step++;
        running = kind;
        anyRunning = true;
        began = nanos.getAsLong();
        int all = step + left.values().stream().mapToInt(Integer::intValue).sum();
        progress.accept("step " + step + " of " + all + ", " + text(secondsLeft()) + " left: " + what);
    }

    /** The step that runs is over. */
    public void end() {
        if (anyRunning) {
            took.merge(running, (nanos.getAsLong() - began) / NANOS, Double::sum);
            done.merge(running, 1, Integer::sum);
            anyRunning = false;
        }
    }

    /** Of the step that begins and all after it. */
    private double secondsLeft() {
        double seconds = mean(running);
        for (Map.Entry<Kind, Integer> kind : left.entrySet()) {
            seconds += kind.getValue() * mean(kind.getKey());
        }
        return seconds;
    }

    private double mean(Kind kind) {
        return done.containsKey(kind) ? took.get(kind) / done.get(kind) : kind.seconds;
    }

    private static String text(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
