package edgetempo.reports.bench;

import edgetempo.reports.stats.Summary.Interval;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measured quantity.
 *
 * @param score    mean over all iterations of all forks
 * @param error    half of the 99.9 % interval, NaN where there were too few iterations for one
 * @param interval the 99.9 % interval, NaN at both ends likewise
 * @param unit     such as {@code ops/s}, {@code ns/op}, {@code B/op}
 * @param raw      one list per fork, one value per iteration (where single calls were sampled: their median); empty where
 *                 the file has none
 * @param percentiles values by percentile, ascending, of all calls where single calls were sampled, else of all iterations; empty where
 *                 the file has none
 */
public record BenchMetric(double score, double error, Interval interval, String unit, List<List<Double>> raw,
        SortedMap<Double, Double> percentiles) {
    /** Keeps copies. */
    public BenchMetric {
        raw = raw.stream().map(List::copyOf).toList();
        percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
    }
}
