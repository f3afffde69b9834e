package edgetempo.reports.pages.gate;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.document.Axis;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.LineChart.Line;
import edgetempo.reports.document.LineChart.Look;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.document.Tile;
import edgetempo.reports.document.Tone;
import edgetempo.reports.gate.Cause;
import edgetempo.reports.gate.Comparison;
import edgetempo.reports.gate.Conditions;
import edgetempo.reports.gate.GateHistory;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.GateReport.Outcome;
import edgetempo.reports.gate.Verdict;
import edgetempo.reports.gate.WorkComparison;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.profile.Moved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The page of a gate: verdicts, causes, changed work, and earlier gates. */
public final class GatePage {
    /** More lines than colours in a chart cannot be told apart. */
    private static final int MAX_LINES = 8;
    private static final int MOVED_ROWS = 10;

    private GatePage() {}

    /**
     * Makes the page.
     *
     * @param history gates in the order in which they were held, this one last; may be empty
     */
    public static Page of(GateReport report, List<GateHistory.Line> history, String footer) {
        List<Section> sections = new ArrayList<>();
        List<Block> verdicts = new ArrayList<>();
        report.notes().forEach(note -> verdicts.add(Note.info(note)));
        report.detectable().ifPresent(line -> verdicts.add(Note.info(line + ".")));
        verdicts.add(report.table());
        sections.add(new Section("Verdicts", "Base " + report.base() + ", candidate " + report.candidate() + ".",
                verdicts));
        if (!report.causes().isEmpty()) {
            sections.add(new Section("What moved", "Own time of methods in samples of both sides, and what allocates;"
                    + " a change is a part of what an operation costs in the base.",
                    report.causes().stream().flatMap(cause -> moved(cause).stream()).toList()));
        }
        if (!report.work().isEmpty()) {
            sections.add(new Section("What is done", "With the same seeds on both sides, counted without a clock.",
                    List.of(work(report.work()))));
        }
        if (history.size() > 1) {
            sections.add(trend(history));
        }
        setup(report).ifPresent(sections::add);
        return new Page("Performance gate", report.summary() + ".", tiles(report), sections, footer);
    }

    private static List<Tile> tiles(GateReport report) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile("outcome", report.outcome().label(), "", report.timesCompared() ? "" : "times not compared",
                report.outcome() == Outcome.FAILED
                        ? Tone.LOSS
                        : report.outcome() == Outcome.PASSED ? Tone.GAIN : Tone.PLAIN));
        tiles.add(new Tile("regressed", Long.toString(report.count(Verdict.REGRESSED)),
                "of " + report.comparisons().size(), "benchmarks"));
        tiles.add(new Tile("do something else", Integer.toString(report.changedWork().size()),
                "of " + report.work().size(), "benchmarks that count their work"));
        return tiles;
    }

    private static List<Block> moved(Cause cause) {
        List<Block> blocks = new ArrayList<>();
        if (cause.methods().isEmpty() && cause.sites().isEmpty()) {
            blocks.add(Note.info(cause.id() + ": nothing moved beyond what samples show by chance."));
        }
        if (!cause.methods().isEmpty()) {
            blocks.add(table("Time of " + cause.id(), "method", cause.methods()));
        }
        if (!cause.sites().isEmpty()) {
            blocks.add(table("Allocation of " + cause.id(), "what is allocated where", cause.sites()));
        }
        cause.flames().ifPresent(file -> blocks
                .add(Note.info("The differential flame graph is in the file " + file + " beside this page: red is what"
                        + " takes more samples than in the base, blue is less.")));
        return blocks;
    }

    private static Table table(String title, String what, List<Moved> moved) {
        return Table.of(title, "", List.of(Column.text(what, Moved::name),
                Column.number("change", "%", Format.SIGNIFICANT, one -> 100 * one.change()),
                Column.number("share in base", "%", Format.SIGNIFICANT, one -> 100 * one.base()),
                Column.number("share in candidate", "%", Format.SIGNIFICANT, one -> 100 * one.candidate())),
                moved.stream().limit(MOVED_ROWS).toList());
    }

    private static Table work(List<WorkComparison> work) {
        record Row(String benchmark, WorkComparison.Figure figure) {}
        List<Row> rows = work.stream()
                .flatMap(one -> one.figures().stream().map(figure -> new Row(one.id(), figure))).toList();
        return Table.of("Counters and digests", "", List.of(Column.text("benchmark", Row::benchmark),
                Column.text("figure", row -> row.figure().name()),
                Column.figure("base", row -> row.figure().base()),
                Column.figure("candidate", row -> row.figure().candidate()),
                Column.flag("equal", row -> row.figure().same())), rows);
    }

    private static Section trend(List<GateHistory.Line> history) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 1; i < history.size(); i++) {
            for (String note : history.get(i).differences(history.get(i - 1))) {
                blocks.add(Note.warning("Gate " + (i + 1) + ": " + note));
            }
        }
        chart("Cost of the candidate", "Relative to the first gate that has it; less is faster. Machines drift from day"
                + " to day: the chart below does not.", Axis.of("cost", "% of the first"), history,
                Comparison::candidate, true).ifPresent(blocks::add);
        chart("Change against the base", "Both sides in turn on one machine.", Axis.of("change", "%"), history,
                one -> 100 * (one.ratio() - 1), false).ifPresent(blocks::add);
        blocks.add(gates(history));
        return new Section("Trend", "Gates that were held with the same folder of results, by number.", blocks);
    }

    private static Optional<LineChart> chart(String title, String note, Axis y, List<GateHistory.Line> history,
            ToDoubleFunction<Comparison> figure, boolean relative) {
        Set<String> names = new LinkedHashSet<>();
        history.reversed().forEach(gate -> gate.benchmarks().forEach(one -> names.add(one.id())));
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            double[] values = history.stream().mapToDouble(gate -> gate.benchmarks().stream()
                    .filter(one -> one.id().equals(name)).mapToDouble(figure).findFirst().orElse(Double.NaN))
                    .toArray();
            double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
            if (finite.length > 1 && lines.size() < MAX_LINES) {
                double[] numbers = new double[values.length];
                Arrays.setAll(numbers, i -> i + 1);
                if (relative) {
                    Arrays.setAll(values, i -> 100 * values[i] / finite[0]);
                }
                lines.add(Line.of(name, name, Look.STRONG, numbers, values));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineChart(title, note, Axis.of("gate", "number"), y, lines));
    }

    private static Table gates(List<GateHistory.Line> history) {
        return Table.of("Gates", "", List.of(Column.count("number", gate -> history.indexOf(gate) + 1),
                Column.text("held", gate -> ProvenanceFacts.time(gate.created())),
                Column.text("base", GateHistory.Line::base), Column.text("candidate", GateHistory.Line::candidate),
                Column.text("outcome", gate -> gate.outcome().label())), history);
    }

    private static Optional<Section> setup(GateReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        report.machine().ifPresent(machine -> add(facts, machine));
        report.conditions().ifPresent(conditions -> add(facts, conditions));
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Setup", "", List.of(Facts.of("Machine", facts))));
    }

    private static void add(Map<String, String> facts, BenchMachine machine) {
        facts.put("processor", machine.cpu());
        facts.put("class of machines", machine.machineClass());
        facts.put("operating system", machine.os() + ", " + machine.arch());
        facts.put("Java", machine.jdk());
    }

    private static void add(Map<String, String> facts, Conditions conditions) {
        facts.put("flags", String.join(" ", conditions.flags()));
        facts.put("governor", conditions.governor());
        facts.put("running tasks a processor", Format.ROUGH.text(conditions.load()));
    }
}
