package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How scores change from file to file. */
final class BenchHistory {
    /** What measures the machine and nothing of this project. */
    private static final String CALIBRATION = "CalibrationBenchmark";
    /** More lines than colours in a chart cannot be told apart. */
    private static final int MAX_LINES = 8;

    private BenchHistory() {}

    static Section section(List<BenchResult> results) {
        Map<String, List<String>> charts = new LinkedHashMap<>();
        for (BenchResult result : results) {
            for (BenchScore score : result.scores()) {
                List<String> keys = charts.computeIfAbsent(score.shortName(), name -> new ArrayList<>());
                if (!keys.contains(key(score)) && count(results, key(score)) > 1) {
                    keys.add(key(score));
                }
            }
        }
        charts.values().removeIf(List::isEmpty);
        List<Block> blocks = new ArrayList<>();
        if (results.stream().map(result -> result.machine().map(BenchMachine::cpu).orElse("")).distinct().count() > 1) {
            blocks.add(Note.warning("The files come from different machines."));
        }
        if (charts.isEmpty()) {
            blocks.add(Note.info("No benchmark is in more than one file."));
        }
        charts.forEach((name, keys) -> {
            if (!name.startsWith(CALIBRATION)) {
                blocks.add(chart(name, keys.subList(0, Math.min(MAX_LINES, keys.size())), keys.size(), results));
            }
        });
        blocks.add(files(results));
        boolean calibrated = results.stream().allMatch(result -> !Double.isNaN(calibration(result)));
        return new Section("History", "Speed relative to the first file that has it, by number of the file"
                + (calibrated
                        ? "; divided by the speed of the machine, which calibration benchmarks measured alongside."
                        : ".")
                + " Above 100 % is faster.", blocks);
    }

    private static String key(BenchScore score) {
        return (score.shortName() + " " + score.parameterText()
                + (score.threads() > 1 ? " " + score.threads() + " threads" : "")).strip();
    }

    private static long count(List<BenchResult> results, String key) {
        return results.stream()
                .filter(result -> result.scores().stream().anyMatch(score -> key(score).equals(key))).count();
    }

    private static LineChart chart(String name, List<String> keys, int all, List<BenchResult> results) {
        boolean calibrated = results.stream().allMatch(result -> !Double.isNaN(calibration(result)));
        List<Line> lines = new ArrayList<>();
        for (String key : keys) {
            double[] speed = results.stream()
                    .mapToDouble(result -> speed(result, key) / (calibrated ? calibration(result) : 1))
                    .toArray();
            double first = Arrays.stream(speed).filter(Double::isFinite).findFirst().orElse(Double.NaN);
            double[] number = new double[speed.length];
            Arrays.setAll(number, i -> i + 1);
            Arrays.setAll(speed, i -> 100 * speed[i] / first);
            String label = key.substring(name.length()).strip();
            lines.add(Line.of(label.isEmpty() ? name : label, label.isEmpty() ? name : label, Look.STRONG, number,
                    speed));
        }
        return new LineChart(name, all > keys.size() ? "The first " + keys.size() + " of " + all + "." : "",
                Axis.of("file", "number"), Axis.of("speed", "% of the first"), lines);
    }

    /** More is faster, whatever the unit. */
    private static double speed(BenchResult result, String key) {
        return result.scores().stream().filter(score -> key(score).equals(key)).findFirst()
                .map(score -> score.primary().unit().endsWith("/op")
                        ? 1 / score.primary().score()
                        : score.primary().score())
                .orElse(Double.NaN);
    }

    /** Geometric mean of the speeds of the calibration benchmarks; NaN where there are none. */
    private static double calibration(BenchResult result) {
        return Math.exp(result.scores().stream().filter(score -> score.shortName().startsWith(CALIBRATION))
                .mapToDouble(score -> Math.log(speed(result, key(score)))).average().orElse(Double.NaN));
    }

    private static Table files(List<BenchResult> results) {
        List<Column<BenchResult>> columns = List.of(
                Column.count("number", result -> results.indexOf(result) + 1),
                Column.text("measured", result -> result.created().map(ProvenanceFacts::time).orElse("")),
                Column.text("commit", result -> result.commit().map(ProvenanceFacts::shortened).orElse("")),
                Column.text("processor", result -> result.machine().map(BenchMachine::cpu).orElse("")),
                Column.text("how", result -> result.quick() ? "quick" : "thorough"),
                Column.text("file", result -> result.file().getFileName().toString()));
        return Table.of("Files", "", columns, results);
    }
}
