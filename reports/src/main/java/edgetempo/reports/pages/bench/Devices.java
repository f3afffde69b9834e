package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.page.Axis;
import edgetempo.reports.page.BarChart;
import edgetempo.reports.page.Block;
import edgetempo.reports.page.Note;
import edgetempo.reports.page.Numbers;
import edgetempo.reports.page.Section;
import edgetempo.reports.page.Table;
import edgetempo.reports.page.Table.Cell;
import edgetempo.reports.page.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processor beside graphics card, wherever both were measured. */
final class Devices {
    private static final String CPU = "cpu";
    private static final String GPU = "gpu";

    private Devices() {}

    /** Empty if no benchmark names a device. */
    static Optional<Section> section(BenchResult result) {
        Map<String, Map<String, BenchScore>> byWork = new LinkedHashMap<>();
        for (BenchScore score : result.scores()) {
            String device = score.parameters().get(BenchGroup.DEVICE);
            if (device != null) {
                Map<String, String> others = new LinkedHashMap<>(score.parameters());
                others.remove(BenchGroup.DEVICE);
                byWork.computeIfAbsent((score.shortName() + " " + others).replaceAll("[{},]", "").strip(),
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

    /** How many times as fast the graphics card is. */
    private static double speedup(Map<String, BenchScore> devices) {
        double cpu = devices.get(CPU).primary().score();
        double gpu = devices.get(GPU).primary().score();
        return devices.get(CPU).primary().unit().endsWith("/op") ? cpu / gpu : gpu / cpu;
    }

    private static BarChart speedups(Map<String, Map<String, BenchScore>> byWork) {
        return new BarChart("Graphics card against processor", "Above 1 the graphics card is faster.", "work",
                Axis.of("speed of the graphics card", "times the processor"), BarChart.Look.BARS,
                List.copyOf(byWork.keySet()), List.of(BarChart.Bars.of("gpu / cpu",
                        byWork.values().stream().mapToDouble(Devices::speedup).toArray())));
    }

    private static Table table(Map<String, Map<String, BenchScore>> byWork) {
        List<List<Cell>> rows = new ArrayList<>();
        byWork.forEach((work, devices) -> {
            double cpu = devices.get(CPU).primary().score();
            double gpu = devices.get(GPU).primary().score();
            rows.add(List.of(Cell.text(work), Cell.shown(cpu, Numbers.prefixed(cpu)),
                    Cell.shown(gpu, Numbers.prefixed(gpu)), Cell.text(devices.get(CPU).primary().unit()),
                    Cell.shown(speedup(devices), Numbers.text(speedup(devices), 3) + " ×")));
        });
        return new Table("Both devices", "", List.of(Column.text("work"), Column.number("processor"),
                Column.number("graphics card"), Column.text("unit"), Column.number("graphics card is faster by")),
                rows);
    }
}
