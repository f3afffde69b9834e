package edgetempo.reports.pages.evaluation;

import edgetempo.reports.document.Axis;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Facts;
import edgetempo.reports.document.Fold;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Numbers;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.document.Tile;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.EvaluationSetup;
import edgetempo.reports.evaluation.PairedDifference;
import edgetempo.reports.evaluation.PolicyFigures;
import edgetempo.reports.evaluation.PolicyTable;
import edgetempo.reports.pages.setup.ProvenanceFacts;
import edgetempo.reports.run.SlotLossText;
import edgetempo.reports.stats.Summary.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Evaluations of policies as a page, or as a part of one. */
public final class EvaluationPage {
    private EvaluationPage() {}

    /** Makes the page of at least one evaluation. */
    public static Page of(List<EvaluationRecord> evaluations, String footer) {
        List<Section> sections = new ArrayList<>();
        List<Tile> tiles = new ArrayList<>();
        for (EvaluationRecord evaluation : evaluations) {
            PolicyFigures own = evaluation.policies().getFirst();
            String title = own.policy() + " on " + evaluation.setup().scenario() + (evaluations.size() > 1
                    ? ", slots by " + evaluation.setup().solver() + ", seed " + evaluation.setup().seed()
                    : "");
            tiles.add(new Tile(evaluations.size() > 1 ? title : "reward of " + own.policy(),
                    Numbers.text(own.reward()), "", Numbers.range(own.rewardInterval()) + ": 95 % t-interval"));
            evaluation.position().filter(position -> Double.isFinite(position.share()))
                    .ifPresent(position -> tiles.add(new Tile("of the way from " + position.from() + " to "
                            + position.to(), Numbers.percent(position.share()), "", "")));
            sections.add(new Section(title, "", blocks(own.policy(), evaluation)));
        }
        sections.add(setup(evaluations));
        return new Page(evaluations.size() > 1 ? evaluations.size() + " evaluations" : "Evaluation",
                "Policies without exploration noise, on the same episodes.", tiles, sections, footer);
    }

    private static Section setup(List<EvaluationRecord> evaluations) {
        List<Block> blocks = new ArrayList<>();
        for (EvaluationRecord evaluation : evaluations) {
            EvaluationSetup setup = evaluation.setup();
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("scenario", setup.scenario());
            facts.put("slot solver", setup.solver() + ", backend " + setup.backend());
            facts.put("its decisions for slots", SlotLossText.of(evaluation.slotLoss()));
            facts.put("episodes", evaluation.episodes() + " of seed " + setup.seed());
            facts.putAll(ProvenanceFacts.facts(setup.provenance()));
            blocks.add(Facts.of(evaluations.size() > 1 ? evaluation.policies().getFirst().policy() : "", facts));
        }
        return new Section("Setup", "", blocks);
    }

    /**
     * Charts and a table of an evaluation.
     *
     * @param label whom it is about
     */
    public static List<Block> blocks(String label, EvaluationRecord evaluation) {
        List<Block> blocks = new ArrayList<>();
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
        blocks.add(PolicyTable.of(evaluation, "Policies: " + label));
        return blocks;
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
}
