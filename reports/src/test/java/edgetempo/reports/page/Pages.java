package edgetempo.reports.page;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.HeatChart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Picker;
import edgetempo.reports.document.ScatterChart;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.document.Table;
import edgetempo.reports.document.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A page with everything that a page can hold. */
public final class Pages {
    /** Text that must never become markup. */
    public static final String NASTY = "</script><script>document.title='broken'</script> & \"quotes\" <b>bold</b>";

    private Pages() {}

    /** The page. */
    public static Page everything() {
        double[] x = Line.counted(40);
        double[] y = Arrays.stream(x).map(e -> 14 - 8 / (1 + e / 6) + 0.2 * Math.sin(e * 1.7)).toArray();
        y[20] = Double.NaN;
        double[] raw = Arrays.stream(x).map(e -> 14 - 8 / (1 + e / 6) + Math.sin(e * 2.9)).toArray();
        Axis episode = Axis.of("episode", "1");
        Axis reward = Axis.of("episode reward", "sum over frames");
        LineChart lines = new LineChart("Learning curve", "Mean and min–max band. " + NASTY, episode, reward, List.of(
                Line.of("agent " + NASTY, "one seed", Look.FAINT, x, raw),
                new Line("agent " + NASTY, "mean", Look.STRONG, x, y, Arrays.stream(y).map(v -> v - 0.6).toArray(),
                        Arrays.stream(y).map(v -> v + 0.6).toArray()),
                Line.of("published", "published", Look.DASHED, x, Arrays.stream(raw).map(v -> v - 1).toArray()),
                Line.level("popularity", 10.47), Line.level("clairvoyant", 14.2)));
        BarChart bars = new BarChart("Throughput by kernel", "", "benchmark", Axis.of("throughput", "evaluations/s"),
                BarChart.Look.BARS, List.of("scalar", "vector 256 bit", "vector 512 bit, a long name that wraps"),
                List.of(new BarChart.Bars("float", new double[]{4.2e6, 2.1e7, 2.69e7}, new double[]{4e6, 2e7, 2.6e7},
                        new double[]{4.4e6, 2.2e7, 2.8e7}), BarChart.Bars.of("double", 3.1e6, Double.NaN, 1.18e7)));
        BarChart dots = new BarChart("Reward by policy", "95 % intervals.", "policy", reward, BarChart.Look.DOTS,
                List.of("lstm-ddpg", "best-static", "popularity"), List.of(new BarChart.Bars("reward",
                        new double[]{13.84, 13.98, 10.47}, new double[]{13.8, 13.94, 10.42},
                        new double[]{13.88, 14.02, 10.52})));
        StackChart areas = new StackChart("Reward parts", "", episode, Axis.of("reward", "1"), StackChart.Look.AREAS,
                Arrays.stream(x).mapToObj(e -> Integer.toString((int) e)).toList(),
                List.of(new StackChart.Part("QoS", raw),
                        new StackChart.Part("switching",
                                Arrays.stream(x).map(e -> -1 / (1 + e)).toArray())));
        StackChart stacks = new StackChart("Where tasks run", "", Axis.of("policy", "1"),
                Axis.of("share of tasks", "%"),
                StackChart.Look.BARS, List.of("lstm-ddpg", "popularity"),
                List.of(new StackChart.Part("local", 20, 30), new StackChart.Part("server", 70, 40),
                        new StackChart.Part("cloud", 10, 30)));
        double[][] shares = new double[20][40];
        List<String> services = new ArrayList<>();
        for (int s = 0; s < shares.length; s++) {
            services.add("server " + (1 + s / 10) + " · service " + (1 + s % 10));
            for (int e = 0; e < 40; e++) {
                shares[s][e] = 0.5 + 0.5 * Math.sin(s + e / 5.0);
            }
        }
        HeatChart heat = new HeatChart("Cache plan", "Share of frames.", episode, Axis.of("server and service", "1"),
                Axis.of("cached", "share of frames"), HeatChart.Colours.SEQUENTIAL, 0, 1,
                Arrays.stream(x).mapToObj(e -> Integer.toString((int) e)).toList(), services, shares, List.of());
        HeatChart matrix = new HeatChart("Effect sizes", "", Axis.of("solver", "1"), Axis.of("solver", "1"),
                Axis.of("effect", "Cliff's δ"), HeatChart.Colours.DIVERGING, -1, 1, List.of("ga", "memetic", "exact"),
                List.of("ga", "memetic", "exact"),
                new double[][]{{Double.NaN, -0.8, -1}, {0.8, Double.NaN, -0.1}, {1, 0.1, Double.NaN}},
                List.of(List.of("", "−0.8 ***", "−1 ***"), List.of("0.8 ***", "", "−0.1"),
                        List.of("1 ***", "0.1", "")));
        ScatterChart forks = new ScatterChart("Forks", "", Axis.of("time", "% of the mean"), Axis.of("benchmark", "1"),
                List.of("a", "b with a longer name"), List.of(
                        new ScatterChart.Cloud("fork 1", new double[]{98, 101, 100, 103}, new double[]{0, 0, 1, 1},
                                List.of()),
                        new ScatterChart.Cloud("fork 2", new double[]{99, 90}, new double[]{0, 1}, List.of("p", "q"))));
        MapChart map = new MapChart("Offloading", "One slot.", "m", List.of("local", "own server", "other server",
                "cloud"),
                List.of(new MapChart.Server("server 1", -100, 0, "1 4 7", "3 services"),
                        new MapChart.Server("server 2", 100, 0, "", "")),
                List.of(new MapChart.User("user 1", -150, 40, 0, -1, 0, ""),
                        new MapChart.User("user 2", -20, 30, 1, 0, 0, ""),
                        new MapChart.User("user 3", 20, -80, 2, 0, 1, ""),
                        new MapChart.User("user 4", 160, 90, 3, 1, -1, "")));
        record Policy(String name, double reward, int episodes) {}
        Table table = Table.strongFirst("Policies", "On the same episodes.", List.of(
                Column.text("policy", Policy::name),
                Column.<Policy>number("reward", "sum over frames", Format.SIGNIFICANT, Policy::reward).meaning(NASTY),
                Column.count("episodes", Policy::episodes)),
                List.of(new Policy("lstm-ddpg", 13.84, 100), new Policy(NASTY, Double.NaN, 9),
                        new Policy("popularity", 10.47, 12000)));
        return new Page("Everything " + NASTY, "a page with all that a page can hold " + NASTY,
                List.of(new Tile("reward, last 50", "13.84", "", "13.80 to 13.88"), new Tile("time", "20.6", "s", ""),
                        new Tile(NASTY, NASTY, NASTY, NASTY)),
                List.of(new Section("Lines", "Curves of episodes.",
                        List.of(lines, new Multiples(List.of(areas, stacks)))),
                        new Section("Bars " + NASTY, NASTY, List.of(new Multiples(List.of(bars, dots)))),
                        new Section("Cells and points", "", List.of(heat, new Multiples(List.of(matrix, forks)), map,
                                new Picker("slot", List.of("1", NASTY), List.of(map, bars), 1))),
                        new Section("Words", "", List.of(table, Facts.of("Machine", Map.of("processor", NASTY)),
                                Note.info(NASTY), Note.warning("careful"),
                                new Fold("Scenario", "name: " + NASTY, true)))),
                "EdgeTempo " + NASTY);
    }
}
