package edgetempo.sweep;

import edgetempo.experiments.Build;
import edgetempo.metric.Metric;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.HeatChart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.document.Tile;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.PageFigures;
import edgetempo.reports.picture.PictureForm;
import edgetempo.reports.stats.Bootstrap;
import edgetempo.reports.stats.Holm;
import edgetempo.reports.stats.PairedTest;
import edgetempo.reports.stats.SampleIntervals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of a study: marginal effects, heat maps over two axes, learning curves, and tables with intervals over seeds and paired tests. */
final class SweepPage {
    /** Its name in the folder of a study. */
    static final String FILE_NAME = "sweep.html";
    private static final int MAX_GROUPS = 500;
    private static final int MAX_CHARTS = 24;
    private static final int MAX_PAIRS = 45;

    private final Study study;
    private final List<RunResult> all;
    private final List<RunResult> done;
    private final List<String> axes;
    /** The figure that the page is about. */
    private final Metric metric;

    /** A value of an axis against another one. */
    private record Pair(String first, String second, int pairs, PairedTest test, double adjusted) {}

    private SweepPage(Study study, List<RunResult> results) {
        this.study = study;
        all = ordered(study, results);
        done = all.stream().filter(RunResult::done).toList();
        axes = study.axes().stream().filter(axis -> values(axis).size() > 1).toList();
        metric = StudyFigures.main(study);
    }

    /** The page of results, in any order. */
    static Page of(Study study, List<RunResult> results) {
        return new SweepPage(study, results).page();
    }

    /** Writes the page into the folder of a study, or replaces it. */
    static void write(Study study, List<RunResult> results, Path out) {
        PageFile.write(out.resolve(FILE_NAME), of(study, results));
    }

    /**
     * Draws every chart of the page, and writes its tables as LaTeX.
     *
     * @param folder exists
     * @param form   which files of each, and how large
     */
    static List<Path> figures(Study study, List<RunResult> results, Path folder, PictureForm form) {
        return PageFigures.write(folder, of(study, results), Map.of(), form);
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        if (!done.isEmpty()) {
            sections.add(groups());
            sections.add(effects());
            section(sections, heats());
            section(sections, curves());
            section(sections, pairs());
        }
        long failed = all.size() - done.size();
        if (failed > 0) {
            sections.add(failures());
        }
        return new Page("Study " + study.name(), all.size() + " of " + study.runs() + " runs, axes "
                + (study.axes().isEmpty() ? "none" : String.join(", ", study.axes())) + ", seeds "
                + study.seeds().text(),
                List.of(new Tile("runs done", Integer.toString(done.size()), "", "of " + study.runs()),
                        new Tile("failed", Long.toString(failed), "", ""),
                        new Tile("time of runs",
                                SweepProgress.duration(all.stream().mapToDouble(RunResult::wallS).sum()), "",
                                "one after the other")),
                sections, "EdgeTempo " + Build.version() + ", " + Build.commit());
    }

    private static void section(List<Section> sections, Section section) {
        if (!section.blocks().isEmpty()) {
            sections.add(section);
        }
    }

    private Set<String> values(String axis) {
        Set<String> values = new LinkedHashSet<>();
        study.points().forEach(point -> values.add(point.get(axis)));
        values.retainAll(new LinkedHashSet<>(all.stream().map(result -> result.point().get(axis)).toList()));
        return values;
    }

    private double value(RunResult result) {
        return result.figures().getOrDefault(metric.name(), Double.NaN);
    }

    /** Results in the order of the study: points, then seeds. */
    private static List<RunResult> ordered(Study study, List<RunResult> results) {
        Map<List<String>, Integer> places = new HashMap<>();
        study.points().forEach(point -> places.putIfAbsent(values(study, point), places.size()));
        return results.stream().sorted(Comparator.<RunResult>comparingInt(
                result -> places.getOrDefault(values(study, result.point()), places.size()))
                .thenComparingLong(RunResult::seed)).toList();
    }

    private static List<String> values(Study study, Map<String, String> point) {
        return study.axes().stream().map(axis -> point.getOrDefault(axis, "")).toList();
    }

    /** Results by what a function makes of their point, in the order of the study. */
    private Map<String, List<RunResult>> by(Function<RunResult, String> name) {
        return done.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    private static String label(RunResult result, List<String> of) {
        return of.isEmpty() ? "all" : String.join(", ", of.stream().map(axis -> result.point().get(axis)).toList());
    }

    private static double[] values(List<RunResult> results, String figure) {
        return results.stream().mapToDouble(result -> result.figures().getOrDefault(figure, Double.NaN))
                .filter(Double::isFinite).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The mean over points of the means over their seeds; of one point, over its seeds. */
    private Estimate estimate(List<RunResult> results) {
        List<double[]> points = results.stream()
                .collect(Collectors.groupingBy(result -> label(result, study.axes()), LinkedHashMap::new,
                        Collectors.toList()))
                .values().stream().map(seeds -> values(seeds, metric.name())).filter(values -> values.length > 0)
                .toList();
        return points.size() == 1
                ? estimate(points.getFirst())
                : estimate(points.stream().mapToDouble(SweepPage::mean).toArray());
    }

    /** Without an interval where all values are one: seeds say nothing of a policy that does not depend on them. */
    private static Estimate estimate(double[] values) {
        return Arrays.stream(values).distinct().count() < 2
                ? new Estimate(mean(values), Double.NaN, Double.NaN)
                : Estimate.of(mean(values), new SampleIntervals(values.length, Bootstrap.RESAMPLES, 1).mean(values));
    }

    private Section groups() {
        List<Column<List<RunResult>>> columns = new ArrayList<>();
        study.axes().forEach(axis -> columns.add(Column.text(axis, results -> results.getFirst().point().get(axis))));
        columns.add(Column.count("seeds", List::size));
        columns.add(Column.<List<RunResult>>estimate(metric.title(), unit(metric), format(metric), this::estimate)
                .meaning(metric.meaning()));
        done.getFirst().figures().keySet().stream().filter(name -> !name.equals(metric.name()))
                .map(StudyFigures::named).forEach(figure -> columns.add(Column.<List<RunResult>>number(figure.title(),
                        unit(figure), format(figure), results -> mean(values(results, figure.name())))
                        .meaning(figure.meaning())));
        List<List<RunResult>> rows = new ArrayList<>(by(result -> label(result, study.axes())).values());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Table.of("Points",
                "Means over seeds; the first figure with the 95 % interval of its mean, unless all seeds come to the same.",
                columns,
                rows.subList(0, Math.min(MAX_GROUPS, rows.size()))));
        if (rows.size() > MAX_GROUPS) {
            blocks.add(Note.info((rows.size() - MAX_GROUPS) + " more points are in " + ResultTable.CSV));
        }
        return new Section("Results", "One row for each point of the study.", blocks);
    }

    private static String unit(Metric metric) {
        return metric.unit().equals("1") || metric.unit().equals(StudyFigures.OF_ONE) ? "" : metric.unit();
    }

    private static Format format(Metric metric) {
        return metric.unit().equals(StudyFigures.OF_ONE)
                ? Format.percent(1)
                : Format.SIGNIFICANT;
    }

    private Section effects() {
        List<Block> blocks = new ArrayList<>();
        for (String axis : axes) {
            Map<String, List<RunResult>> groups = by(result -> result.point().get(axis));
            List<Estimate> estimates = groups.values().stream().map(this::estimate).toList();
            blocks.add(new BarChart("Effect of " + axis,
                    "Means over all points, with 95 % intervals over their means; of one point, over its seeds.", axis,
                    Axis.of(metric.title(), metric.unit()), BarChart.Look.DOTS, List.copyOf(groups.keySet()),
                    List.of(new BarChart.Bars(metric.title(), estimates.stream().mapToDouble(Estimate::value).toArray(),
                            estimates.stream().mapToDouble(Estimate::low).toArray(),
                            estimates.stream().mapToDouble(Estimate::high).toArray()))));
        }
        if (blocks.isEmpty()) {
            blocks.add(Note.info("No axis of this study has more than one value."));
        }
        return new Section("Marginal effects", "What each axis changes, whatever the others are.", blocks);
    }

    private Section heats() {
        List<Chart> charts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            for (int j = i + 1; j < axes.size() && charts.size() < MAX_CHARTS; j++) {
                charts.add(heat(axes.get(i), axes.get(j)));
            }
        }
        return new Section("Two axes", "Means over every other axis and seed.",
                charts.isEmpty() ? List.of() : List.of(new Multiples(charts)));
    }

    private HeatChart heat(String y, String x) {
        List<String> rows = List.copyOf(values(y));
        List<String> columns = List.copyOf(values(x));
        double[][] values = new double[rows.size()][columns.size()];
        List<List<String>> texts = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < values.length; r++) {
            List<String> line = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                String row = rows.get(r);
                String column = columns.get(c);
                values[r][c] = done.stream().filter(result -> result.point().get(y).equals(row)
                        && result.point().get(x).equals(column)).mapToDouble(this::value).filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN);
                line.add(Double.isNaN(values[r][c]) ? "" : Numbers.text(values[r][c], 3));
                if (Double.isFinite(values[r][c])) {
                    low = Math.min(low, values[r][c]);
                    high = Math.max(high, values[r][c]);
                }
            }
            texts.add(line);
        }
        return new HeatChart(y + " and " + x, "", Axis.of(x, "1"), Axis.of(y, "1"),
                Axis.of(metric.title(), metric.unit()),
                HeatChart.Colours.SEQUENTIAL, low, high > low ? high : low + 1, columns, rows, values, texts);
    }

    private Section curves() {
        List<String> apart = axes.stream().filter(axis -> !axis.equals(Study.ALGORITHM)).toList();
        Map<String, List<RunResult>> charts = by(result -> label(result, apart));
        List<Chart> multiples = new ArrayList<>();
        for (Map.Entry<String, List<RunResult>> chart : charts.entrySet()) {
            Map<String, List<RunResult>> lines = new LinkedHashMap<>();
            chart.getValue().stream().filter(result -> !result.curve().isEmpty()).forEach(result -> lines
                    .computeIfAbsent(
                            result.point().getOrDefault(Study.ALGORITHM,
                                    study.fixed().getOrDefault(Study.ALGORITHM, "reward")),
                            _ -> new ArrayList<>())
                    .add(result));
            if (!lines.isEmpty() && multiples.size() < MAX_CHARTS) {
                multiples.add(new LineChart(chart.getKey(), "", Axis.of("episode", "1"), Axis.of("episode reward", "1"),
                        lines.entrySet().stream().map(line -> line(line.getKey(), line.getValue())).toList()));
            }
        }
        return new Section("Learning curves", "Means over seeds.",
                multiples.isEmpty() ? List.of() : List.of(new Multiples(multiples)));
    }

    private static Line line(String name, List<RunResult> runs) {
        int points = runs.stream().mapToInt(run -> run.curve().size()).min().orElseThrow();
        double[] x = new double[points];
        double[] y = new double[points];
        for (int p = 0; p < points; p++) {
            int point = p;
            // The middle of the episodes that a point stands for, counted from 0.
            x[p] = (p + 0.5) * runs.getFirst().figures().getOrDefault("episodes", (double) points) / points - 0.5;
            y[p] = runs.stream().mapToDouble(run -> run.curve().get(point)).average().orElseThrow();
        }
        return Line.of(name, name, Look.STRONG, x, y);
    }

    private Section pairs() {
        List<Block> blocks = new ArrayList<>();
        for (String axis : axes) {
            List<Pair> pairs = pairs(axis);
            if (!pairs.isEmpty()) {
                blocks.add(Table.of("Values of " + axis, "Difference of \u201c" + metric.title()
                        + "\u201d, first − second, over points and seeds that both have; p of Wilcoxon's signed-rank test, adjusted by Holm.",
                        List.of(Column.text("first", Pair::first), Column.text("second", Pair::second),
                                Column.count("pairs", Pair::pairs),
                                Column.estimate("difference", "", Format.SIGNIFICANT,
                                        pair -> Estimate.of(pair.test().meanDifference(), pair.test().interval())),
                                Column.number("p, adjusted", "", Format.P, Pair::adjusted)),
                        pairs));
            }
        }
        return new Section("Paired tests", "Which values of an axis differ, all else being equal.", blocks);
    }

    private List<Pair> pairs(String axis) {
        List<String> values = List.copyOf(values(axis));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size() && pairs.size() < MAX_PAIRS; j++) {
                List<double[]> both = both(axis, values.get(i), values.get(j));
                if (both.size() > 1) {
                    pairs.add(new Pair(values.get(i), values.get(j), both.size(),
                            PairedTest.of(both.stream().mapToDouble(pair -> pair[0]).toArray(),
                                    both.stream().mapToDouble(pair -> pair[1]).toArray(),
                                    new SampleIntervals(both.size(), Bootstrap.RESAMPLES, 1)),
                            Double.NaN));
                }
            }
        }
        double[] adjusted = Holm.adjust(pairs.stream().mapToDouble(pair -> pair.test().p()).toArray());
        List<Pair> told = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Pair pair = pairs.get(i);
            told.add(new Pair(pair.first(), pair.second(), pair.pairs(), pair.test(), adjusted[i]));
        }
        return told;
    }

    /**
     * What two values of an axis come to with everything else alike, [pairs][2]. Pairs of one point that differ in nothing but the seed
     * and come to the same are one: neither depends on the seed.
     */
    private List<double[]> both(String axis, String first, String second) {
        List<String> others = study.axes().stream().filter(other -> !other.equals(axis)).toList();
        Map<String, Map<Long, double[]>> points = new LinkedHashMap<>();
        for (RunResult result : done) {
            String value = result.point().get(axis);
            if (Double.isFinite(value(result)) && (value.equals(first) || value.equals(second))) {
                points.computeIfAbsent(label(result, others), _ -> new TreeMap<>())
                        .computeIfAbsent(result.seed(), _ -> new double[]{Double.NaN, Double.NaN})[value.equals(first)
                                ? 0
                                : 1] = value(result);
            }
        }
        return points.values().stream().flatMap(seeds -> {
            List<double[]> whole = seeds.values().stream().filter(pair -> Double.isFinite(pair[0] + pair[1])).toList();
            boolean same = whole.stream().allMatch(pair -> Arrays.equals(pair, whole.getFirst()));
            return same ? whole.stream().limit(1) : whole.stream();
        }).toList();
    }

    private Section failures() {
        List<Column<RunResult>> columns = new ArrayList<>();
        study.axes().forEach(axis -> columns.add(Column.text(axis, result -> result.point().get(axis))));
        columns.add(Column.count("seed", RunResult::seed));
        columns.add(Column.count("attempts", RunResult::attempts));
        columns.add(Column.text("message", RunResult::message));
        return new Section("Failed runs", "'edgetempo sweep run' plays them again, with --only-failed nothing else.",
                List.of(
                        Table.of("Failed", "", columns,
                                all.stream().filter(result -> !result.done()).limit(MAX_GROUPS).toList())));
    }
}
