package edgetempo.reports.compare;

import edgetempo.comparison.SlotResults;
import edgetempo.reports.stats.Bootstrap;
import edgetempo.reports.stats.Friedman;
import edgetempo.reports.stats.Holm;
import edgetempo.reports.stats.PairedTest;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/** Computes statistics, tests and curves from the values of one scenario. */
final class ScenarioAnalysis {
    private static final long BOOTSTRAP_SEED = 1;
    /** Enough for the band of a curve, which has many points. */
    private static final int CURVE_RESAMPLES = 1000;
    private static final double NANOS_PER_MS = 1e6;
    private static final double MS_PER_S = 1e3;

    private final List<String> labels;
    private final ScenarioValues values;
    private final double targetPercent;
    private final double[] units;
    private final SampleIntervals intervals;
    private final SampleIntervals curveIntervals;

    /** @param labels of the entrants, in the order of the values */
    ScenarioAnalysis(List<String> labels, ScenarioValues values, double targetPercent) {
        this.labels = labels;
        this.values = values;
        this.targetPercent = targetPercent;
        units = IntStream.range(0, values.units()).asDoubleStream().toArray();
        intervals = new SampleIntervals(units.length, Bootstrap.RESAMPLES, BOOTSTRAP_SEED);
        curveIntervals = new SampleIntervals(units.length, CURVE_RESAMPLES, BOOTSTRAP_SEED);
    }

    List<EntrantFigures> figures() {
        double[][] ranks = Friedman.ranks(values.blocks());
        List<EntrantFigures> figures = new ArrayList<>();
        for (int e = 0; e < labels.size(); e++) {
            int entrant = e;
            double[] value = values.value()[e];
            double[] rank = Arrays.stream(ranks).mapToDouble(row -> row[entrant]).toArray();
            double[] reached = Arrays.stream(units)
                    .map(u -> values.reaches(value[(int) u], (int) u, targetPercent) ? 1 : 0).toArray();
            Spent spent = spent(e);
            figures.add(new EntrantFigures(labels.get(e), mean(value), intervals.mean(value),
                    gapPercent(units, value), gapInterval(value), mean(rank),
                    within(intervals.mean(rank), 1, labels.size()), mean(reached),
                    SampleIntervals.share(mean(reached), units.length), toTarget(e), spent.evaluations,
                    spent.ms == 0 ? 0 : spent.evaluations / spent.ms * MS_PER_S, spent.ms));
        }
        return figures;
    }

    Optional<Friedman> friedman() {
        return labels.size() == 1 ? Optional.empty() : Optional.of(Friedman.of(values.blocks()));
    }

    List<PairFigures> pairs() {
        List<PairFigures> pairs = new ArrayList<>();
        for (int a = 0; a < labels.size(); a++) {
            for (int b = a + 1; b < labels.size(); b++) {
                pairs.add(new PairFigures(labels.get(a), labels.get(b),
                        PairedTest.of(values.value()[a], values.value()[b], intervals), Double.NaN, false));
            }
        }
        double[] holm = Holm.adjust(pairs.stream().mapToDouble(pair -> pair.test().p()).toArray());
        for (int i = 0; i < holm.length; i++) {
            PairFigures pair = pairs.get(i);
            pairs.set(i, new PairFigures(pair.first(), pair.second(), pair.test(), holm[i],
                    holm[i] < PairFigures.LEVEL));
        }
        return pairs;
    }

    List<AnytimeCurve> curves() {
        SlotResults slots = values.slots();
        List<AnytimeCurve> curves = new ArrayList<>();
        for (int e = 0; e < slots.value().length; e++) {
            double[] toTarget = values.budgetsToTarget(e, targetPercent);
            double[] ms = times(slots.nanos()[e]);
            List<AnytimePoint> points = new ArrayList<>();
            for (int g = 0; g < slots.grid().length; g++) {
                double[] value = slots.value()[e][g];
                if (Double.isNaN(value[0])) {
                    continue;
                }
                long budget = slots.grid()[g].amount();
                points.add(new AnytimePoint(budget, Arrays.stream(slots.evaluations()[e][g]).average().orElseThrow(),
                        ms[g], mean(value),
                        curveIntervals.mean(value), gapPercent(units, value),
                        mean(Arrays.stream(toTarget).map(needed -> needed <= budget ? 1 : 0).toArray())));
            }
            curves.add(new AnytimeCurve(labels.get(e), points));
        }
        return curves;
    }

    /** [budgets] median times, ms. The time of a larger budget is an upper bound: it includes all that the smaller one does. */
    private static double[] times(long[][] nanos) {
        double[] ms = new double[nanos.length];
        for (int g = ms.length - 1; g >= 0; g--) {
            double own = StatUtils.percentile(Arrays.stream(nanos[g]).asDoubleStream().toArray(), 50) / NANOS_PER_MS;
            ms[g] = g == ms.length - 1 ? own : Math.min(own, ms[g + 1]);
        }
        return ms;
    }

    /** Median over units, of which at least half must have reached the target. */
    private double toTarget(int entrant) {
        if (values.slots().grid().length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.budgetsToTarget(entrant, targetPercent);
        Arrays.sort(sorted);
        double median = sorted[(sorted.length - 1) / 2];
        return Double.isInfinite(median) ? Double.NaN : median;
    }

    private Spent spent(int entrant) {
        SlotResults slots = values.slots();
        int last = slots.grid().length - 1;
        return last < 0
                ? new Spent(0, 0)
                : new Spent(Arrays.stream(slots.evaluations()[entrant][last]).average().orElseThrow(),
                        times(slots.nanos()[entrant])[last]);
    }

    private double gapPercent(double[] drawn, double[] value) {
        double best = 0;
        double own = 0;
        for (double unit : drawn) {
            best += values.bestKnown()[(int) unit];
            own += value[(int) unit];
        }
        return best == 0 ? Double.NaN : 100 * (best - own) / Math.abs(best);
    }

    private Summary.Interval gapInterval(double[] value) {
        double[] best = values.bestKnown();
        double sign = Math.signum(Arrays.stream(best).sum());
        double[] missing = Arrays.stream(units).map(u -> 100 * (best[(int) u] - value[(int) u])).toArray();
        double[] known = Arrays.stream(best).map(one -> one * sign).toArray();
        return within(intervals.ratio(missing, known, drawn -> gapPercent(drawn, value)), 0, Double.POSITIVE_INFINITY);
    }

    /** Clips an interval to the possible range; NaN stays. */
    private static Summary.Interval within(Summary.Interval interval, double least, double most) {
        return new Summary.Interval(Math.max(interval.low(), least), Math.min(interval.high(), most));
    }

    private static double mean(double[] sample) {
        return Summary.lastMean(sample, sample.length);
    }

    private record Spent(double evaluations, double ms) {}
}
