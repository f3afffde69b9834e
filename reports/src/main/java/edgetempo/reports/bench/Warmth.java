package edgetempo.reports.bench;

import java.util.List;
import java.util.Optional;

/**
 * Signs that a virtual machine was still compiling, or something else still settling, while it was measured. A vector kernel that waits
 * for its compiler is a thousand times slower than after, and allocates megabytes: such a score says nothing about the code.
 */
final class Warmth {
    /** Ratio of the last iteration's cost to the first's, in every fork, below which there is a trend. */
    private static final double TREND = 0.75;
    /** Iterations of a fork in which a trend can be seen. */
    private static final int MIN_ITERATIONS = 3;
    private static final double BYTES = 64;
    private static final double SHARE_OF_BYTES = 0.05;
    /** Allocation of the profiler itself and other threads, bytes per second. */
    private static final double BACKGROUND = 130e3;

    private Warmth() {}

    /** Why a score is invalid; empty if it is valid. */
    static Optional<String> obstacle(BenchScore score) {
        BenchMetric metric = score.primary();
        // A single call is what it is meant to be: cold.
        if (score.mode().equals("ss")) {
            return Optional.empty();
        }
        if (metric.error() > Math.abs(metric.score())) {
            return Optional.of("its error exceeds its score");
        }
        if (falls(metric)) {
            return Optional.of("it is still getting faster from iteration to iteration");
        }
        double seconds = Units.ofCost(metric.unit()).equals(Units.SECONDS_PER_OPERATION)
                ? Units.cost(metric.score(), metric.unit())
                : 0;
        return score.allocation().filter(bytes -> unsteady(bytes, seconds)).map(
                bytes -> "some iterations allocate more an operation than others: it is not compiled to the end");
    }

    private static boolean falls(BenchMetric metric) {
        List<List<Double>> forks = metric.raw().stream().filter(fork -> fork.size() >= MIN_ITERATIONS).toList();
        return !forks.isEmpty() && forks.stream().allMatch(fork -> {
            double[] costs = fork.stream().mapToDouble(value -> Units.cost(value, metric.unit())).toArray();
            for (int i = 1; i < costs.length; i++) {
                if (!(costs[i] < costs[i - 1])) {
                    return false;
                }
            }
            return costs[costs.length - 1] < TREND * costs[0];
        });
    }

    private static boolean unsteady(BenchMetric bytes, double seconds) {
        double[] all = bytes.raw().stream().flatMap(List::stream).mapToDouble(value -> value).filter(Double::isFinite)
                .sorted().toArray();
        return all.length > 1 && all[all.length - 1] - all[0] > Math.max(BYTES, SHARE_OF_BYTES * all[0])
                + seconds * BACKGROUND;
    }
}
