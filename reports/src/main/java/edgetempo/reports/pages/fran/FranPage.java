package edgetempo.reports.pages.fran;

import edgetempo.reports.ReportJson;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.page.Axis;
import edgetempo.reports.page.BarChart;
import edgetempo.reports.page.Block;
import edgetempo.reports.page.Chart;
import edgetempo.reports.page.Facts;
import edgetempo.reports.page.Fold;
import edgetempo.reports.page.LineChart;
import edgetempo.reports.page.LineChart.Line;
import edgetempo.reports.page.LineChart.Look;
import edgetempo.reports.page.Multiples;
import edgetempo.reports.page.Numbers;
import edgetempo.reports.page.Page;
import edgetempo.reports.page.Section;
import edgetempo.reports.page.StackChart;
import edgetempo.reports.page.Table;
import edgetempo.reports.page.Table.Cell;
import edgetempo.reports.page.Table.Column;
import edgetempo.reports.page.Tile;
import edgetempo.reports.pages.setup.Provenance;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The page of F-RAN runs: a section for each on learning and on methods. */
public final class FranPage {
    private static final Axis UTILITY = Axis.of("utility", "sum over users, no unit");

    private FranPage() {}

    /** Makes the page of at least one run. */
    public static Page of(List<ReadFranRun> runs, String footer) {
        List<Tile> tiles = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        for (ReadFranRun run : runs) {
            FranRunFigures figures = run.record().figures();
            String of = runs.size() > 1 ? ", seed " + run.record().seed() : "";
            tiles.add(new Tile("learned, of exact" + of, Numbers.percent(figures.ofExact()), "",
                    Numbers.text(figures.utility()) + " of " + Numbers.text(figures.exactUtility())));
            if (runs.size() == 1) {
                tiles.add(new Tile("offloading, of exact", Numbers.percent(figures.phase1OfExact()), "",
                        "best after epoch " + figures.phase1BestEpoch()));
                tiles.add(new Tile("time", Numbers.time(run.record().wallSeconds()), "",
                        Numbers.prefixed(figures.phase1Updates() + figures.phase2Updates()) + " updates"));
            }
            sections.add(new Section(runs.size() > 1 ? run.label() : "Learning",
                    "Every learned result stands beside the exact one.", blocks(run)));
        }
        sections.add(setup(runs));
        FranRunRecord first = runs.getFirst().record();
        return new Page("F-RAN: " + (runs.size() > 1
                ? runs.size() + " runs"
                : first.scenario() + " · " + first.algorithm()),
                "Offloading in a fog radio access network by deep Q-networks."
                        + (runs.size() > 1 ? "" : " Seed " + first.seed() + "."),
                tiles, sections, footer);
    }

    private static List<Block> blocks(ReadFranRun run) {
        List<Block> blocks = new ArrayList<>();
        List<FranEpochRow> offloading = rows(run, FranEpochRow.OFFLOADING);
        if (!offloading.isEmpty()) {
            blocks.add(learning(offloading, run.methods()));
            blocks.add(new Multiples(List.of(
                    figure("Exploration", Axis.of("probability of a random action", "1"), offloading,
                            FranEpochRow::epsilon),
                    figure("Loss", Axis.of("mean loss of the updates", "utility²"), offloading, FranEpochRow::loss))));
        }
        if (!run.methods().isEmpty()) {
            blocks.add(methods(run.methods()));
            blocks.add(table(run.methods()));
        }
        List<FranRunFigures.Allocation> allocations = run.record().figures().allocations();
        if (!allocations.isEmpty()) {
            blocks.add(allocations(allocations));
        }
        return blocks;
    }

    private static List<FranEpochRow> rows(ReadFranRun run, String phase) {
        return run.epochs().stream().filter(row -> row.phase().equals(phase)).toList();
    }

    private static double[] column(List<FranEpochRow> rows, ToDoubleFunction<FranEpochRow> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static LineChart learning(List<FranEpochRow> rows, List<FranMethodRow> methods) {
        List<FranEpochRow> judged = rows.stream().filter(row -> Double.isFinite(row.greedyUtility())).toList();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("epoch, exploring", "epoch, exploring", Look.FAINT, column(rows, FranEpochRow::epoch),
                column(rows, FranEpochRow::utility)));
        lines.add(Line.of("learned, greedy", "learned, greedy", Look.STRONG, column(judged, FranEpochRow::epoch),
                column(judged, FranEpochRow::greedyUtility)));
        methods.stream().filter(row -> List.of("exact", "no-d2d", "nearest-fap", "random").contains(row.method()))
                .forEach(row -> lines.add(Line.level(row.method(), row.phase1Utility())));
        return new LineChart("Offloading phase", "Thin: every epoch, random actions included. Bold: the network without"
                + " random actions. Level lines: other methods on the training instance.", Axis.of("epoch", "1"),
                UTILITY, lines);
    }

    private static Chart figure(String title, Axis y, List<FranEpochRow> rows, ToDoubleFunction<FranEpochRow> value) {
        return new LineChart(title, "", Axis.of("epoch", "1"), y,
                List.of(Line.of(title, title, Look.STRONG, column(rows, FranEpochRow::epoch), column(rows, value))));
    }

    private static StackChart methods(List<FranMethodRow> methods) {
        return new StackChart("Methods on the training instance",
                "By how users get their results; computing locally earns"
                        + " nothing.",
                Axis.of("method", "1"), UTILITY, StackChart.Look.BARS,
                methods.stream().map(FranMethodRow::method).toList(),
                List.of(part("cache", methods, FranMethodRow::cacheUtility),
                        part("device to device", methods, FranMethodRow::d2dUtility),
                        part("access point", methods, FranMethodRow::fapUtility),
                        part("cloud", methods, FranMethodRow::cloudUtility)));
    }

    private static StackChart.Part part(String name, List<FranMethodRow> methods,
            ToDoubleFunction<FranMethodRow> value) {
        return new StackChart.Part(name, methods.stream().mapToDouble(value).toArray());
    }

    private static Table table(List<FranMethodRow> methods) {
        List<List<Cell>> rows = methods.stream().map(row -> List.of(Cell.text(row.method()), Cell.number(row.utility()),
                Cell.shown(row.gapToExact(), Numbers.percent(row.gapToExact())), Cell.number(row.phase1Utility()),
                Cell.shown(row.localShare(), Numbers.percent(row.localShare())),
                Cell.shown(row.d2dShare(), Numbers.percent(row.d2dShare())),
                Cell.shown(row.fapShare(), Numbers.percent(row.fapShare())),
                Cell.shown(row.cloudShare(), Numbers.percent(row.cloudShare())), Cell.number(row.lateUsers())))
                .toList();
        return new Table("Methods", "", List.of(Column.text("method"), Column.number("utility"),
                Column.number("gap to exact"), Column.number("offloading phase"), Column.number("local"),
                Column.number("device to device"), Column.number("access point"), Column.number("cloud"),
                Column.number("late users")), rows);
    }

    private static BarChart allocations(List<FranRunFigures.Allocation> points) {
        return new BarChart("Allocation at the access points", "What users of each access point earn.", "access point",
                UTILITY, BarChart.Look.BARS,
                points.stream().map(point -> "access point " + point.fap() + ", " + point.users() + " users").toList(),
                List.of(BarChart.Bars.of("learned",
                        points.stream().mapToDouble(FranRunFigures.Allocation::utility).toArray()),
                        BarChart.Bars.of("exact",
                                points.stream().mapToDouble(FranRunFigures.Allocation::exactUtility).toArray())));
    }

    private static Section setup(List<ReadFranRun> runs) {
        List<Block> blocks = new ArrayList<>();
        for (ReadFranRun run : runs) {
            blocks.add(new Fold("Command: " + run.label(), "./edgetempo fran train --scenario "
                    + run.record().scenario() + " --seed " + run.record().seed(), true));
            blocks.add(new Fold("Scenario: " + run.label(), ScenarioWriter.toYaml(ScenarioReader.parseCompleteFran(
                    ReportJson.mapper().writeValueAsString(run.record().resolvedScenario()),
                    run.folder().resolve(FranRunRecord.FILE_NAME).toString())).strip(), false));
        }
        FranRunRecord first = runs.getFirst().record();
        Map<String, String> facts = Provenance.facts(first.machine(), first.versions(), first.commit(),
                first.started(), first.device());
        blocks.add(Facts.of("Machine and versions" + (runs.size() > 1 ? " of the first run" : ""), facts));
        return new Section("Setup", "", blocks);
    }
}
