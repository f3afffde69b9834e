package edgetempo.sweep;

import edgetempo.experiments.training.SeedList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a study file.
 *
 * @param file       it was read from
 * @param name       of the study
 * @param work       of every run
 * @param fixed      axis → value of every run; an axis is {@value #SCENARIO}, {@value #ALGORITHM}, {@value #SOLVER}, {@value #RUN} or a
 *                   scenario key
 * @param grid       axis → values, of which every combination is run; the last axis changes fastest
 * @param list       sets of axes and values, each combined with every point of the grid; empty for none
 * @param seeds      with which every point is run
 * @param episodes   of training, or of held-out episodes where nothing is trained; 0 for what the scenario says
 * @param evaluation held-out episodes after training; 0 for none
 * @param slots      of a comparison
 * @param plan       whose cache plan a comparison's slots have
 * @param threads    of a run
 * @param keep       of a run that has ended
 * @param timeLimitS seconds after which a run has failed; 0 for never
 */
public record Study(Path file, String name, Work work, Map<String, String> fixed, Map<String, List<String>> grid,
        List<Map<String, String>> list, SeedList seeds, int episodes, int evaluation, int slots, String plan,
        int threads,
        Keep keep, int timeLimitS) {
    /** Axis of presets and scenario files. */
    public static final String SCENARIO = "scenario";
    /** Axis of agents and caching policies. */
    public static final String ALGORITHM = "algorithm";
    /** Axis of slot solvers, with settings in braces if wished. */
    public static final String SOLVER = "solver";
    /** Axis of run folders. */
    public static final String RUN = "run";
    /** Largest number of runs; more are considered a mistake. */
    static final int MAX_RUNS = 1_000_000;

    /** Keeps copies, in their order. */
    public Study {
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
        list = list.stream().map(one -> Collections.unmodifiableMap(new LinkedHashMap<>(one))).toList();
    }

    /** Axes that change, in their order: those of the grid, then those of the list. */
    public List<String> axes() {
        List<String> axes = new ArrayList<>(grid.keySet());
        list.forEach(one -> one.keySet().stream().filter(axis -> !axes.contains(axis)).forEach(axes::add));
        return axes;
    }

    /** Number of runs, seeds included. */
    public long runs() {
        long points = Math.max(1, list.size());
        for (List<String> values : grid.values()) {
            points = Math.multiplyExact(points, (long) values.size());
        }
        return Math.multiplyExact(points, (long) seeds.seeds().size());
    }

    /** Every combination of axis and value, in the order of the runs. */
    public List<Map<String, String>> points() {
        List<Map<String, String>> points = List.of(fixed);
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            List<Map<String, String>> next = new ArrayList<>();
            for (Map<String, String> point : points) {
                axis.getValue().forEach(value -> next.add(with(point, Map.of(axis.getKey(), value))));
            }
            points = next;
        }
        if (list.isEmpty()) {
            return points;
        }
        List<Map<String, String>> all = new ArrayList<>();
        points.forEach(point -> list.forEach(one -> all.add(with(point, one))));
        return all;
    }

    private static Map<String, String> with(Map<String, String> point, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(point);
        all.putAll(more);
        return all;
    }
}
