package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a command prints as JSON is JSON, with numbers or null where a number is meant. */
class StrictJsonTest {
    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    @Test
    void everyOutputIsReadByAStrictReader() {
        Path run = small.whole("popularity", 2, folder.resolve("first"));
        String runs = folder.resolve("runs").toString();
        List<String> tiny = List.of("--set", "ga.generations=2", "--set", "ga.population=8", "--backend", "scalar");
        for (List<String> command : List.of(List.of("scenario", "list"), List.of("scenario", "show", "physical-m2-n20"),
                List.of("scenario", "show", "fran-small"), List.of("solve"),
                List.of("train", "--algorithm", "none", "--episodes", "1", "--references", "0", "--out", runs),
                List.of("train", "--algorithm", "none", "--episodes", "1", "--references", "1", "--seeds", "1..2",
                        "--out", runs),
                List.of("evaluate", run.toString(), "--episodes", "1"),
                List.of("evaluate", "--algorithm", "all", "--episodes", "1", "--references", "none"),
                List.of("compare", "--slots", "6", "--solvers", "all-local,nearest-server", "--out", runs),
                List.of("fran", "solve", "--scenario", "fran-small", "--episodes", "1"), List.of("doctor"))) {
            List<String> args = new java.util.ArrayList<>(command);
            if (List.of("solve", "train").contains(command.getFirst())
                    || command.getFirst().equals("evaluate") && command.contains("--algorithm")) {
                args.addAll(tiny);
            }
            args.add("--json");
            int code = small.main(args.toArray(String[]::new));
            assertThat(code).as("%s: %s", args, small.err).isIn(ExitCodes.OK, ExitCodes.CHECK_FAILED);
            assertNumbers(STRICT.readTree(small.out.toString()), args.toString());
        }
    }

    private static void assertNumbers(JsonNode node, String where) {
        if (node.isString() && !where.endsWith("targetFitness")) {
            assertThat(node.stringValue()).as(where).isNotIn("NaN", "Infinity", "-Infinity");
        }
        node.propertyNames().forEach(name -> assertNumbers(node.get(name), where + "/" + name));
        if (node.isArray()) {
            node.forEach(element -> assertNumbers(element, where));
        }
    }
}
