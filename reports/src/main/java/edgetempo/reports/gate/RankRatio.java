package edgetempo.reports.gate;

import edgetempo.reports.stats.Summary;
import edgetempo.reports.stats.Summary.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Ratio of the candidate's cost to the base's: the Hodges-Lehmann estimate (median of all ratios of a candidate's
 * fork to a base's), with the interval that the exact Mann-Whitney test gives (Hollander, Wolfe, Chicken,
 * <i>Nonparametric Statistical Methods</i>, 3rd ed., 4.2, 4.3). No distribution is assumed, and a few forks that
 * something disturbed move neither far. With too few forks for that test the interval is Student's. Forks are first
 * divided by the median fork of their block.
 *
 * @param ratio    candidate to base; 1.2 costs a fifth more
 * @param interval of the ratio; from 0 to infinity if a side has but one fork
 * @param fastest  candidate's fastest fork to base's: the estimate that noise which only slows down moves least
 * @param forks    of the side that has fewer
 */
public record RankRatio(double ratio, Interval interval, double fastest, int forks) {
    /**
     * Estimates the ratio.
     *
     * @param blocks     at least one; each side has at least one fork in all of them together
     * @param confidence in (0, 1)
     */
    public static RankRatio of(List<Block> blocks, double confidence) {
        List<Double> base = new ArrayList<>();
        List<Double> candidate = new ArrayList<>();
        for (Block block : blocks) {
            double level = StatUtils.percentile(logs(Stream.concat(block.base().stream(), block.candidate().stream())
                    .toList()), 50);
            Arrays.stream(logs(block.base())).forEach(log -> base.add(log - level));
            Arrays.stream(logs(block.candidate())).forEach(log -> candidate.add(log - level));
        }
        double[] differences = candidate.stream().flatMapToDouble(c -> base.stream().mapToDouble(b -> c - b)).sorted()
                .toArray();
        double fastest = min(candidate) - min(base);
        return new RankRatio(Math.exp(StatUtils.percentile(differences, 50)),
                interval(differences, base, candidate, confidence), Math.exp(fastest),
                Math.min(base.size(), candidate.size()));
    }

    private static Interval interval(double[] differences, List<Double> base, List<Double> candidate,
            double confidence) {
        int outside = outside(base.size(), candidate.size(), (1 - confidence) / 2);
        if (outside < 0) {
            return base.size() < 2 || candidate.size() < 2
                    ? new Interval(0, Double.POSITIVE_INFINITY)
                    : welch(Summary.of(array(candidate)), Summary.of(array(base)), confidence);
        }
        return new Interval(Math.exp(differences[outside]), Math.exp(differences[differences.length - 1 - outside]));
    }

    /** The t-interval for unequal variances (Welch 1947), of logarithms. */
    private static Interval welch(Summary candidate, Summary base, double confidence) {
        double c = candidate.standardError() * candidate.standardError();
        double b = base.standardError() * base.standardError();
        double difference = candidate.mean() - base.mean();
        if (c + b == 0) {
            return new Interval(Math.exp(difference), Math.exp(difference));
        }
        double freedom = (c + b) * (c + b) / (c * c / (candidate.count() - 1) + b * b / (base.count() - 1));
        double half = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2) * Math.sqrt(c + b);
        return new Interval(Math.exp(difference - half), Math.exp(difference + half));
    }

    /** Largest value of the test's statistic that is significant on one side; −1 if none is. */
    private static int outside(int base, int candidate, double level) {
        int statistic = -1;
        while (statistic + 1 < base * candidate / 2 && pValue(base, candidate, statistic + 1) <= level) {
            statistic++;
        }
        return statistic;
    }

    /** Probability that the statistic is at most a value if nothing differs, by the test of a sample that has this value. */
    private static double pValue(int base, int candidate, int statistic) {
        double[] low = new double[candidate];
        for (int i = 0, left = statistic; i < candidate; i++) {
            int beaten = Math.min(left, base);
            left -= beaten;
            low[i] = beaten + 0.5 - 1e-3 * i;
        }
        double[] high = DoubleStream.iterate(1, value -> value + 1).limit(base).toArray();
        return MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.LESS_THAN).with(PValueMethod.EXACT)
                .test(low, high).getPValue();
    }

    private static double[] logs(Collection<Double> costs) {
        return costs.stream().mapToDouble(Math::log).toArray();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static double min(List<Double> values) {
        return values.stream().mapToDouble(value -> value).min().orElseThrow();
    }
}
