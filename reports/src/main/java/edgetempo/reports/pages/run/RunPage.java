package edgetempo.reports.pages.run;

import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of training runs, one or many. */
public final class RunPage {
    /** Groups that are shown one by one; of more, only what compares them. */
    private static final int MAX_IN_DETAIL = 4;

    private final List<RunGroup> groups;
    private final Map<String, List<RunGroup>> scenarios = new LinkedHashMap<>();

    private RunPage(List<ReadRun> runs) {
        groups = RunGroup.of(runs).stream().sorted(Comparator.comparing(RunGroup::scenario)).toList();
        groups.forEach(group -> scenarios.computeIfAbsent(group.scenario(), name -> new ArrayList<>()).add(group));
    }

    /**
     * Makes the page.
     *
     * @param runs   at least one
     * @param footer program and command that make it
     */
    public static Page of(List<ReadRun> runs, String footer) {
        return new RunPage(runs).page(footer);
    }

    /** The learning curves of each scenario, under titles that say what they are of. */
    public static Map<String, LineChart> curves(List<ReadRun> runs) {
        RunPage page = new RunPage(runs);
        Map<String, LineChart> curves = new LinkedHashMap<>();
        page.scenarios.forEach((scenario, groups) -> {
            RunGroup first = groups.getFirst();
            String seeds = first.runs().size() == 1
                    ? "seed " + first.first().record().seed()
                    : first.runs().size() + " seeds";
            curves.put(scenario, RewardCharts.learning(
                    groups.size() > 1 ? scenario : scenario + " · " + first.algorithm() + " · " + seeds, groups, true));
        });
        return curves;
    }

    private Page page(String footer) {
        List<Section> sections = new ArrayList<>();
        sections.add(reward());
        PairedGroups.of(groups).ifPresent(sections::add);
        if (groups.size() <= MAX_IN_DETAIL) {
            requests().ifPresent(sections::add);
            sections.add(caches());
            sections.add(slot());
        }
        RunTables.evaluations(groups).ifPresent(sections::add);
        sections.add(RunTables.runs(groups));
        sections.add(SetupSection.of(groups));
        return new Page(title(), subtitle(), RunTiles.of(groups), sections, footer);
    }

    private String title() {
        if (scenarios.size() > 1) {
            return scenarios.size() + " scenarios";
        }
        RunGroup first = groups.getFirst();
        return groups.size() > 1 ? first.scenario() : first.scenario() + " · " + first.algorithm();
    }

    private String subtitle() {
        RunGroup first = groups.getFirst();
        int runs = groups.stream().mapToInt(group -> group.runs().size()).sum();
        String what = groups.size() > 1
                ? String.join(", ", groups.stream().map(RunGroup::label).toList())
                : first.first().scenario().description();
        return (what.isEmpty() || what.endsWith(".") ? what : what + ".") + " "
                + (runs == 1 ? "One run" : runs + " runs")
                + (groups.size() == 1 ? " of " + first.episodes() + " episodes" : "") + "."
                + (groups.stream().allMatch(RunGroup::finished)
                        ? ""
                        : " Not every run did all its episodes; curves end with the shortest of a group.");
    }

    /** Notes on named runs that are excluded. */
    private List<Note> leftOut() {
        return groups.stream().flatMap(group -> group.leftOut().stream()).map(
                left -> Note
                        .warning("Left out of curves and figures: " + left.run().folder() + ": " + left.why() + "."))
                .toList();
    }

    private Section reward() {
        List<LineChart> curves = scenarios.entrySet().stream().map(entry -> RewardCharts
                .learning(scenarios.size() > 1 ? entry.getKey() : "Learning curve", entry.getValue(),
                        scenarios.size() == 1))
                .toList();
        List<Block> blocks = new ArrayList<>(leftOut());
        if (groups.stream().mapToInt(group -> group.runs().size()).distinct().count() > 1) {
            blocks.add(Note.warning("The curves are of unequal numbers of seeds: " + groups.stream()
                    .map(group -> (scenarios.size() > 1 ? group.scenario() + ", " : "") + group.label() + " "
                            + group.runs().size())
                    .collect(Collectors.joining("; ")) + "."));
        }
        if (curves.size() > 1) {
            blocks.add(Note.info(RewardCharts.note(groups)));
        }
        blocks.add(curves.size() == 1 ? curves.getFirst() : new Multiples(List.copyOf(curves)));
        List<Chart> figures = RewardCharts.metrics(groups);
        if (!figures.isEmpty()) {
            blocks.add(new Multiples(figures));
        }
        RunTables.beside(groups).forEach(blocks::add);
        if (groups.size() <= MAX_IN_DETAIL) {
            blocks.add(new Multiples(groups.stream().<Chart>map(RewardCharts::parts).toList()));
        }
        return new Section("Reward",
                "The sum of an episode's frame rewards: what the users' quality of service earned, less what "
                        + "switching services and overflowing caches cost.",
                blocks);
    }

    private Section caches() {
        List<Block> blocks = new ArrayList<>();
        for (RunGroup group : groups) {
            blocks.add(CacheCharts.byEpisode(group));
        }
        blocks.add(new Multiples(groups.stream().<Chart>map(group -> CacheCharts.lastEpisode(group.first())).toList()));
        blocks.add(new Multiples(groups.stream().<Chart>map(RewardCharts::tasks).toList()));
        return new Section("Caches", "Which services each server holds; larger numbers are larger services, which are"
                + " asked for more often in most scenarios.", blocks);
    }

    /** Requests over time; the same for all groups of a scenario. */
    private Optional<Section> requests() {
        List<Block> blocks = new ArrayList<>();
        scenarios.forEach((scenario, all) -> blocks.addAll(RequestCharts.of(all.getFirst().first(), scenario)));
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Requests", "What users ask for, by the services asked for most.", blocks));
    }

    private Section slot() {
        List<Block> blocks = new ArrayList<>();
        List<Chart> convergence = new ArrayList<>();
        for (RunGroup group : groups) {
            if (groups.size() > 1) {
                blocks.add(Note.info(group.label()));
            }
            blocks.addAll(SlotMaps.of(group.first()));
            SlotCharts.convergence(group.first()).ifPresent(convergence::add);
        }
        convergence.forEach(blocks::add);
        return new Section("One slot",
                "Who computes for whom in a slot of the last episode, and how the slot solver gets there.", blocks);
    }
}
