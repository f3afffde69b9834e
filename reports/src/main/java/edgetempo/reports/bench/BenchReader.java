package edgetempo.reports.bench;

import edgetempo.reports.RecordFile;
import edgetempo.reports.ReportException;
import edgetempo.reports.ReportJson;
import edgetempo.reports.stats.Summary.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads results, and reports in one line what is wrong with a file that holds none. */
final class BenchReader {
    private static final String EXPECTED = "expected a result of \"edgetempo bench\", or JMH's own JSON (-rf json)";
    private static final List<String> MODES = List.of("thrpt", "avgt", "sample", "ss");
    private static final String LEGACY_PREFIX = "\u00b7";

    private final Path file;

    private BenchReader(Path file) {
        this.file = file;
    }

    static BenchResult read(Path file) {
        return read(file, RecordFile.bytes(file));
    }

    static BenchResult read(Path file, byte[] content) {
        return new BenchReader(file).result(content);
    }

    private BenchResult result(byte[] content) {
        JsonNode tree = parse(content);
        if (tree.isArray()) {
            return new BenchResult(file, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false,
                    Map.of(), Map.of(), scores(tree, ""));
        }
        if (!tree.isObject() || !tree.has("schemaVersion") || !tree.has("results")) {
            throw new ReportException(
                    file + " is no benchmark result: it has no schemaVersion with results; " + EXPECTED);
        }
        RecordFile.checkVersion(file, tree, BenchResult.SCHEMA_VERSION, BenchResult.SCHEMA_VERSION);
        List<String> command = new ArrayList<>();
        tree.path("command").forEach(word -> command.add(word.asString("")));
        return new BenchResult(file, text(tree, "created"), machine(tree.path("machine")), command,
                text(tree, "commit"), tree.path("quick").asBoolean(false), texts(tree.path("properties")),
                texts(tree.path("skipped")), scores(tree.get("results"), "results"));
    }

    private JsonNode parse(byte[] content) {
        try {
            JsonNode tree = ReportJson.mapper().readTree(content);
            if (tree == null || tree.isMissingNode()) {
                throw new ReportException(file + " is empty; " + EXPECTED);
            }
            return tree;
        } catch (JacksonException e) {
            throw new ReportException(
                    file + RecordFile.where(e) + ": broken JSON, perhaps cut off", e);
        }
    }

    private static Optional<String> text(JsonNode tree, String key) {
        JsonNode node = tree.path(key);
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    private Optional<BenchMachine> machine(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReportJson.mapper().treeToValue(node, BenchMachine.class));
        } catch (JacksonException e) {
            throw new ReportException(file + ", key machine: " + RecordFile.problem(e), e);
        }
    }

    private List<BenchScore> scores(JsonNode results, String path) {
        if (!results.isArray()) {
            throw wrong(path, "a list of results", results);
        }
        if (results.isEmpty()) {
            throw new ReportException(file + " holds no results: nothing was measured");
        }
        List<BenchScore> scores = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            scores.add(score(results.get(i), path + "[" + i + "]"));
        }
        BenchNames names = new BenchNames(scores.stream().map(BenchScore::identity).toList());
        Set<BenchIdentity> seen = new HashSet<>();
        for (BenchScore score : scores) {
            if (!seen.add(score.identity())) {
                throw new ReportException(file + " holds " + names.line(score.identity()) + " twice; which is meant?");
            }
        }
        return scores;
    }

    private BenchScore score(JsonNode node, String path) {
        JsonNode name = node.path("benchmark");
        if (!name.isString()) {
            throw new ReportException(
                    file + ", " + path + ".benchmark: a benchmark's name, found " + found(name) + "; " + EXPECTED);
        }
        JsonNode mode = node.path("mode");
        if (!mode.isString() || !MODES.contains(mode.stringValue())) {
            throw wrong(path + ".mode", "one of " + String.join(", ", MODES), mode);
        }
        Map<String, BenchMetric> secondary = new LinkedHashMap<>();
        node.path("secondaryMetrics").properties().forEach(entry -> {
            String key = entry.getKey();
            secondary.put(key.startsWith(LEGACY_PREFIX) ? key.substring(LEGACY_PREFIX.length()) : key,
                    metric(entry.getValue(), path + ".secondaryMetrics." + key));
        });
        return new BenchScore(name.stringValue(), texts(node.path("params")), mode.stringValue(),
                node.path("threads").asInt(1), node.path("forks").asInt(1),
                jdk(node), metric(node.path("primaryMetric"), path + ".primaryMetric"), secondary);
    }

    private BenchMetric metric(JsonNode node, String path) {
        if (!node.isObject()) {
            throw wrong(path, "a metric", node);
        }
        JsonNode unit = node.path("scoreUnit");
        if (!unit.isString()) {
            throw wrong(path + ".scoreUnit", "a unit such as ns/op", unit);
        }
        JsonNode ends = node.path("scoreConfidence");
        requireList(ends, path + ".scoreConfidence");
        Interval interval = ends.isArray() && ends.size() == 2
                ? new Interval(number(ends.path(0), path + ".scoreConfidence[0]"),
                        number(ends.path(1), path + ".scoreConfidence[1]"))
                : new Interval(Double.NaN, Double.NaN);
        double error = node.has("scoreError") ? number(node.get("scoreError"), path + ".scoreError") : Double.NaN;
        return new BenchMetric(number(node.path("score"), path + ".score"), error, interval, unit.stringValue(),
                node.has("rawDataHistogram")
                        ? medians(node.get("rawDataHistogram"), path + ".rawDataHistogram")
                        : raw(node.path("rawData"), path + ".rawData"),
                percentiles(node.path("scorePercentiles"), path + ".scorePercentiles"));
    }

    private SortedMap<Double, Double> percentiles(JsonNode node, String path) {
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        node.properties().forEach(entry -> {
            double value = number(entry.getValue(), path + "." + entry.getKey());
            if (!Double.isNaN(value)) {
                percentiles.put(percentile(entry.getKey(), path), value);
            }
        });
        return percentiles;
    }

    private double percentile(String key, String path) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException e) {
            throw new ReportException(file + ", " + path + ": \"" + key + "\" is no percentile", e);
        }
    }

    private static Optional<String> jdk(JsonNode node) {
        String name = (node.path("vmName").asString("") + " " + node.path("vmVersion").asString("")).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** Sampled calls come as counts by value: [fork][iteration][value, count]. */
    private List<List<Double>> medians(JsonNode forks, String path) {
        requireLists(forks, path);
        List<List<Double>> medians = new ArrayList<>();
        for (int fork = 0; fork < forks.size(); fork++) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < forks.path(fork).size(); i++) {
                median(forks.path(fork).path(i), path + "[" + fork + "][" + i + "]").ifPresent(values::add);
            }
            medians.add(values);
        }
        return medians;
    }

    private OptionalDouble median(JsonNode histogram, String path) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        double calls = 0;
        for (JsonNode pair : histogram) {
            double count = number(pair.path(1), path);
            counts.merge(number(pair.path(0), path), count, Double::sum);
            calls += count;
        }
        double seen = 0;
        for (Map.Entry<Double, Double> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (2 * seen >= calls) {
                return OptionalDouble.of(entry.getKey());
            }
        }
        return OptionalDouble.empty();
    }

    private List<List<Double>> raw(JsonNode forks, String path) {
        requireLists(forks, path);
        List<List<Double>> raw = new ArrayList<>();
        for (int fork = 0; fork < forks.size(); fork++) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < forks.path(fork).size(); i++) {
                values.add(number(forks.path(fork).path(i), path + "[" + fork + "][" + i + "]"));
            }
            raw.add(values);
        }
        return raw;
    }

    /** Refuses what is there and no list of lists. */
    private void requireLists(JsonNode node, String path) {
        requireList(node, path);
        for (int i = 0; i < node.size(); i++) {
            requireList(node.path(i), path + "[" + i + "]");
        }
    }

    private void requireList(JsonNode node, String path) {
        if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
            throw wrong(path, "a list", node);
        }
    }

    /** A number; JMH writes what is none as a text, EdgeTempo as null. */
    private double number(JsonNode node, String path) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isNull() || node.isString() && node.stringValue().equals("NaN")) {
            return Double.NaN;
        }
        if (node.isString() && node.stringValue().matches("[+-]?(INF|Infinity)")) {
            return node.stringValue().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw wrong(path, "a number", node);
    }

    private ReportException wrong(String path, String expected, JsonNode found) {
        return new ReportException(file + ", " + path + ": " + expected + " is expected, found " + found(found));
    }

    private static String found(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
