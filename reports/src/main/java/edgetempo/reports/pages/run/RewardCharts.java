package edgetempo.reports.pages.run;

import edgetempo.mec.EpisodeMetrics;
import edgetempo.metric.Metric;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.stats.SeedCurve;
import edgetempo.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Charts of figures by episode. */
final class RewardCharts {
    static final Axis EPISODE = Axis.of("episode", "1");
    static final Axis REWARD = Axis.of("episode reward", "sum over frames, no unit");
    /** Episodes of which intervals over seeds are drawn; more take long and could not be distinguished. */
    private static final int MAX_RESAMPLED = 2000;
    /** Episodes in a moving mean. */
    private static final int WINDOW = 10;

    private RewardCharts() {}

    /** The learning curves of groups of one scenario, with references and what was published. */
    static LineChart learning(String title, List<RunGroup> groups, boolean explained) {
        List<Line> lines = new ArrayList<>();
        boolean seeds = false;
        boolean unequal = groups.stream().mapToInt(group -> group.runs().size()).distinct().count() > 1;
        for (RunGroup group : groups) {
            double[][] curves = group.curves(EpisodeRow::reward);
            double[] x = Line.counted(group.episodes());
            for (int run = 0; run < curves.length; run++) {
                lines.add(Line.of(group.label(), "seed " + group.runs().get(run).record().seed(), Look.FAINT, x,
                        curves[run]));
            }
            double[][] smooth = Arrays.stream(curves).map(curve -> Summary.movingMean(curve, WINDOW))
                    .toArray(double[][]::new);
            if (curves.length == 1) {
                lines.add(Line.of(group.label(),
                        unequal ? group.label() + ", 1 seed" : "mean of " + WINDOW + " episodes", Look.STRONG, x,
                        smooth[0]));
            } else {
                seeds = true;
                double[] at = every(Math.ceilDiv(x.length, MAX_RESAMPLED), x);
                SeedCurve curve = SeedCurve.of(Arrays.stream(smooth)
                        .map(all -> every(Math.ceilDiv(x.length, MAX_RESAMPLED), all)).toArray(double[][]::new));
                lines.add(new Line(group.label(), group.label() + ", " + curves.length + " seeds", Look.STRONG, at,
                        curve.iqm(), curve.low(), curve.high()));
            }
        }
        Map<String, PublishedCurve> published = new LinkedHashMap<>();
        groups.forEach(group -> Published.reward(group.scenario(), group.algorithm())
                .ifPresent(curve -> published.putIfAbsent(curve.label(), curve)));
        published.values().forEach(curve -> lines.add(Line.of(curve.label(), curve.label(), Look.DASHED,
                curve.points().stream().mapToDouble(PublishedCurve.Point::episode).toArray(), Summary.movingMean(
                        curve.points().stream().mapToDouble(PublishedCurve.Point::reward).toArray(), WINDOW))));
        groups.stream().filter(group -> !group.references().isEmpty()).findFirst().ifPresent(
                group -> group.levels().forEach((name, reward) -> lines.add(Line.level(name, reward))));
        return new LineChart(title, explained ? note(seeds, published.size()) : "", EPISODE, REWARD, lines);
    }

    private static double[] every(int step, double[] values) {
        return IntStream.range(0, Math.ceilDiv(values.length, step)).mapToDouble(i -> values[i * step]).toArray();
    }

    /** How to read curves of groups, for all of several charts. */
    static String note(List<RunGroup> groups) {
        return note(groups.stream().anyMatch(group -> group.runs().size() > 1),
                (int) groups.stream().filter(group -> Published.reward(group.scenario(), group.algorithm()).isPresent())
                        .count());
    }

    private static String note(boolean seeds, int published) {
        return (seeds
                ? "Thin: every seed's episodes. Bold: interquartile mean over seeds of their moving means over "
                        + WINDOW
                        + " episodes, with its 95 % band: Student's below ten seeds, else the bootstrap's."
                : "Thin: every episode. Bold: moving mean over " + WINDOW + " episodes.")
                + (published > 0 ? " Dashed: the published curve, its moving mean too." : "")
                + " Level lines: policies that do not learn, over the last episodes.";
    }

    /** Components of a group's reward; they add up to the QoS reward. */
    static StackChart parts(RunGroup group) {
        return areas("What the reward is made of: " + group.label(),
                "The whole height is what the quality of service earned; moving means over " + WINDOW + " episodes.",
                Axis.of("episode reward", "sum over frames, no unit"), group, parts("reward that is left",
                        EpisodeRow::reward, "lost to switching", row -> row.get(EpisodeMetrics.SWITCH_PENALTY),
                        "lost to overflow",
                        row -> row.get(EpisodeMetrics.OVERFLOW_PENALTY)));
    }

    /** Where the tasks of a group's episodes were executed. */
    static StackChart tasks(RunGroup group) {
        return areas("Where tasks run: " + group.label(), "Moving means over " + WINDOW + " episodes.",
                Axis.of("share of tasks", "%"), group,
                parts("local", row -> share(row, EpisodeMetrics.LOCAL_USERS), "at a server that holds the service",
                        row -> share(row, EpisodeMetrics.HIT_USERS), "cloud",
                        row -> share(row, EpisodeMetrics.CLOUD_USERS)));
    }

    private static double share(EpisodeRow row, Metric tasks) {
        return 100 * row.get(tasks) / Math.max(1, row.get(EpisodeMetrics.LOCAL_USERS)
                + row.get(EpisodeMetrics.HIT_USERS) + row.get(EpisodeMetrics.CLOUD_USERS));
    }

    private static Map<String, ToDoubleFunction<EpisodeRow>> parts(String first, ToDoubleFunction<EpisodeRow> a,
            String second, ToDoubleFunction<EpisodeRow> b, String third, ToDoubleFunction<EpisodeRow> c) {
        Map<String, ToDoubleFunction<EpisodeRow>> parts = new LinkedHashMap<>();
        parts.put(first, a);
        parts.put(second, b);
        parts.put(third, c);
        return parts;
    }

    private static StackChart areas(String title, String note, Axis y, RunGroup group,
            Map<String, ToDoubleFunction<EpisodeRow>> parts) {
        return new StackChart(title, note, EPISODE, y, StackChart.Look.AREAS,
                IntStream.range(0, group.episodes()).mapToObj(Integer::toString).toList(),
                parts.entrySet().stream().map(part -> new StackChart.Part(part.getKey(),
                        Summary.movingMean(group.mean(part.getValue()), WINDOW))).toList());
    }

    /** What learners measured, where one did, and the slots' quality of service. */
    static List<Chart> metrics(List<RunGroup> groups) {
        Set<Metric> metrics = new LinkedHashSet<>();
        groups.forEach(group -> metrics.addAll(group.first().learningMetrics()));
        metrics.removeIf(Metric::whole);
        metrics.add(EpisodeMetrics.MEAN_QOS);
        List<Chart> charts = new ArrayList<>();
        for (Metric metric : metrics) {
            List<Line> lines = new ArrayList<>();
            for (RunGroup group : groups) {
                double[] mean = group.mean(row -> row.get(metric));
                if (Arrays.stream(mean).anyMatch(Double::isFinite)) {
                    lines.add(Line.of(group.label(), mean));
                }
            }
            if (!lines.isEmpty()) {
                boolean several = groups.stream().anyMatch(group -> group.runs().size() > 1);
                charts.add(new LineChart(metric.title(), several ? "Mean over seeds." : "", EPISODE,
                        Axis.of(metric.meaning(), metric.unit()), lines));
            }
        }
        return charts;
    }
}
