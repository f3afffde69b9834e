package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchMetric;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.ScatterChart;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts and tables of one benchmark. */
final class BenchCharts {
    /** Beyond this ratio small values vanish beside large ones. */
    private static final double WIDE = 60;
    private static final int MAX_FORK_ROWS = 24;
    /** The profiler's own few bytes are spread over all operations. */
    private static final Format BYTES = Format.of(bytes -> bytes < 0.5 ? "0" : Numbers.text(bytes));

    private final BenchGroup group;

    BenchCharts(BenchGroup group) {
        this.group = group;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(bars());
        forks().ifPresent(blocks::add);
        blocks.add(table());
        percentiles().ifPresent(blocks::add);
        parts().ifPresent(blocks::add);
        return blocks;
    }

    private BarChart bars() {
        Optional<String> parameter = group.seriesParameter();
        List<String> categories = group.scores().stream().map(score -> group.label(score, parameter)).distinct()
                .toList();
        Map<String, double[][]> series = new LinkedHashMap<>();
        for (BenchScore score : group.scores()) {
            String name = parameter.map(of -> of + "=" + score.parameters().getOrDefault(of, "none"))
                    .orElse(group.name().substring(group.name().lastIndexOf('.') + 1));
            double[][] values = series.computeIfAbsent(name, key -> {
                double[][] empty = new double[3][categories.size()];
                Arrays.stream(empty).forEach(row -> Arrays.fill(row, Double.NaN));
                return empty;
            });
            int at = categories.indexOf(group.label(score, parameter));
            if (score.notWarm().isEmpty()) {
                values[0][at] = score.primary().score();
                // Neither times nor rates are below 0, whatever an interval of few forks says.
                values[1][at] = Math.max(0, score.primary().interval().low());
                values[2][at] = score.primary().interval().high();
            }
        }
        boolean wide = wide();
        String name = group.rate() ? "throughput" : "time";
        return new BarChart(group.name(), "99.9 % intervals; " + (group.rate() ? "more is better" : "less is better")
                + (wide ? "; the axis is logarithmic." : "."), group.labelled(parameter),
                wide ? Axis.log(name, group.unit()) : Axis.of(name, group.unit()),
                wide ? BarChart.Look.DOTS : BarChart.Look.BARS, categories,
                series.entrySet().stream().map(entry -> new BarChart.Bars(entry.getKey(), entry.getValue()[0],
                        entry.getValue()[1], entry.getValue()[2])).toList());
    }

    private boolean wide() {
        double[] scores = group.scores().stream().mapToDouble(BenchGroup::figure).filter(Double::isFinite).sorted()
                .toArray();
        return scores.length > 0 && scores[0] > 0 && scores[scores.length - 1] / scores[0] > WIDE
                && group.scores().stream().noneMatch(score -> score.primary().interval().low() <= 0);
    }

    /** Every iteration of every fork, by its share of the mean; empty where the file has none. */
    private Optional<ScatterChart> forks() {
        List<BenchScore> with = group.scores().stream()
                .filter(score -> score.primary().score() != 0
                        && score.primary().raw().stream().mapToInt(List::size).sum() > 1)
                .limit(MAX_FORK_ROWS)
                .toList();
        int forks = with.stream().mapToInt(score -> score.primary().raw().size()).max().orElse(0);
        List<ScatterChart.Cloud> clouds = new ArrayList<>();
        for (int fork = 0; fork < forks; fork++) {
            List<double[]> points = new ArrayList<>();
            for (int row = 0; row < with.size(); row++) {
                BenchMetric metric = with.get(row).primary();
                if (fork < metric.raw().size()) {
                    for (double value : metric.raw().get(fork)) {
                        points.add(new double[]{100 * value / metric.score(), row});
                    }
                }
            }
            clouds.add(new ScatterChart.Cloud("fork " + (fork + 1), points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1]).toArray(), List.of()));
        }
        return clouds.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScatterChart("Forks of " + group.name(),
                        "Every iteration; forks that lie apart mean that"
                                + " one fork is not enough.",
                        Axis.of("score", "% of the mean of all forks"),
                        Axis.of(group.labelled(Optional.empty()), "1"),
                        with.stream().map(score -> group.label(score, Optional.empty())).toList(), clouds));
    }

    private Table table() {
        double worst = group.scores().stream().mapToDouble(BenchGroup::figure).filter(Double::isFinite)
                .map(score -> group.rate() ? score : -score).min().orElse(Double.NaN);
        List<Column<BenchScore>> columns = new ArrayList<>(List.of(
                Column.text("parameters", score -> group.label(score, Optional.empty())),
                Column.number("score", group.unit(), Format.PREFIXED, BenchGroup::figure),
                Column.number("± 99.9 %", "", Format.PREFIXED,
                        score -> score.notWarm().isPresent() ? Double.NaN : score.primary().error()),
                Column.number("times the slowest", "", Format.TIMES,
                        score -> ratio(BenchGroup.figure(score), Math.abs(worst))),
                Column.count("forks", BenchScore::forks)));
        if (group.scores().stream().anyMatch(score -> score.allocation().isPresent())) {
            columns.add(Column.number("B/op", "", BYTES, score -> score.notWarm().isPresent()
                    ? Double.NaN
                    : score.allocation().map(BenchMetric::score).orElse(Double.NaN)));
        }
        if (group.scores().stream().anyMatch(score -> score.notWarm().isPresent())) {
            columns.add(Column.text("no figure",
                    score -> score.notWarm().map(reason -> "not warm: " + reason).orElse("")));
        }
        return Table.of("Figures of " + group.name(), "", columns, group.scores());
    }

    /** NaN where one is 0. */
    private double ratio(double score, double worst) {
        double ratio = group.rate() ? score / worst : worst / score;
        return Double.isFinite(ratio) ? ratio : Double.NaN;
    }

    /** Of single calls, where they were timed. */
    private Optional<Table> percentiles() {
        List<BenchScore> sampled = group.scores().stream()
                .filter(score -> score.mode().equals("sample") && !score.primary().percentiles().isEmpty()).toList();
        if (sampled.isEmpty()) {
            return Optional.empty();
        }
        List<Column<BenchScore>> columns = new ArrayList<>();
        columns.add(Column.text("parameters", score -> group.label(score, Optional.empty())));
        sampled.stream().flatMap(score -> score.primary().percentiles().keySet().stream()).distinct().sorted()
                .forEach(percentile -> columns.add(Column.number(name(percentile), group.unit(), Format.PREFIXED,
                        score -> score.primary().percentiles().getOrDefault(percentile, Double.NaN))));
        return Optional
                .of(Table.of("Single calls of " + group.name(), "Percentiles of all calls of all forks.", columns,
                        sampled));
    }

    private static String name(double percentile) {
        return percentile == 0 ? "least" : percentile == 100 ? "largest" : Numbers.text(percentile, 6) + " %";
    }

    private record Part(BenchScore score, String name, BenchMetric metric) {}

    /** Methods of a group, and counters of the benchmark's own. */
    private Optional<Table> parts() {
        List<Part> parts = group.scores().stream().flatMap(score -> score.parts().entrySet().stream()
                .map(part -> new Part(score, part.getKey(), part.getValue()))).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<Column<Part>> columns = List.of(
                Column.text("parameters", part -> group.label(part.score(), Optional.empty())),
                Column.text("part", Part::name),
                Column.number("score", "", Format.PREFIXED,
                        part -> part.score().notWarm().isPresent() ? Double.NaN : part.metric().score()),
                Column.number("± 99.9 %", "", Format.PREFIXED,
                        part -> part.score().notWarm().isPresent() ? Double.NaN : part.metric().error()),
                Column.text("unit", part -> part.metric().unit()));
        return Optional
                .of(Table.of("Parts of " + group.name(), "Methods that ran beside each other, and what was counted.",
                        columns, parts));
    }
}
