package edgetempo.conformance;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recomputes golden files of recorded numbers: one JSON object per line, its kind told by its fields ({@code genes}: fitness,
 * {@code episodes}: trajectory, {@code action}: twin-action, {@code bestFitnessMean}: distribution). Published semantics throughout.
 */
public final class Conformance {
    /** Largest deviation that conforms: absolute for shares and observations, relative for sums. */
    public static final double TOLERANCE = 1e-12;

    private static final String DISTRIBUTION = "distribution";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Conformance() {}

    /**
     * Recomputes one file.
     *
     * @throws ConformanceException with one line if the file cannot be read, is not of a known kind or lacks a field
     */
    public static ConformanceReport check(Path file) {
        List<String> lines = read(file);
        Deviations deviations = new Deviations();
        List<DistributionCheck> distributions = new ArrayList<>();
        String kind = null;
        int rows = 0;
        for (int n = 0; n < lines.size(); n++) {
            if (lines.get(n).isBlank()) {
                continue;
            }
            String place = file + ", line " + (n + 1);
            Row row = parse(place, lines.get(n));
            String rowKind = kind(place, row);
            if (kind != null && !kind.equals(rowKind)) {
                throw new ConformanceException(place + ": a " + rowKind + " row in a file of " + kind + " rows");
            }
            kind = rowKind;
            switch (kind) {
                case "fitness" -> new FitnessCheck(row).run(deviations);
                case "trajectory" -> new TrajectoryCheck(row).run(deviations);
                case DISTRIBUTION -> distributions.add(new DistributionCheck(row));
                default -> new TwinActionCheck(row).run(deviations);
            }
            rows++;
        }
        if (kind == null) {
            throw new ConformanceException(file + ": holds no rows");
        }
        int points = distributions.stream().mapToInt(DistributionCheck::points).sum();
        distributions.forEach(distribution -> distribution.run(deviations, points));
        return new ConformanceReport(file.toString(), kind, rows, deviations.checks, deviations.worst,
                kind.equals(DISTRIBUTION) ? 1 : TOLERANCE);
    }

    private static List<String> read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ConformanceException(file + ": is a folder; a file with one JSON object a line is needed");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new ConformanceException(file + ": is a pipe or a device; a file is needed");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new ConformanceException(file + ": no such file");
        } catch (MalformedInputException e) {
            throw new ConformanceException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ConformanceException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static Row parse(String place, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new ConformanceException(place + ": is not a JSON object");
            }
            return new Row(place, node);
        } catch (JacksonException e) {
            throw new ConformanceException(
                    place + ": is not JSON, from column " + e.getLocation().getColumnNr() + " on");
        }
    }

    private static String kind(String place, Row row) {
        if (row.has("genes")) {
            return "fitness";
        }
        if (row.has("episodes")) {
            return "trajectory";
        }
        if (row.has("action")) {
            return "twin-action";
        }
        if (row.has("bestFitnessMean")) {
            return DISTRIBUTION;
        }
        throw new ConformanceException(
                place + ": none of the fields genes, episodes, action, bestFitnessMean tells what kind of row this is");
    }

    /** The published scenario of a row's size. */
    static Scenario scenario(Row row, String... sets) {
        int servers = row.integer("servers");
        int users = row.integer("users");
        String preset = servers <= 2 ? "published-m2-n20" : "published-m3-n30";
        List<String> overrides = new ArrayList<>(List.of("network.servers=" + servers, "network.users=" + users));
        overrides.addAll(List.of(sets));
        return ScenarioReader.load(preset, overrides);
    }

    /** Largest deviation of each quantity. */
    static final class Deviations {
        private final Map<String, Double> worst = new LinkedHashMap<>();
        private long checks;

        void absolute(String quantity, double expected, double actual) {
            add(quantity, Math.abs(actual - expected));
        }

        void relative(String quantity, double expected, double actual) {
            add(quantity, expected == actual ? 0 : Math.abs(actual - expected) / Math.abs(expected));
        }

        void absolute(String quantity, double[] expected, double[] actual) {
            for (int i = 0; i < expected.length; i++) {
                absolute(quantity, expected[i], actual[i]);
            }
        }

        private void add(String quantity, double deviation) {
            checks++;
            worst.merge(quantity, deviation, Math::max);
        }
    }
}
