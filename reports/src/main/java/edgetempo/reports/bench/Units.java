package edgetempo.reports.bench;

import java.util.Map;

/** Units of scores: which are times or rates, and their conversion to seconds per operation. */
public final class Units {
    /** Unit of every time and rate after conversion. */
    public static final String SECONDS_PER_OPERATION = "s/op";

    private static final String PER_OPERATION = "/op";
    private static final String RATE = "ops/";
    private static final Map<String, Double> SECONDS = Map.of("ns", 1e-9, "us", 1e-6, "\u00b5s", 1e-6, "\u03bcs", 1e-6,
            "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

    private Units() {}

    /** Whether a unit is a rate, of which more is better. */
    public static boolean rate(String unit) {
        return unit.startsWith(RATE) && SECONDS.containsKey(unit.substring(RATE.length()));
    }

    /** Whether a unit is a time per operation. */
    public static boolean time(String unit) {
        return perOperation(unit) && SECONDS.containsKey(prefix(unit));
    }

    /** Whether a unit is a cost per operation, of which less is better: a time, or another such as {@code B/op}. */
    public static boolean perOperation(String unit) {
        return unit.endsWith(PER_OPERATION);
    }

    /**
     * The cost of a score, of which less is better: seconds per operation for times and rates, else the score itself.
     *
     * @return infinite for a rate of 0
     */
    public static double cost(double score, String unit) {
        if (rate(unit)) {
            return SECONDS.get(unit.substring(RATE.length())) / score;
        }
        return time(unit) ? score * SECONDS.get(prefix(unit)) : score;
    }

    /** The unit of {@link #cost}. */
    public static String ofCost(String unit) {
        return rate(unit) || time(unit) ? SECONDS_PER_OPERATION : unit;
    }

    private static String prefix(String unit) {
        return unit.substring(0, unit.length() - PER_OPERATION.length());
    }
}
