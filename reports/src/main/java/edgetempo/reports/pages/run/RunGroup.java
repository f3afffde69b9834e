package edgetempo.reports.pages.run;

import edgetempo.reports.run.EpisodeRow;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Runs that differ in nothing but the seed. Curves of a group are as long as its shortest run.
 *
 * @param label tells it from the other groups of the page
 * @param runs  at least one
 */
public record RunGroup(String label, List<ReadRun> runs) {

    private record Key(String algorithm, String solver, Map<String, Object> scenario) {}

    /** Keeps a copy. */
    public RunGroup {
        runs = List.copyOf(runs);
    }

    /** Groups runs; groups stand in the order of their first runs. A run named twice counts once. */
    public static List<RunGroup> of(List<ReadRun> runs) {
        Map<Key, List<ReadRun>> groups = new LinkedHashMap<>();
        for (ReadRun run : runs) {
            RunRecord record = run.record();
            List<ReadRun> group = groups.computeIfAbsent(
                    new Key(record.algorithm(), record.solver(), record.resolvedScenario()), key -> new ArrayList<>());
            if (group.stream().noneMatch(other -> other.record().seed() == record.seed()
                    && other.record().started().equals(record.started()))) {
                group.add(run);
            }
        }
        groups.values().forEach(group -> group.sort(Comparator.comparingLong(run -> run.record().seed())));
        List<List<ReadRun>> all = List.copyOf(groups.values());
        boolean scenarios = several(all, RunRecord::scenario);
        boolean algorithms = several(all, RunRecord::algorithm) || !scenarios;
        boolean solvers = several(all, RunRecord::solver);
        List<RunGroup> labelled = new ArrayList<>();
        Map<String, Integer> uses = new LinkedHashMap<>();
        for (List<ReadRun> group : all) {
            RunRecord first = group.getFirst().record();
            List<String> parts = new ArrayList<>();
            if (scenarios) {
                parts.add(first.scenario());
            }
            if (algorithms) {
                parts.add(first.algorithm());
            }
            if (solvers) {
                parts.add(first.solver());
            }
            String label = String.join(" · ", parts);
            int use = uses.merge(label, 1, Integer::sum);
            labelled.add(new RunGroup(use == 1 ? label : label + " (" + use + ")", group));
        }
        return labelled;
    }

    private static boolean several(List<List<ReadRun>> groups, Function<RunRecord, String> value) {
        return groups.stream().map(group -> value.apply(group.getFirst().record())).distinct().count() > 1;
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
        return runs.stream().allMatch(run -> run.record().status() == RunStatus.FINISHED);
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

    /** The references as lines: policies that earn the same share one, for one would hide the other. */
    Map<String, Double> levels() {
        Map<Double, String> names = new LinkedHashMap<>();
        references().forEach((name, reward) -> names.merge(reward, name, (one, other) -> one + ", " + other));
        Map<String, Double> levels = new LinkedHashMap<>();
        names.forEach((reward, name) -> levels.put(name, reward));
        return levels;
    }
}
