package edgetempo.reports.pages.run;

import edgetempo.reports.page.Block;
import edgetempo.reports.page.Chart;
import edgetempo.reports.page.LineChart;
import edgetempo.reports.page.Multiples;
import edgetempo.reports.page.Note;
import edgetempo.reports.page.Page;
import edgetempo.reports.page.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param footer what makes it
     */
    public static Page of(List<ReadRun> runs, String footer) {
        return new RunPage(runs).page(footer);
    }

    private Page page(String footer) {
        List<Section> sections = new ArrayList<>();
        sections.add(reward());
        if (groups.size() <= MAX_IN_DETAIL) {
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

    private Section reward() {
        List<Chart> curves = scenarios.entrySet().stream()
                .map(entry -> (Chart) RewardCharts.learning(scenarios.size() > 1
                        ? entry.getKey()
                        : "Learning curve", entry.getValue(), scenarios.size() == 1))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (curves.size() > 1) {
            blocks.add(Note.info(RewardCharts.note(groups)));
        }
        blocks.add(curves.size() == 1 ? curves.getFirst() : new Multiples(curves));
        List<Chart> figures = RewardCharts.learningFigures(groups);
        if (!figures.isEmpty()) {
            blocks.add(new Multiples(figures));
        }
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

    private Section slot() {
        List<Block> blocks = new ArrayList<>();
        List<Chart> convergence = new ArrayList<>();
        for (RunGroup group : groups) {
            Replay replay = Replay.of(group.first());
            if (groups.size() > 1) {
                blocks.add(Note.info(group.label()));
            }
            blocks.add(replay.map());
            Optional<LineChart> chart = Convergence.of(group.first(), replay.env());
            chart.ifPresent(convergence::add);
        }
        convergence.forEach(blocks::add);
        return new Section("One slot", "Who computes for whom, and how the slot solver gets there.", blocks);
    }
}
