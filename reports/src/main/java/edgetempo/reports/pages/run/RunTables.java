package edgetempo.reports.pages.run;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.document.Table;
import edgetempo.reports.pages.evaluation.EvaluationPage;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.TimeBreakdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Sections of tables: individual runs, and evaluations of trained policies on unseen episodes. */
final class RunTables {
    private RunTables() {}

    /** A run of a group. */
    private record Row(RunGroup group, ReadRun run) {
        RunRecord record() {
            return run.record();
        }
    }

    private static final List<Column<Row>> RUN_COLUMNS = List.of(Column.text("run", row -> row.group().label()),
            Column.count("seed", row -> row.record().seed()),
            Column.text("status", row -> row.run().status().name().toLowerCase(Locale.ROOT)),
            Column.count("episodes", row -> row.run().episodes().size()),
            Column.<Row>number("reward", "", Format.SIGNIFICANT, row -> row.record().rewardLast50()).highestIsBest(),
            Column.<Row>number("QoS", "", Format.SIGNIFICANT, row -> row.record().qosLast50()).highestIsBest(),
            Column.number("switching", "s", Format.SIGNIFICANT, row -> row.record().switchSecondsLast50()),
            Column.number("time", "s", Format.SIGNIFICANT, row -> row.record().wallSeconds()),
            Column.number("updates", "1/s", Format.PREFIXED, row -> row.record().updatesPerSecond()),
            Column.number("evaluations", "1/s", Format.PREFIXED, row -> row.record().gaEvaluationsPerSecond()),
            Column.text("folder", row -> folderName(row.run())));

    static Section runs(List<RunGroup> groups) {
        List<Row> rows = groups.stream().flatMap(group -> group.all().stream().map(run -> new Row(group, run)))
                .toList();
        List<ReadRun> all = rows.stream().map(Row::run).toList();
        Table table = Table.of("Runs",
                "Means of the last 50 episodes, of all where a run has fewer. Click a column's head to sort.",
                RUN_COLUMNS,
                rows);
        StackChart time = new StackChart("Where the time went", "", Axis.of("run", "1"),
                Axis.of("time", "s"), StackChart.Look.BARS,
                all.stream().map(run -> (groups.size() > 1 ? run.record().algorithm() + " " : "") + "seed "
                        + run.record().seed()).toList(),
                List.of(time("slots", all, TimeBreakdown::secondsInSlots),
                        time("updates", all, TimeBreakdown::secondsInUpdates),
                        time("acting", all, TimeBreakdown::secondsInActing),
                        time("everything else", all, TimeBreakdown::secondsInOther)));
        return new Section("Runs", "", List.of(table, time));
    }

    private static String folderName(ReadRun run) {
        return run.folder().toAbsolutePath().normalize().getFileName().toString();
    }

    private static StackChart.Part time(String name, List<ReadRun> runs, ToDoubleFunction<TimeBreakdown> seconds) {
        return new StackChart.Part(name,
                runs.stream().mapToDouble(run -> seconds.applyAsDouble(run.record().time())).toArray());
    }

    /** Rewards of policies that do not learn in the same episodes; one table for each group that has some. */
    static List<Table> beside(List<RunGroup> groups) {
        return groups.stream().filter(group -> !group.beside().isEmpty())
                .map(group -> ReferenceComparison.table("Beside policies that do not learn: " + group.label(),
                        group.beside()))
                .toList();
    }

    /** Empty if no run was evaluated. */
    static Optional<Section> evaluations(List<RunGroup> groups) {
        List<Block> blocks = new ArrayList<>();
        for (RunGroup group : groups) {
            for (ReadRun run : group.runs()) {
                run.evaluations().forEach(evaluation -> blocks.addAll(
                        EvaluationPage.blocks(group.label() + ", seed " + run.record().seed(), evaluation)));
            }
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Evaluation",
                        "The trained policy without exploration noise, beside references on the same episodes.",
                        blocks));
    }
}
