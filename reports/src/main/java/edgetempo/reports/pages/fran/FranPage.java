package edgetempo.reports.pages.fran;

import edgetempo.reports.ReportJson;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Tile;
import edgetempo.reports.fran.FranCharts;
import edgetempo.reports.fran.FranEpochRow;
import edgetempo.reports.fran.FranMap;
import edgetempo.reports.fran.FranMethodsTable;
import edgetempo.reports.fran.FranRunFigures;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.fran.FranSeedsRecord;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.pages.setup.TrainCommandText;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.stats.SampleIntervals;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.scenario.FranPresets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The page of F-RAN runs: a section for each on learning and on methods. */
public final class FranPage {
    /** Largest number of runs with a key figure each at the top of the page. */
    private static final int MAX_TILES = 4;

    private FranPage() {}

    /** Makes the page of at least one run. */
    public static Page of(List<ReadFranRun> runs, String footer) {
        List<Tile> tiles = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        if (runs.size() > 1) {
            sections.add(new Section("Runs", "", List.of(FranSeedsRecord.table("Runs",
                    runs.stream().map(ReadFranRun::row).toList()))));
            tiles.addAll(estimates(runs));
        }
        for (ReadFranRun run : runs) {
            FranRunFigures figures = run.record().figures();
            String of = runs.size() > 1 ? ", seed " + run.record().seed() : "";
            if (runs.size() <= MAX_TILES) {
                tiles.add(
                        new Tile((figures.phase1BestEpoch() < 0 ? "untrained" : "learned") + ", of exact by phase" + of,
                                Numbers.percent(figures.ofExact()), "",
                                Numbers.text(figures.utility()) + " of " + Numbers.text(figures.exactUtility())));
            }
            if (runs.size() == 1) {
                if (run.status() != RunStatus.FINISHED) {
                    tiles.add(new Tile("status", run.status().name().toLowerCase(Locale.ROOT), "",
                            "after " + run.epochs().size() + " epochs"));
                }
                tiles.add(new Tile("offloading, of exact", Numbers.percent(figures.phase1OfExact()), "",
                        figures.phase1BestEpoch() < 0
                                ? "untrained"
                                : "best after epoch " + figures.phase1BestEpoch()));
                tiles.add(new Tile("time", Numbers.time(run.record().wallSeconds()), "",
                        Numbers.prefixed(figures.phase1Updates() + figures.phase2Updates()) + " updates"));
            }
            sections.add(new Section(runs.size() > 1 ? run.label() : "Learning",
                    "Every learned result stands beside that of exact phases.", blocks(run)));
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

    /** Distribution of the relative utilities of finished runs that differ only in the seed. */
    private static List<Tile> estimates(List<ReadFranRun> runs) {
        FranRunRecord first = runs.getFirst().record();
        boolean alike = runs.stream().map(ReadFranRun::record).allMatch(run -> run.algorithm().equals(first.algorithm())
                && run.resolvedScenario().equals(first.resolvedScenario()))
                && runs.stream().map(run -> run.record().seed()).distinct().count() == runs.size();
        double[] shares = runs.stream().map(ReadFranRun::record).filter(run -> run.status() == RunStatus.FINISHED)
                .mapToDouble(run -> run.figures().ofExact()).toArray();
        if (!alike || shares.length < 2) {
            return List.of();
        }
        SeedEstimate share = SeedEstimate.of(shares);
        return List.of(new Tile("learned, of exact by phase, mean", Numbers.percent(share.mean()), "",
                "[" + Numbers.percent(share.meanInterval().low()) + ", " + Numbers.percent(share.meanInterval().high())
                        + "], " + SampleIntervals.label(shares.length, "seed")));
    }

    private static List<Block> blocks(ReadFranRun run) {
        List<Block> blocks = new ArrayList<>();
        List<FranEpochRow> offloading = FranCharts.offloading(run.epochs());
        if (!offloading.isEmpty()) {
            blocks.add(FranCharts.learning(offloading, run.methods()));
            blocks.add(new Multiples(List.of(
                    figure("Exploration", Axis.of("probability of a random action", "1").startingAt(0),
                            offloading, FranEpochRow::epsilon),
                    figure("Loss", Axis.of("mean loss of the updates", "utility²"), offloading, FranEpochRow::loss))));
        }
        if (!run.methods().isEmpty()) {
            blocks.add(FranCharts.methods(run.methods()));
            blocks.add(FranMethodsTable.of(run.methods(), "Methods"));
        }
        run.map().flatMap(FranMap::chart).ifPresent(blocks::add);
        List<FranRunFigures.Allocation> allocations = run.record().figures().allocations();
        if (!allocations.isEmpty()) {
            blocks.add(allocations(allocations));
        }
        return blocks;
    }

    private static Chart figure(String title, Axis y, List<FranEpochRow> rows, ToDoubleFunction<FranEpochRow> value) {
        return new LineChart(title, "", Axis.of("epoch", "1"), y,
                List.of(Line.of(title, title, Look.STRONG, FranCharts.column(rows, FranEpochRow::epoch),
                        FranCharts.column(rows, value))));
    }

    private static BarChart allocations(List<FranRunFigures.Allocation> points) {
        return new BarChart("Allocation at the access points", "What users of each access point earn.", "access point",
                FranCharts.UTILITY, BarChart.Look.BARS,
                points.stream().map(point -> "access point " + point.fap() + ", " + point.users() + " users").toList(),
                List.of(BarChart.Bars.of("learned",
                        points.stream().mapToDouble(FranRunFigures.Allocation::utility).toArray()),
                        BarChart.Bars.of("exact",
                                points.stream().mapToDouble(FranRunFigures.Allocation::exactUtility).toArray())));
    }

    private static String command(FranRunRecord record) {
        Optional<Map<String, Object>> usual = Optional.of(record.scenario()).filter(FranPresets.names()::contains)
                .map(name -> ScenarioWriter.toMap(FranPresets.get(name)));
        return new TrainCommandText("fran train", record.scenario(), record.resolvedScenario(), usual)
                .seeds(List.of(record.seed()))
                .unless("cpu", "--device", record.provenance().device().getOrDefault("asked", "cpu")).text();
    }

    private static Section setup(List<ReadFranRun> runs) {
        List<Block> blocks = new ArrayList<>();
        for (ReadFranRun run : runs) {
            blocks.add(new Fold("Command: " + run.label(), command(run.record()), true));
            blocks.add(new Fold("Scenario: " + run.label(), ScenarioWriter.toYaml(ScenarioReader.parseCompleteFran(
                    ReportJson.mapper().writeValueAsString(run.record().resolvedScenario()),
                    run.folder().resolve(FranRunRecord.FILE_NAME).toString())).strip(), false));
        }
        FranRunRecord first = runs.getFirst().record();
        Map<String, String> facts = ProvenanceFacts.facts(first.provenance());
        blocks.add(Facts.of("Machine and versions" + (runs.size() > 1 ? " of the first run" : ""), facts));
        return new Section("Setup", "", blocks);
    }
}
