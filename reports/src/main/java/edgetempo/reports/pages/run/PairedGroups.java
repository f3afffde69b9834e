package edgetempo.reports.pages.run;

import edgetempo.mec.EpisodeMetrics;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Format;
import edgetempo.reports.document.Section;
import edgetempo.reports.document.Table;
import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.stats.SeedEstimate;
import edgetempo.reports.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Groups of runs compared with the first of their scenario, paired by seed: a seed gives the same positions and requests to all of them, so
 * differences are due to their settings.
 */
final class PairedGroups {
    private static final int LAST = 50;

    private static final List<Column<PairedGroups>> COLUMNS = List.of(
            Column.text("run", pair -> pair.group.label()), Column.text("beside", pair -> pair.base.label()),
            Column.count("seeds", pair -> pair.pairs.size()),
            Column.<PairedGroups>estimate("reward", "", Format.signed(3), pair -> pair.difference(EpisodeRow::reward)),
            Column.<PairedGroups>estimate("slot QoS", "", Format.signed(3),
                    pair -> pair.difference(row -> row.get(EpisodeMetrics.MEAN_QOS))),
            Column.<PairedGroups>estimate("switching", "s", Format.signed(1),
                    pair -> pair.difference(row -> row.get(EpisodeMetrics.SWITCH_S))));

    private record Pair(ReadRun run, ReadRun base) {}

    private final RunGroup group;
    private final RunGroup base;
    private final List<Pair> pairs = new ArrayList<>();

    private PairedGroups(RunGroup group, RunGroup base) {
        this.group = group;
        this.base = base;
        for (ReadRun run : group.runs()) {
            base.runs().stream().filter(other -> other.record().seed() == run.record().seed())
                    .forEach(other -> pairs.add(new Pair(run, other)));
        }
    }

    /** Differences in configuration and results; empty where there is nothing to compare. */
    static Optional<Section> of(List<RunGroup> groups) {
        Map<String, RunGroup> first = new LinkedHashMap<>();
        List<PairedGroups> all = new ArrayList<>();
        for (RunGroup group : groups) {
            RunGroup base = first.putIfAbsent(group.scenario(), group);
            if (base != null) {
                PairedGroups paired = new PairedGroups(group, base);
                if (!paired.pairs.isEmpty()) {
                    all.add(paired);
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            blocks.add(Table.of("Differences, seed by seed", "Means of the last " + LAST
                    + " episodes that both have, less those of"
                    + " the run beside it, in the same random streams; with several seeds a 95 % interval over them.",
                    COLUMNS, all));
        }
        if (groups.size() > 1) {
            SetupSection.differences(groups).ifPresent(blocks::add);
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Against each other", "", blocks));
    }

    private Estimate difference(ToDoubleFunction<EpisodeRow> figure) {
        double[] differences = pairs.stream().mapToDouble(pair -> difference(pair, figure)).toArray();
        SeedEstimate estimate = SeedEstimate.of(differences);
        return differences.length < 2
                ? new Estimate(differences[0], Double.NaN, Double.NaN)
                : Estimate.of(estimate.mean(), estimate.meanInterval());
    }

    private static double difference(Pair pair, ToDoubleFunction<EpisodeRow> figure) {
        int both = Math.min(pair.run.episodes().size(), pair.base.episodes().size());
        return Summary.lastMean(first(pair.run, both, figure), LAST)
                - Summary.lastMean(first(pair.base, both, figure), LAST);
    }

    private static double[] first(ReadRun run, int episodes, ToDoubleFunction<EpisodeRow> figure) {
        return run.episodes().stream().limit(episodes).mapToDouble(figure).toArray();
    }
}
