package edgetempo.reports.pages.compare;

import edgetempo.reports.compare.AnytimeCurve;
import edgetempo.reports.compare.AnytimePoint;
import edgetempo.reports.compare.CompareSetup;
import edgetempo.reports.compare.EntrantFigures;
import edgetempo.reports.compare.PairFigures;
import edgetempo.reports.compare.ScenarioComparison;
import edgetempo.reports.page.Axis;
import edgetempo.reports.page.BarChart;
import edgetempo.reports.page.Block;
import edgetempo.reports.page.Chart;
import edgetempo.reports.page.HeatChart;
import edgetempo.reports.page.LineChart;
import edgetempo.reports.page.LineChart.Line;
import edgetempo.reports.page.LineChart.Look;
import edgetempo.reports.page.Multiples;
import edgetempo.reports.page.Numbers;
import edgetempo.reports.page.Table;
import edgetempo.reports.page.Table.Cell;
import edgetempo.reports.page.Table.Column;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.Summary.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Charts and tables of one scenario of a comparison. */
final class CompareCharts {
    /** Of more pairs a sentence cannot be read. */
    private static final int MAX_NAMED = 4;

    private final CompareSetup setup;
    private final ScenarioComparison scenario;
    private final Axis value;

    CompareCharts(CompareSetup setup, ScenarioComparison scenario) {
        this.setup = setup;
        this.scenario = scenario;
        value = Axis.of("mean " + setup.subject().value(), "of a " + setup.subject().unit() + ", no unit");
    }

    /** What entrants reach as their budget grows; empty for policies. */
    List<Block> anytime() {
        if (scenario.curves().stream().allMatch(curve -> curve.points().isEmpty())) {
            return List.of();
        }
        Axis budget = Axis.log("budget of a " + setup.subject().unit(), setup.budgetUnit());
        LineChart values = new LineChart("Reached with a growing budget",
                "Every entrant stopped after each budget; each band is a "
                        + SampleIntervals.label(setup.units(), setup.subject().unit()) + ".",
                budget, value, lines(AnytimePoint::budget, AnytimePoint::mean, true));
        LineChart gaps = new LineChart("Gap to the best known", "A line ends where nothing is left.", budget,
                Axis.log("mean gap to the best known", "%"), lines(AnytimePoint::budget,
                        point -> point.gapPercent() > 0 ? point.gapPercent() : Double.NaN, false));
        LineChart reached = new LineChart("Reached the target", "Share of " + setup.subject().unit() + "s within "
                + Numbers.text(setup.targetPercent(), 3) + " % of the best known.", budget,
                Axis.of("share of " + setup.subject().unit() + "s", "%"),
                lines(AnytimePoint::budget, point -> 100 * point.reachedShare(), false));
        return List.of(values, new Multiples(List.of(gaps, reached)));
    }

    /** A logarithmic axis has no place for 0. */
    private List<Line> lines(ToDoubleFunction<AnytimePoint> x, ToDoubleFunction<AnytimePoint> y, boolean band) {
        List<Line> lines = new ArrayList<>();
        for (AnytimeCurve curve : scenario.curves()) {
            List<AnytimePoint> points = curve.points().stream().filter(point -> x.applyAsDouble(point) > 0).toList();
            double[] none = {};
            lines.add(new Line(curve.entrant(), curve.entrant(), Look.STRONG, column(points, x), column(points, y),
                    band ? column(points, point -> point.interval().low()) : none,
                    band ? column(points, point -> point.interval().high()) : none));
        }
        return lines;
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    /** Final values, gaps and ranks, best first. */
    Block results() {
        List<EntrantFigures> ranked = scenario.figures().stream()
                .sorted(Comparator.comparingDouble(EntrantFigures::meanRank)).toList();
        boolean positive = ranked.stream().allMatch(row -> row.gapPercent() > 0 && row.gapInterval().low() > 0);
        return new Multiples(List.of(
                dots("Result",
                        "Each mean with its " + SampleIntervals.label(setup.units(), setup.subject().unit()) + ".",
                        value, ranked, EntrantFigures::mean,
                        EntrantFigures::meanInterval),
                dots("Gap to the best known at the end", "",
                        positive ? Axis.log("mean gap", "%") : Axis.of("mean gap", "%"),
                        ranked,
                        EntrantFigures::gapPercent, EntrantFigures::gapInterval),
                dots("Mean rank", alike(), Axis.of("mean rank", "1 is best"), ranked, EntrantFigures::meanRank,
                        EntrantFigures::rankInterval)));
    }

    private static Chart dots(String title, String note, Axis axis, List<EntrantFigures> rows,
            ToDoubleFunction<EntrantFigures> of, Function<EntrantFigures, Interval> interval) {
        return new BarChart(title, note, "entrant", axis, BarChart.Look.DOTS,
                rows.stream().map(EntrantFigures::entrant).toList(),
                List.of(new BarChart.Bars(axis.name(), column(rows, of), column(rows, row -> interval.apply(row).low()),
                        column(rows, row -> interval.apply(row).high()))));
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
    List<Block> pairs() {
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

    /** All figures. */
    List<Block> tables() {
        List<Block> tables = new ArrayList<>();
        List<List<Cell>> rows = scenario.figures().stream().map(of -> List.of(Cell.text(of.entrant()),
                Cell.number(of.mean()), Cell.text(Numbers.range(of.meanInterval())), Cell.number(of.gapPercent()),
                Cell.number(of.meanRank()), Cell.shown(of.reachedShare(), Numbers.percent(of.reachedShare())),
                Cell.number(of.evaluationsToTarget()), Cell.number(of.evaluations()),
                Cell.shown(of.evaluationsPerS(), Numbers.prefixed(of.evaluationsPerS())), Cell.number(of.msPerUnit())))
                .toList();
        tables.add(new Table("Figures", "", List.of(Column.text("entrant"),
                Column.number("mean " + setup.subject().value()), Column.text("95 % interval"),
                Column.number("gap (%)"), Column.number("mean rank"), Column.number("target reached"),
                Column.number("evaluations to target"), Column.number("evaluations"),
                Column.number("evaluations (1/s)"), Column.number("ms a " + setup.subject().unit())), rows));
        if (!scenario.pairs().isEmpty()) {
            tables.add(new Table("Pairs", "Differences are first less second, over the same "
                    + setup.subject().unit() + "s; A₁₂ is Vargha and Delaney's effect size.",
                    List.of(
                            Column.text("first"), Column.text("second"), Column.number("mean difference"),
                            Column.text("95 % interval"), Column.number("A₁₂"), Column.number("p"),
                            Column.number("p, Holm"), Column.text("significant")),
                    scenario.pairs().stream().map(pair -> List.of(Cell.text(pair.first()), Cell.text(pair.second()),
                            Cell.number(pair.test().meanDifference()),
                            Cell.text(Numbers.range(pair.test().interval())), Cell.number(pair.test().a12()),
                            Cell.shown(pair.test().p(), Numbers.text(pair.test().p(), 2)),
                            Cell.shown(pair.holmP(), Numbers.text(pair.holmP(), 2)),
                            Cell.text(pair.significant() ? "yes" : "no"))).toList()));
        }
        return tables;
    }
}
