package edgetempo.reports.pages.bench;

import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchNames;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.bench.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One benchmark with all choices of its parameters, in one mode and unit.
 *
 * @param name   class and method, with package and mode where these tell it from another group
 * @param unit   of the scores
 * @param scores at least one
 */
record BenchGroup(String name, String unit, List<BenchScore> scores) {
    /** A parameter of that name tells lines of a chart apart before any other does. */
    static final String DEVICE = "device";
    /** More series than that are no series. */
    private static final int MAX_SERIES = 4;

    /** Groups in the order of the file. */
    static List<BenchGroup> of(BenchResult result) {
        BenchNames names = new BenchNames(result.scores().stream().map(BenchScore::identity).toList());
        Map<List<String>, List<BenchScore>> groups = new LinkedHashMap<>();
        for (BenchScore score : result.scores()) {
            groups.computeIfAbsent(List.of(score.benchmark(), score.mode(), score.primary().unit()),
                    key -> new ArrayList<>()).add(score);
        }
        return groups.values().stream().map(scores -> new BenchGroup(name(names, scores.getFirst().identity()),
                scores.getFirst().primary().unit(), List.copyOf(scores))).toList();
    }

    private static String name(BenchNames names, BenchIdentity identity) {
        return names.benchmark(identity) + (names.severalModes(identity) ? ", mode " + identity.mode() : "");
    }

    /** Whether more is better. */
    boolean rate() {
        return !Units.perOperation(unit);
    }

    /** What can be compared: the score of one that was warm, else NaN. */
    static double figure(BenchScore score) {
        return score.notWarm().isPresent() ? Double.NaN : score.primary().score();
    }

    /** Values of a parameter, in the order of the file. */
    private Collection<String> values(String parameter) {
        return scores.stream().map(score -> score.parameters().getOrDefault(parameter, "")).distinct().toList();
    }

    private Set<String> varying() {
        Set<String> names = new LinkedHashSet<>();
        scores.forEach(score -> names.addAll(score.parameters().keySet()));
        names.removeIf(name -> values(name).size() < 2);
        return names;
    }

    /** The parameter whose values become the series of a chart, if there are several parameters to show. */
    Optional<String> seriesParameter() {
        Set<String> varying = varying();
        if (varying.contains(DEVICE)) {
            return Optional.of(DEVICE);
        }
        return varying.size() < 2
                ? Optional.empty()
                : varying.stream().filter(name -> values(name).size() <= MAX_SERIES)
                        .min(Comparator.comparingInt(name -> values(name).size()));
    }

    /** Names of the parameters that vary, in the order of {@link #label}, without one; what stands in their place if none is left. */
    String labelled(Optional<String> without) {
        String names = varying().stream().filter(name -> !Optional.of(name).equals(without))
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? "benchmark" : names;
    }

    /** Text of the parameters that vary, without one; the whole name of the benchmark if none is left. */
    String label(BenchScore score, Optional<String> without) {
        String text = varying().stream().filter(name -> !Optional.of(name).equals(without))
                .filter(score.parameters()::containsKey).map(name -> name + "=" + score.parameters().get(name))
                .collect(Collectors.joining(" "));
        boolean differ = scores.stream().mapToInt(BenchScore::threads).distinct().count() > 1;
        String threads = score.threads() > 1 || differ
                ? score.threads() + (score.threads() == 1 ? " thread" : " threads")
                : "";
        String label = (text + " " + threads).strip();
        return label.isEmpty() ? name.substring(name.lastIndexOf('.') + 1) : label;
    }
}
