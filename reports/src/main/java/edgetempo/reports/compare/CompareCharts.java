package edgetempo.reports.compare;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.HeatChart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.stats.Nemenyi;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.Summary.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Charts of one scenario of a comparison. */
public final class CompareCharts {
    /** Largest number of pairs that a sentence lists. */
    private static final int MAX_NAMED = 4;
    /** Values further below the best, in spans between the best and the middle line's end, are cut off. */
    private static final double SPANS = 4;
    /** Shown below the best value at least, of its size. */
    private static final double MIN_SHOWN = 0.35;
    /** In percent; a logarithmic axis has no zero. */
    private static final double MIN_GAP = 0.01;

    /** Curves whose bands can be told apart. */
    private static final int MAX_BANDS = 6;

    private final CompareSetup setup;
    private final ScenarioComparison scenario;
    private final Axis value;

    /** Of a scenario. */
    public CompareCharts(CompareSetup setup, ScenarioComparison scenario) {
        this.setup = setup;
        this.scenario = scenario;
        value = Axis.of("mean " + setup.subject().value(), "per " + setup.subject().unit() + ", no unit");
    }

    /** Values of entrants against their budget; empty for policies. */
    public List<Block> anytime() {
        if (scenario.curves().stream().allMatch(curve -> curve.points().isEmpty())) {
            return List.of();
        }
        LineChart reached = new LineChart("Reached the target", "Share of " + setup.subject().unit() + "s within "
                + Numbers.text(setup.targetPercent(), 3) + " % of the best known.", budget(),
                Axis.of("share of " + setup.subject().unit() + "s", "%"),
                lines(AnytimePoint::budget, point -> 100 * point.reachedShare(), false));
        return List.of(values(), new Multiples(List.of(gaps(), reached)));
    }

    private Axis budget() {
        return Axis.log("budget of a " + setup.subject().unit(), setup.budgetUnit());
    }

    /** Values by budget. */
    public LineChart values() {
        return valueChart("Reached with a growing budget",
                "Every entrant stopped after each budget" + (scenario.curves().size() <= MAX_BANDS
                        ? "; each band is a " + SampleIntervals.label(setup.units(), setup.subject().unit())
                        : "") + ".",
                budget(), AnytimePoint::budget);
    }

    /** Values by time. */
    public LineChart times() {
        return valueChart("Reached as time goes on", "Median times on this machine.",
                Axis.log("time on a " + setup.subject().unit() + ", this machine", "ms"), AnytimePoint::ms);
    }

    private LineChart valueChart(String title, String note, Axis x, ToDoubleFunction<AnytimePoint> of) {
        boolean bands = scenario.curves().size() <= MAX_BANDS;
        List<Line> lines = lines(of, AnytimePoint::mean, bands);
        double best = scenario.bestKnownMean();
        double[] ends = lines.stream().filter(line -> line.y().length > 0)
                .mapToDouble(line -> line.y()[line.y().length - 1]).sorted().toArray();
        double shown = ends.length == 0
                ? 0
                : Math.max(SPANS * (best - ends[ends.length / 2]), MIN_SHOWN * Math.abs(best));
        double from = round(best - shown);
        lines.add(Line.level("best known", best));
        double lowest = lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).min().orElse(best);
        return new LineChart(title, note + (from > lowest ? " What is far below is cut off." : ""), x,
                from > lowest ? value.startingAt(from) : value, lines);
    }

    /** The next value below that has one digit, or two where the first is 1. */
    private static double round(double end) {
        if (end == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(end))));
        return Math.floor(end / unit * 2) * unit / 2;
    }

    /** Gaps by budget. */
    public LineChart gaps() {
        List<Line> lines = lines(AnytimePoint::budget, point -> Math.max(point.gapPercent(), MIN_GAP), false);
        if (setup.targetPercent() > 0) {
            lines.add(Line.level("target", setup.targetPercent()));
        }
        return new LineChart("Gap to the best known", "What is below " + MIN_GAP + " % is drawn at it.", budget(),
                Axis.log("mean gap to the best known", "%"), lines);
    }

    /** A logarithmic axis does not show 0; the last value is extended to the end of the axis. */
    private List<Line> lines(ToDoubleFunction<AnytimePoint> x, ToDoubleFunction<AnytimePoint> y, boolean band) {
        List<Line> lines = new ArrayList<>();
        double end = scenario.curves().stream().flatMap(curve -> curve.points().stream()).mapToDouble(x).max()
                .orElse(0);
        for (AnytimeCurve curve : scenario.curves()) {
            List<AnytimePoint> points = new ArrayList<>(
                    curve.points().stream().filter(point -> x.applyAsDouble(point) > 0).toList());
            double[] at = column(points, x);
            if (at.length > 0 && at[at.length - 1] < end) {
                points.add(points.getLast());
                at = Arrays.copyOf(at, points.size());
                at[at.length - 1] = end;
            }
            double[] none = {};
            lines.add(new Line(curve.entrant(), curve.entrant(), Look.STRONG, at, column(points, y),
                    band ? column(points, point -> point.interval().low()) : none,
                    band ? column(points, point -> point.interval().high()) : none));
        }
        return lines;
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    /** Final values, gaps and ranks, best first. */
    public Block results() {
        List<EntrantFigures> ranked = scenario.figures().stream()
                .sorted(Comparator.comparingDouble(EntrantFigures::meanRank)).toList();
        boolean wide = ranked.stream().anyMatch(row -> row.gapPercent() > MIN_GAP);
        return new Multiples(List.of(
                dots("Result",
                        "Each mean with its " + SampleIntervals.label(setup.units(), setup.subject().unit()) + ".",
                        value, ranked, EntrantFigures::mean,
                        EntrantFigures::meanInterval),
                dots("Gap to the best known at the end",
                        wide ? "What is below " + MIN_GAP + " % is drawn at it." : "",
                        wide ? Axis.log("mean gap", "%") : Axis.of("mean gap", "%"), ranked,
                        row -> shownGap(row.gapPercent(), wide),
                        row -> new Interval(shownGap(row.gapInterval().low(), wide),
                                shownGap(row.gapInterval().high(), wide))),
                dots("Mean rank", alike(), Axis.of("mean rank", "1 is best"), ranked, EntrantFigures::meanRank,
                        EntrantFigures::rankInterval)));
    }

    /** A gap is not below 0, nor is an end of its interval; NaN stays. */
    private static double shownGap(double percent, boolean logarithmic) {
        return Math.max(percent, logarithmic ? MIN_GAP : 0);
    }

    private static Chart dots(String title, String note, Axis axis, List<EntrantFigures> rows,
            ToDoubleFunction<EntrantFigures> of, Function<EntrantFigures, Interval> interval) {
        return new BarChart(title, note, "entrant", axis, BarChart.Look.DOTS,
                rows.stream().map(EntrantFigures::entrant).toList(),
                List.of(new BarChart.Bars(axis.name(), column(rows, of), column(rows, row -> interval.apply(row).low()),
                        column(rows, row -> interval.apply(row).high()))));
    }

    /**
     * Mean ranks with bars of half the critical difference at either side, so that two entrants differ by Nemenyi's test where their
     * bars do not overlap; empty for one entrant.
     */
    public Optional<BarChart> criticalDifferences() {
        List<EntrantFigures> ranked = scenario.ranking();
        if (ranked.size() < 2) {
            return Optional.empty();
        }
        double difference = Nemenyi.criticalDifference(ranked.size(), setup.units(), PairFigures.LEVEL);
        double[] ranks = column(ranked, EntrantFigures::meanRank);
        List<String> groups = new ArrayList<>();
        int end = 0;
        for (int from = 0; from < ranks.length; from++) {
            int to = from + 1;
            while (to < ranks.length && ranks[to] - ranks[from] < difference) {
                to++;
            }
            if (to > end && to - from > 1) {
                groups.add(ranked.subList(from, to).stream().map(EntrantFigures::entrant)
                        .collect(Collectors.joining(", ")));
            }
            end = Math.max(end, to);
        }
        String alike = groups.isEmpty() ? "All differ." : "Not told apart: " + String.join("; ", groups) + ".";
        return Optional.of(new BarChart("Critical differences of ranks",
                "Entrants whose bars overlap are not told apart (Nemenyi's test of all pairs, 5 %: mean ranks over "
                        + setup.units() + " " + setup.subject().unit() + "s must lie " + Numbers.text(difference, 3)
                        + " apart). " + alike,
                "entrant", Axis.of("mean rank", "1 is best"), BarChart.Look.DOTS,
                ranked.stream().map(EntrantFigures::entrant).toList(),
                List.of(new BarChart.Bars("mean rank", ranks,
                        Arrays.stream(ranks).map(rank -> rank - difference / 2).toArray(),
                        Arrays.stream(ranks).map(rank -> rank + difference / 2).toArray()))));
    }

    private String alike() {
        List<String> alike = scenario.pairs().stream().filter(pair -> !pair.significant())
                .map(pair -> pair.first() + " and " + pair.second()).toList();
        if (scenario.pairs().isEmpty() || alike.isEmpty()) {
            return scenario.pairs().isEmpty() ? "" : "All pairs differ significantly.";
        }
        String test = " (Wilcoxon's test, Holm's correction, 5 %)";
        return alike.size() > MAX_NAMED
                ? alike.size() + " of " + scenario.pairs().size() + " pairs are not told apart" + test
                        + "; the matrix below marks those that are."
                : "Not told apart" + test + ": " + String.join("; ", alike) + ".";
    }

    /** Effect sizes of all pairs; empty for one entrant. */
    public List<Block> pairs() {
        if (scenario.pairs().isEmpty()) {
            return List.of();
        }
        List<String> names = scenario.figures().stream()
                .sorted(Comparator.comparingDouble(EntrantFigures::meanRank)).map(EntrantFigures::entrant).toList();
        double[][] effect = new double[names.size()][names.size()];
        String[][] texts = new String[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            Arrays.fill(effect[i], Double.NaN);
            Arrays.fill(texts[i], "");
        }
        for (PairFigures pair : scenario.pairs()) {
            set(effect, texts, names.indexOf(pair.first()), names.indexOf(pair.second()), pair.test().winShare(), pair);
            set(effect, texts, names.indexOf(pair.second()), names.indexOf(pair.first()), 1 - pair.test().winShare(),
                    pair);
        }
        return List.of(new HeatChart("Who beats whom", "Share of " + setup.subject().unit()
                + "s on which the row does better than the column, ties counting half; * marks a significant difference"
                + " (Wilcoxon's signed-rank test, Holm's correction, 5 %).", Axis.of("beaten", "1"),
                Axis.of("better", "1"), Axis.of("share of " + setup.subject().unit() + "s won", "%"),
                HeatChart.Colours.DIVERGING, 0, 100, names, names, effect,
                Arrays.stream(texts).map(List::of).toList()));
    }

    private static void set(double[][] effect, String[][] texts, int row, int column, double share, PairFigures pair) {
        effect[row][column] = 100 * share;
        texts[row][column] = Numbers.text(100 * share, 2) + (pair.significant() ? " *" : "");
    }
}
