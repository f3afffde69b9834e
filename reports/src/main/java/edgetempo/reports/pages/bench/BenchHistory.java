package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.bench.Units;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How scores change from file to file. */
final class BenchHistory {
    /** What measures the machine and nothing of this project. */
    private static final String CALIBRATION = "CalibrationBenchmark";
    /** More lines than colours in a chart cannot be told apart. */
    private static final int MAX_LINES = 8;

    private BenchHistory() {}

    static Section section(List<BenchResult> results) {
        BenchNames names = new BenchNames(results.stream().flatMap(result -> result.scores().stream())
                .map(BenchScore::identity).toList());
        Map<String, Set<BenchIdentity>> charts = new LinkedHashMap<>();
        for (BenchResult result : results) {
            for (BenchScore score : result.scores()) {
                if (results.stream().filter(other -> score(other, score.identity()).isPresent()).count() > 1) {
                    charts.computeIfAbsent(names.benchmark(score.identity()), name -> new LinkedHashSet<>())
                            .add(score.identity());
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (results.stream().map(result -> result.machine().map(BenchMachine::cpu).orElse("")).distinct().count() > 1) {
            blocks.add(Note.warning("The files come from different machines."));
        }
        if (charts.isEmpty()) {
            blocks.add(Note.info("No benchmark is in more than one file."));
        }
        charts.forEach((name, identities) -> {
            if (identities.stream().noneMatch(BenchHistory::isCalibration)) {
                blocks.add(chart(name, names, List.copyOf(identities), results));
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

    private static boolean isCalibration(BenchIdentity identity) {
        return identity.shortName().startsWith(CALIBRATION);
    }

    private static Optional<BenchScore> score(BenchResult result, BenchIdentity identity) {
        return result.scores().stream().filter(score -> score.identity().equals(identity)).findFirst();
    }

    private static LineChart chart(String name, BenchNames names, List<BenchIdentity> all, List<BenchResult> results) {
        boolean calibrated = results.stream().allMatch(result -> !Double.isNaN(calibration(result)));
        List<BenchIdentity> shown = all.subList(0, Math.min(MAX_LINES, all.size()));
        List<Line> lines = new ArrayList<>();
        for (BenchIdentity identity : shown) {
            double[] speed = results.stream().mapToDouble(result -> score(result, identity).map(BenchHistory::speed)
                    .orElse(Double.NaN) / (calibrated ? calibration(result) : 1)).toArray();
            double first = Arrays.stream(speed).filter(Double::isFinite).findFirst().orElse(Double.NaN);
            double[] number = new double[speed.length];
            Arrays.setAll(number, i -> i + 1);
            Arrays.setAll(speed, i -> 100 * speed[i] / first);
            String variant = names.variant(identity);
            String label = variant.isEmpty() ? name : variant;
            lines.add(Line.of(label, label, Look.STRONG, number, speed));
        }
        return new LineChart(name,
                all.size() > shown.size() ? "The first " + shown.size() + " of " + all.size() + "." : "",
                Axis.of("file", "number"), Axis.of("speed", "% of the first"), lines);
    }

    /** More is faster; of times and rates in one unit, whichever they were written in. NaN for what is no figure. */
    private static double speed(BenchScore score) {
        String unit = score.primary().unit();
        double figure = BenchGroup.figure(score);
        double speed = Units.rate(unit) || Units.perOperation(unit) ? 1 / Units.cost(figure, unit) : figure;
        return Double.isFinite(speed) && speed > 0 ? speed : Double.NaN;
    }

    /** Geometric mean of the speeds of the calibration benchmarks; NaN where there are none. */
    private static double calibration(BenchResult result) {
        return Math.exp(result.scores().stream().filter(score -> isCalibration(score.identity()))
                .mapToDouble(score -> Math.log(speed(score))).average().orElse(Double.NaN));
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
