package edgetempo.reports.compare;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Picker;
import edgetempo.reports.document.ScatterChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Single slots or episodes of a comparison: values of all entrants on one, and differences between two entrants on each. */
public final class UnitCharts {
    private final CompareRecord record;
    private final UnitValues values;
    private final String unit;

    /** Of a comparison. */
    public UnitCharts(CompareRecord record, UnitValues values) {
        this.record = record;
        this.values = values;
        unit = record.setup().subject().unit();
    }

    /** Differences of pairs and values of units, each to be picked; empty for one entrant. */
    public List<Block> of(ScenarioComparison scenario) {
        if (scenario.pairs().isEmpty()) {
            return List.of();
        }
        double[][] of = values.values().get(scenario.scenario());
        List<Chart> pairs = scenario.pairs().stream().<Chart>map(pair -> difference(pair, of)).toList();
        List<Chart> units = IntStream.range(0, record.setup().units()).<Chart>mapToObj(u -> unit(of, u)).toList();
        return List.of(new Picker("pair",
                scenario.pairs().stream().map(pair -> pair.first() + " − " + pair.second()).toList(), pairs, 0),
                new Picker(unit, IntStream.range(0, units.size()).mapToObj(Integer::toString).toList(), units, 0));
    }

    private ScatterChart difference(PairFigures pair, double[][] of) {
        double[] first = of[record.labels().indexOf(pair.first())];
        double[] second = of[record.labels().indexOf(pair.second())];
        double[] differences = IntStream.range(0, first.length).mapToDouble(u -> first[u] - second[u]).toArray();
        List<ScatterChart.Cloud> clouds = new ArrayList<>();
        clouds.add(cloud(pair.first() + " reaches more", differences, 1));
        clouds.add(cloud(pair.second() + " reaches more", differences, -1));
        clouds.add(cloud("the same", differences, 0));
        clouds.removeIf(cloud -> cloud.x().length == 0);
        return new ScatterChart("Difference on every " + unit, pair.first() + " minus " + pair.second() + ": "
                + Numbers.text(Arrays.stream(differences).filter(Double::isFinite).average().orElse(Double.NaN))
                + " on average, p = " + Numbers.text(pair.holmP(), 2) + " (Wilcoxon's test, Holm's correction).",
                Axis.of(unit, "1"), Axis.of("difference of " + record.setup().subject().value(), "no unit"), List.of(),
                clouds);
    }

    private static ScatterChart.Cloud cloud(String name, double[] differences, int sign) {
        int[] units = IntStream.range(0, differences.length)
                .filter(u -> Double.isFinite(differences[u]) && Math.signum(differences[u]) == sign).toArray();
        return new ScatterChart.Cloud(name, IntStream.of(units).asDoubleStream().toArray(),
                IntStream.of(units).mapToDouble(u -> differences[u]).toArray(), List.of());
    }

    private BarChart unit(double[][] of, int number) {
        List<Integer> best = IntStream.range(0, of.length).boxed()
                .sorted((a, b) -> Double.compare(of[b][number], of[a][number])).toList();
        return new BarChart("One " + unit, "What all entrants reach on " + unit + " " + number + ", the best first.",
                "entrant", Axis.of(record.setup().subject().value(), "no unit"), BarChart.Look.DOTS,
                best.stream().map(entrant -> record.labels().get(entrant)).toList(),
                List.of(BarChart.Bars.of(record.setup().subject().value(),
                        best.stream().mapToDouble(entrant -> of[entrant][number]).toArray())));
    }
}
