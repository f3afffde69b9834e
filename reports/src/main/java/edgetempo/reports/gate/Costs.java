package edgetempo.reports.gate;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMetric;
import edgetempo.reports.bench.Units;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Scores as costs, of which less is better: seconds per operation for both rates and times, so that they are comparable.
 */
final class Costs {
    /** Other work on the machine only slows down: a fork is represented by its fastest iterations. */
    private static final double FAST_PERCENTILE = 10;

    private Costs() {}

    /**
     * The unit in which a score's cost is counted: {@code s/op} for rates and times, else the score's own.
     *
     * @throws ReportException if nothing says which direction is better
     */
    static String unit(String unit, String what) {
        if (Units.rate(unit) || Units.perOperation(unit)) {
            return Units.ofCost(unit);
        }
        throw new ReportException(what + ": the unit \"" + unit
                + "\" cannot be judged; comparable are rates (ops/s) and costs an operation (ns/op, B/op)");
    }

    /**
     * The cost of every fork, from its fastest iterations.
     *
     * @return at least one cost, each positive
     * @throws ReportException if a fork has no iterations, or a score is not a positive number
     */
    static List<Double> ofForks(BenchMetric metric, String what) {
        unit(metric.unit(), what);
        if (metric.raw().isEmpty() || metric.raw().stream().anyMatch(List::isEmpty)) {
            throw new ReportException(what + ": its rawData holds no iterations of "
                    + (metric.raw().isEmpty() ? "any fork" : "a fork") + ", so there is nothing to compare");
        }
        for (List<Double> fork : metric.raw()) {
            for (double score : fork) {
                double cost = Units.cost(score, metric.unit());
                if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
                    throw new ReportException(what + ": a score must be a positive number to be compared, found "
                            + score + " " + metric.unit());
                }
            }
        }
        return metric.raw().stream().map(fork -> fast(fork, metric.unit())).toList();
    }

    private static double fast(List<Double> iterations, String unit) {
        double[] costs = iterations.stream().mapToDouble(score -> Units.cost(score, unit)).toArray();
        return new Percentile(FAST_PERCENTILE).withEstimationType(EstimationType.R_7).evaluate(costs);
    }
}
