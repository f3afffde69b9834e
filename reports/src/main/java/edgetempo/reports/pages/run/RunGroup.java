package edgetempo.reports.pages.run;

import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.ReferenceComparison;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Runs that differ only in the seed. Curves of a group are as long as its shortest run.
 *
 * @param label   identifies it among the groups of the page
 * @param runs    runs included, at least one, each seed once; where one finished, only finished ones
 * @param leftOut runs excluded
 */
public record RunGroup(String label, List<ReadRun> runs, List<Left> leftOut) {
    /** Keys in a label; of more that differ, only their number is said. */
    private static final int MAX_KEYS = 2;

    /**
     * An excluded run.
     *
     * @param run the run
     * @param why in words
     */
    public record Left(ReadRun run, String why) {}

    private record Key(String algorithm, String solver, int episodes, Map<String, Object> scenario) {
        static Key of(ReadRun run) {
            RunRecord record = run.record();
            return new Key(record.algorithm(), record.solver(), record.options().episodes(), record.resolvedScenario());
        }
    }

    /** Keeps copies. */
    public RunGroup {
        runs = List.copyOf(runs);
        leftOut = List.copyOf(leftOut);
    }

    /** Groups runs; groups stand in the order of their first runs. A run named twice counts once. */
    public static List<RunGroup> of(List<ReadRun> runs) {
        Map<Key, List<ReadRun>> groups = new LinkedHashMap<>();
        for (ReadRun run : runs) {
            List<ReadRun> group = groups.computeIfAbsent(Key.of(run), key -> new ArrayList<>());
            if (group.stream().noneMatch(other -> other.record().seed() == run.record().seed()
                    && other.record().provenance().started().equals(run.record().provenance().started()))) {
                group.add(run);
            }
        }
        List<String> labels = labels(groups.values().stream().map(List::getFirst).toList());
        List<RunGroup> labelled = new ArrayList<>();
        groups.values().forEach(group -> labelled.add(of(labels.get(labelled.size()), group)));
        return labelled;
    }

    private static RunGroup of(String label, List<ReadRun> all) {
        boolean anyFinished = all.stream().anyMatch(RunGroup::isFinished);
        Map<Long, ReadRun> counted = new TreeMap<>();
        List<Left> leftOut = new ArrayList<>();
        all.stream().sorted(Comparator.comparing(RunGroup::isFinished).reversed()
                .thenComparing(run -> -run.episodes().size())
                .thenComparing(run -> run.record().provenance().started(), Comparator.reverseOrder())).forEach(run -> {
                    ReadRun same = counted.get(run.record().seed());
                    if (same != null) {
                        leftOut.add(new Left(run, "seed " + run.record().seed() + " counts once, by " + same.folder()));
                    } else if (anyFinished && !isFinished(run)) {
                        leftOut.add(new Left(run,
                                "it did " + run.episodes().size() + " of " + run.record().options().episodes()
                                        + " episodes, others all of them"));
                    } else {
                        counted.put(run.record().seed(), run);
                    }
                });
        return new RunGroup(label, List.copyOf(counted.values()), leftOut);
    }

    private static boolean isFinished(ReadRun run) {
        return run.record().status() == RunStatus.FINISHED;
    }

    /** Names of groups: what tells all of them apart, then solver, episodes and keys where that is not enough. */
    private static List<String> labels(List<ReadRun> firsts) {
        boolean scenarios = several(firsts, run -> run.record().scenario());
        boolean algorithms = several(firsts, run -> run.record().algorithm()) || !scenarios;
        List<String> labels = new ArrayList<>();
        for (ReadRun run : firsts) {
            List<ReadRun> alike = firsts.stream()
                    .filter(other -> other.record().scenario().equals(run.record().scenario())
                            && other.record().algorithm().equals(run.record().algorithm()))
                    .toList();
            List<String> parts = new ArrayList<>();
            if (scenarios) {
                parts.add(run.record().scenario());
            }
            if (algorithms) {
                parts.add(run.record().algorithm());
            }
            if (several(firsts, other -> other.record().solver())) {
                parts.add(run.record().solver());
            }
            if (several(alike, other -> other.record().options().episodes())) {
                parts.add(run.record().options().episodes() + " episodes");
            }
            parts.addAll(keys(run, alike));
            String label = String.join(" · ", parts);
            long use = labels.stream().filter(other -> other.equals(label) || other.startsWith(label + " (")).count();
            labels.add(use == 0 ? label : label + " (" + (use + 1) + ")");
        }
        return labels;
    }

    private static List<String> keys(ReadRun run, List<ReadRun> alike) {
        List<Map<String, String>> settings = alike.stream()
                .map(other -> SetupSection.settings(other.record().resolvedScenario())).toList();
        Map<String, String> own = SetupSection.settings(run.record().resolvedScenario());
        List<String> keys = settings.stream().flatMap(map -> map.keySet().stream()).distinct()
                .filter(key -> settings.stream().map(map -> map.getOrDefault(key, "")).distinct().count() > 1)
                .map(key -> key + "=" + own.getOrDefault(key, "")).toList();
        List<String> shown = new ArrayList<>(keys.subList(0, Math.min(MAX_KEYS, keys.size())));
        if (keys.size() > MAX_KEYS) {
            shown.add((keys.size() - MAX_KEYS) + " more keys");
        }
        return shown;
    }

    private static <T> boolean several(List<ReadRun> runs, Function<ReadRun, T> value) {
        return runs.stream().map(value).distinct().count() > 1;
    }

    /** All runs, those that do not count behind. */
    List<ReadRun> all() {
        return Stream.concat(runs.stream(), leftOut.stream().map(Left::run)).toList();
    }

    /** The first run, which stands for the group where one is shown. */
    ReadRun first() {
        return runs.getFirst();
    }

    /** Name of the scenario. */
    String scenario() {
        return first().record().scenario();
    }

    /** Caching policy or agent. */
    String algorithm() {
        return first().record().algorithm();
    }

    /** Episodes that every run has. */
    int episodes() {
        return runs.stream().mapToInt(run -> run.episodes().size()).min().orElseThrow();
    }

    /** Whether every run did all its episodes. */
    boolean finished() {
        return runs.stream().allMatch(RunGroup::isFinished);
    }

    /** [runs] mean reward of each run's last episodes; of runs that go on, the last of those that all have. */
    double[] levels(int last) {
        return finished()
                ? runs.stream().mapToDouble(run -> Summary.lastMean(run.column(EpisodeRow::reward), last)).toArray()
                : Arrays.stream(curves(EpisodeRow::reward)).mapToDouble(curve -> Summary.lastMean(curve, last))
                        .toArray();
    }

    /** [runs][episodes] one figure of every run's episodes. */
    double[][] curves(ToDoubleFunction<EpisodeRow> value) {
        int episodes = episodes();
        return runs.stream().map(run -> Arrays.copyOf(run.column(value), episodes)).toArray(double[][]::new);
    }

    /** [episodes] mean over the runs; NaN where none has a number. */
    double[] mean(ToDoubleFunction<EpisodeRow> value) {
        double[][] curves = curves(value);
        double[] mean = new double[episodes()];
        Arrays.setAll(mean, e -> Arrays.stream(curves).mapToDouble(curve -> curve[e]).filter(Double::isFinite)
                .average().orElse(Double.NaN));
        return mean;
    }

    /** Mean over the runs of a figure of {@code run.json}. */
    double recordMean(ToDoubleFunction<RunRecord> value) {
        return runs.stream().mapToDouble(run -> value.applyAsDouble(run.record())).filter(Double::isFinite).average()
                .orElse(Double.NaN);
    }

    /** Policies played beside the runs, in the same episodes, the strongest first. */
    List<ReferenceComparison> beside() {
        return ReferenceComparison.of(runs.stream().map(ReadRun::record).toList(),
                runs.stream().map(run -> run.column(EpisodeRow::reward)).toList());
    }

    /** Policies played beside the runs → mean reward over the runs that have it. */
    Map<String, Double> references() {
        Map<String, Double> means = new LinkedHashMap<>();
        runs.stream().flatMap(run -> run.record().references().keySet().stream()).distinct().forEach(name -> {
            OptionalDouble mean = runs.stream().map(run -> run.record().references().get(name))
                    .filter(value -> value != null && Double.isFinite(value)).mapToDouble(value -> value).average();
            mean.ifPresent(value -> means.put(name, value));
        });
        return means;
    }

    /** The references as lines: policies of equal reward share one, since one would hide the other. */
    Map<String, Double> levels() {
        Map<Double, String> names = new LinkedHashMap<>();
        references().forEach((name, reward) -> names.merge(reward, name, (one, other) -> one + ", " + other));
        Map<String, Double> levels = new LinkedHashMap<>();
        names.forEach((reward, name) -> levels.put(name, reward));
        return levels;
    }
}
