package edgetempo.reports.pages.run;

import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.PairedDifference;
import edgetempo.reports.evaluation.PolicyFigures;
import edgetempo.reports.page.Axis;
import edgetempo.reports.page.BarChart;
import edgetempo.reports.page.Block;
import edgetempo.reports.page.Multiples;
import edgetempo.reports.page.Note;
import edgetempo.reports.page.Numbers;
import edgetempo.reports.page.Section;
import edgetempo.reports.page.StackChart;
import edgetempo.reports.page.Table;
import edgetempo.reports.page.Table.Cell;
import edgetempo.reports.page.Table.Column;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.TimeBreakdown;
import edgetempo.reports.stats.Summary.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Sections of figures: the runs one by one, and how trained policies stand on unseen episodes. */
final class RunTables {
    private RunTables() {}

    static Section runs(List<RunGroup> groups) {
        List<List<Cell>> rows = new ArrayList<>();
        List<ReadRun> all = groups.stream().flatMap(group -> group.runs().stream()).toList();
        for (RunGroup group : groups) {
            for (ReadRun run : group.runs()) {
                RunRecord of = run.record();
                rows.add(List.of(Cell.text(group.label()), whole(of.seed()),
                        Cell.text(of.status().name().toLowerCase(Locale.ROOT)), whole(run.episodes().size()),
                        Cell.number(of.rewardLast50()), Cell.number(of.qosLast50()),
                        Cell.number(of.switchSecondsLast50()), Cell.number(of.wallSeconds()),
                        Cell.shown(of.updatesPerSecond(), Numbers.prefixed(of.updatesPerSecond())),
                        Cell.shown(of.gaEvaluationsPerSecond(), Numbers.prefixed(of.gaEvaluationsPerSecond())),
                        Cell.text(folderName(run))));
            }
        }
        Table table = new Table("Runs", "Means of the last 50 episodes. Click a column's head to sort.",
                List.of(Column.text("run"), Column.number("seed"), Column.text("status"), Column.number("episodes"),
                        Column.number("reward"), Column.number("QoS"), Column.number("switching (s)"),
                        Column.number("time (s)"), Column.number("updates (1/s)"), Column.number("evaluations (1/s)"),
                        Column.text("folder")),
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

    private static Cell whole(long value) {
        return Cell.shown(value, Long.toString(value));
    }

    private static StackChart.Part time(String name, List<ReadRun> runs, ToDoubleFunction<TimeBreakdown> seconds) {
        return new StackChart.Part(name,
                runs.stream().mapToDouble(run -> seconds.applyAsDouble(run.record().time())).toArray());
    }

    /** Empty if no run was evaluated. */
    static Optional<Section> evaluations(List<RunGroup> groups) {
        List<Block> blocks = new ArrayList<>();
        for (RunGroup group : groups) {
            for (ReadRun run : group.runs()) {
                for (EvaluationRecord evaluation : run.evaluations()) {
                    add(blocks, group.label() + ", seed " + run.record().seed(), evaluation);
                }
            }
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Evaluation",
                        "The trained policy without exploration noise, beside references on the same episodes.",
                        blocks));
    }

    private static void add(List<Block> blocks, String label, EvaluationRecord evaluation) {
        List<PolicyFigures> policies = evaluation.policies();
        List<PairedDifference> differences = evaluation.differences();
        if (evaluation.setup().seenInTraining()) {
            blocks.add(Note.warning(label + ": these episodes were seen in training."));
        }
        Axis reward = Axis.of("mean episode reward", "sum over frames, no unit");
        BarChart rewards = dots("Reward: " + label + " on " + evaluation.setup().scenario(),
                "Means of " + evaluation.episodes() + " episodes with 95 % t-intervals.", reward,
                policies.stream().map(PolicyFigures::policy).toList(), policies, PolicyFigures::reward,
                PolicyFigures::rewardInterval);
        if (differences.isEmpty()) {
            blocks.add(rewards);
        } else {
            BarChart paired = dots("What it earns more than each reference",
                    "Episode by episode, with 95 % t-intervals: left of 0 the reference is better.",
                    Axis.of("difference of episode rewards", "no unit"),
                    differences.stream().map(PairedDifference::reference).toList(), differences,
                    PairedDifference::reward, PairedDifference::interval);
            blocks.add(new Multiples(List.of(rewards, paired)));
        }
        blocks.add(new StackChart("Where tasks run under each policy", "", Axis.of("policy", "1"),
                Axis.of("share of tasks", "%"), StackChart.Look.BARS,
                policies.stream().map(PolicyFigures::policy).toList(),
                List.of(share("local", policies, PolicyFigures::localShare),
                        share("at a server that holds the service", policies, PolicyFigures::hitShare),
                        share("cloud", policies, PolicyFigures::cloudShare))));
        blocks.add(table(label, evaluation));
    }

    private static StackChart.Part share(String name, List<PolicyFigures> policies,
            ToDoubleFunction<PolicyFigures> share) {
        return new StackChart.Part(name,
                policies.stream().mapToDouble(policy -> 100 * share.applyAsDouble(policy)).toArray());
    }

    private static <T> BarChart dots(String title, String note, Axis axis, List<String> names, List<T> rows,
            ToDoubleFunction<T> value, Function<T, Interval> interval) {
        return new BarChart(title, note, "policy", axis, BarChart.Look.DOTS, names,
                List.of(new BarChart.Bars(axis.name(), rows.stream().mapToDouble(value).toArray(),
                        rows.stream().mapToDouble(row -> interval.apply(row).low()).toArray(),
                        rows.stream().mapToDouble(row -> interval.apply(row).high()).toArray())));
    }

    private static Table table(String label, EvaluationRecord evaluation) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PolicyFigures policy : evaluation.policies()) {
            boolean own = rows.isEmpty();
            rows.add(List.of(own ? Cell.text(policy.policy()).emphasised() : Cell.text(policy.policy()),
                    Cell.number(policy.reward()), Cell.text(Numbers.range(policy.rewardInterval())),
                    Cell.number(policy.meanQos()), Cell.number(policy.switchSeconds()),
                    Cell.number(policy.overflowGib()),
                    Cell.shown(policy.localShare(), Numbers.percent(policy.localShare())),
                    Cell.shown(policy.hitShare(), Numbers.percent(policy.hitShare())),
                    Cell.shown(policy.cloudShare(), Numbers.percent(policy.cloudShare()))));
        }
        return new Table("Policies: " + label, "Figures of an episode; seed " + evaluation.setup().seed() + ".",
                List.of(Column.text("policy"), Column.number("reward"), Column.text("95 % interval"),
                        Column.number("QoS"), Column.number("switching (s)"), Column.number("overflow (GiB)"),
                        Column.number("local"), Column.number("server"), Column.number("cloud")),
                rows);
    }
}
