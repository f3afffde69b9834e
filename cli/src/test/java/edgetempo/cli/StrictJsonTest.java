package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a command prints or leaves as JSON is JSON, with a number or null where a number is meant. */
class StrictJsonTest {
    /** A scenario's key, infinite by default, whose text is read back as what it means. */
    private static final String INFINITE_KEY = "targetFitness";
    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private void prints(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--json");
        int code = small.main(all.toArray(String[]::new));
        assertThat(code).as("%s: %s", all, small.err).isIn(ExitCodes.OK, ExitCodes.CHECK_FAILED,
                args[0].equals("gate") ? ExitCodes.BAD_INPUT : ExitCodes.OK);
        assertNumbers(STRICT.readTree(small.out.toString()), String.join(" ", all));
    }

    private void leaves() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> records = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(records).hasSizeGreaterThan(10);
            for (Path record : records) {
                assertNumbers(STRICT.readTree(Files.readString(record)), record.toString());
            }
        }
    }

    private static void assertNumbers(JsonNode node, String where) {
        if (node.isString() && !where.endsWith("/" + INFINITE_KEY)) {
            assertThat(node.stringValue()).as(where).isNotIn("NaN", "Infinity", "-Infinity");
        }
        node.propertyNames().forEach(name -> assertNumbers(node.get(name), where + "/" + name));
        if (node.isArray()) {
            node.forEach(element -> assertNumbers(element, where));
        }
    }

    @Test
    void scenariosAndCatalogues() {
        prints("scenario", "list");
        prints("scenario", "show", "physical-m2-n20");
        prints("scenario", "show", "fran-small");
        for (String kind : List.of("solvers", "policies", "agents", "operators")) {
            prints(kind);
        }
        prints("solvers", "improved");
        prints("doctor");
    }

    @Test
    void runsAndWhatIsMadeOfThem() throws IOException {
        Path run = small.whole("ddpg", 2, folder.resolve("first"));
        String runs = folder.resolve("runs").toString();
        String[] tiny = {"--set", "ga.generations=2", "--set", "ga.population=8", "--backend", "scalar"};
        prints(with(tiny, "solve"));
        prints(with(tiny, "train", "--algorithm", "none", "--episodes", "1", "--references", "0", "--out", runs));
        prints(with(tiny, "train", "--algorithm", "none", "--episodes", "1", "--references", "0", "--seeds", "1..2",
                "--out", runs));
        List<String> evaluated = SmallRun.arguments("ddpg", 2, folder.resolve("evaluated"));
        prints(with(new String[]{"--evaluate-every", "1", "--evaluate-episodes", "1"},
                evaluated.toArray(String[]::new)));
        prints("evaluate", run.toString(), "--episodes", "1", "--references", "popularity");
        prints(with(tiny, "evaluate", "--algorithm", "all", "--episodes", "1", "--references", "none"));
        prints("report", run.toString());
        leaves();
    }

    @Test
    void comparisons() throws IOException {
        String out = folder.resolve("compared").toString();
        // All slots rank alike; one slot without a difference: there are figures that there are not.
        prints("compare", "--budget", "evaluations=2000", "--slots", "6", "--solvers", "all-local,nearest-server",
                "--out", out);
        prints("compare", "--budget", "evaluations=2000", "--slots", "1", "--solvers", "all-local,other=all-local",
                "--out",
                out);
        prints("compare", "--policies", "none,all", "--episodes", "1", "--backend", "scalar", "--set",
                "ga.generations=2", "--out", out);
        prints("report", first(folder.resolve("compared")).toString());
    }

    @Test
    void gates() throws IOException {
        for (String[] file : List.of(new String[]{"one", "[[100]]"},
                new String[]{"more", "[[100], [101], [102], [103]]"},
                new String[]{"equal", "[[100], [100], [100], [100]]"})) {
            Files.writeString(folder.resolve(file[0] + ".json"), """
                    [{"benchmark": "p.A.a", "mode": "avgt", "primaryMetric": {"score": 100, "scoreUnit": "ns/op",
                      "rawData": %s}}]
                    """.replace("%s", file[1]));
        }
        for (String base : List.of("one", "more", "equal")) {
            for (String candidate : List.of("one", "more", "equal")) {
                prints("gate", "--baseline", folder.resolve(base + ".json").toString(), "--candidate",
                        folder.resolve(candidate + ".json").toString(), "--out", folder.resolve("gates").toString());
            }
        }
        prints("report", folder.resolve("one.json").toString(), "--out", folder.resolve("bench.html").toString());
        prints("conformance", "../core/src/test/resources/golden/fitness.jsonl");
    }

    @Test
    void fogNetworks() throws IOException {
        String out = folder.resolve("fran").toString();
        prints("fran", "solve", "--scenario", "fran-small", "--episodes", "1");
        prints("fran", "train", "--scenario", "fran-small", "--epochs", "3", "--out", out);
        Path run = SmallRun.only(folder.resolve("fran"));
        prints("fran", "evaluate", run.toString(), "--episodes", "1");
        prints("report", run.toString());
        assertNumbers(STRICT.readTree(Files.readString(run.resolve("run.json"))), run.toString());
    }

    private static Path first(Path folders) throws IOException {
        try (Stream<Path> all = Files.list(folders)) {
            return all.min(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static String[] with(String[] more, String... args) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }
}
