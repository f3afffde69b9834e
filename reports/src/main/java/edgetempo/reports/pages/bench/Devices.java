package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.bench.Units;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comparison of CPU and GPU, wherever both were measured. */
final class Devices {
    private static final String CPU = "cpu";
    private static final String GPU = "gpu";

    private Devices() {}

    /** Empty if no benchmark names a device. */
    static Optional<Section> section(BenchResult result) {
        BenchNames names = new BenchNames(result.scores().stream().map(BenchScore::identity).toList());
        Map<String, Map<String, BenchScore>> byWork = new LinkedHashMap<>();
        for (BenchScore score : result.scores()) {
            String device = score.parameters().get(BenchGroup.DEVICE);
            if (device != null) {
                Map<String, String> others = new LinkedHashMap<>(score.parameters());
                others.remove(BenchGroup.DEVICE);
                byWork.computeIfAbsent(
                        names.line(new BenchIdentity(score.benchmark(), others, score.mode(), score.threads())),
                        work -> new LinkedHashMap<>()).put(device, score);
            }
        }
        if (byWork.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        byWork.values().removeIf(devices -> !devices.containsKey(CPU) || !devices.containsKey(GPU));
        result.skipped().forEach((what, why) -> {
            if (what.contains(GPU)) {
                blocks.add(Note.info("Left out: " + what + ": " + why));
            }
        });
        if (!byWork.isEmpty()) {
            blocks.add(speedups(byWork));
            blocks.add(table(byWork));
        } else if (blocks.isEmpty()) {
            blocks.add(Note.info("Only one device was measured."));
        }
        return Optional.of(new Section("Processor and graphics card", "", blocks));
    }

    /** Speedup of the GPU over the CPU. */
    private static double speedup(Map<String, BenchScore> devices) {
        double cpu = BenchGroup.figure(devices.get(CPU));
        double gpu = BenchGroup.figure(devices.get(GPU));
        double speedup = Units.perOperation(devices.get(CPU).primary().unit()) ? cpu / gpu : gpu / cpu;
        return Double.isFinite(speedup) ? speedup : Double.NaN;
    }

    private static BarChart speedups(Map<String, Map<String, BenchScore>> byWork) {
        return new BarChart("Graphics card against processor", "Above 1 the graphics card is faster.", "work",
                Axis.of("speed of the graphics card", "times the processor"), BarChart.Look.BARS,
                List.copyOf(byWork.keySet()), List.of(BarChart.Bars.of("gpu / cpu",
                        byWork.values().stream().mapToDouble(Devices::speedup).toArray())));
    }

    private static Table table(Map<String, Map<String, BenchScore>> byWork) {
        List<Column<Map.Entry<String, Map<String, BenchScore>>>> columns = List.of(
                Column.text("work", Map.Entry::getKey),
                Column.number("processor", "", Format.PREFIXED, row -> BenchGroup.figure(row.getValue().get(CPU))),
                Column.number("graphics card", "", Format.PREFIXED, row -> BenchGroup.figure(row.getValue().get(GPU))),
                Column.text("unit", row -> row.getValue().get(CPU).primary().unit()),
                Column.number("graphics card is faster by", "", Format.TIMES, row -> speedup(row.getValue())));
        return Table.of("Both devices", "", columns, List.copyOf(byWork.entrySet()));
    }
}
