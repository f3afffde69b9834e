package edgetempo.reports.gate;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMetric;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Scores as costs, of which less is better: seconds an operation, whichever of a rate and a time was measured, so that
 * both can be compared with each other.
 */
final class Costs {
    /** Other work on the machine only ever slows down: a fork is worth what its fastest iterations say. */
    private static final double FAST_PERCENTILE = 10;
    private static final Map<String, Double> SECONDS = Map.of("ns", 1e-9, "us", 1e-6, "\u00b5s", 1e-6, "ms", 1e-3, "s",
            1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);
    private static final String PER_OPERATION = "/op";
    private static final String RATE = "ops/";

    private Costs() {}

    /**
     * The unit in which a score's cost is counted: {@code s/op} for rates and times, else the score's own.
     *
     * @throws ReportException if nothing says which direction is better
     */
    static String unit(String unit, String what) {
        if (secondsPerOperation(unit) || secondsOfRate(unit)) {
            return "s/op";
        }
        if (unit.endsWith(PER_OPERATION)) {
            return unit;
        }
        throw new ReportException(what + ": the unit \"" + unit
                + "\" cannot be judged; comparable are rates (ops/s) and costs an operation (ns/op, B/op)");
    }

    /** A score's cost, in {@link #unit}. */
    static double of(double score, String unit) {
        if (secondsOfRate(unit)) {
            return SECONDS.get(unit.substring(RATE.length())) / score;
        }
        return secondsPerOperation(unit) ? score * SECONDS.get(prefix(unit)) : score;
    }

    /**
     * The cost of every fork, from its fastest iterations; the score itself where there is no data behind it.
     *
     * @return at least one cost, each positive
     * @throws ReportException if a score is not a positive number
     */
    static List<Double> ofForks(BenchMetric metric, String what) {
        unit(metric.unit(), what);
        List<Double> costs = metric.raw().stream().filter(fork -> !fork.isEmpty())
                .map(fork -> fast(fork, metric.unit())).toList();
        List<Double> all = costs.isEmpty() ? List.of(of(metric.score(), metric.unit())) : costs;
        for (double cost : all) {
            if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
                throw new ReportException(what + ": a score must be a positive number to be compared, found "
                        + metric.score() + " " + metric.unit());
            }
        }
        return all;
    }

    private static double fast(List<Double> iterations, String unit) {
        double[] costs = iterations.stream().mapToDouble(score -> of(score, unit)).toArray();
        return new Percentile(FAST_PERCENTILE).withEstimationType(EstimationType.R_7).evaluate(costs);
    }

    private static boolean secondsOfRate(String unit) {
        return unit.startsWith(RATE) && SECONDS.containsKey(unit.substring(RATE.length()));
    }

    private static boolean secondsPerOperation(String unit) {
        return unit.endsWith(PER_OPERATION) && SECONDS.containsKey(prefix(unit));
    }

    private static String prefix(String unit) {
        return unit.substring(0, unit.length() - PER_OPERATION.length());
    }
}
