package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.experiments.evaluation.HeldOutSeeds;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    @TempDir
    private static Path folder;
    private static Path run;
    private final SmallRun small = new SmallRun();

    @BeforeAll
    static void train() {
        run = new SmallRun().whole("lstm-ddpg", 4, folder.resolve("runs"));
    }

    private JsonNode evaluate(String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate", "--episodes", "6", "--json", "--quiet"));
        args.addAll(List.of(more));
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        return JsonMapper.builder().build().readTree(small.out.toString());
    }

    private static JsonNode figures(JsonNode evaluation, String policy) {
        return StreamSupport.stream(evaluation.get("policies").spliterator(), false)
                .filter(node -> node.get("policy").stringValue().equals(policy)).findFirst().orElseThrow();
    }

    @Test
    void thePolicyAndEachReferencePlayTheSameEpisodesAndTheFilesSayWhatCameOfIt() throws IOException {
        JsonNode result = evaluate(run.toString(), "--references", "popularity,random,none", "--threads", "2");
        Path csv = run.resolve("evaluate-physical-m2-n20-e6-vs-popularity-random-none.csv");
        List<String> table = Files.readAllLines(csv);
        assertThat(table).hasSize(1 + 4 * 6);
        assertThat(table.subList(1, 7)).allMatch(line -> line.startsWith("lstm-ddpg,"));
        double own = table.subList(1, 7).stream().mapToDouble(line -> Double.parseDouble(line.split(",")[2])).average()
                .orElseThrow();
        assertThat(figures(result, "lstm-ddpg").get("reward").doubleValue()).isCloseTo(own, within(1e-9));
        JsonNode difference = result.get("differences").get(0);
        assertThat(difference.get("reference").stringValue()).isEqualTo("popularity");
        assertThat(difference.get("reward").doubleValue())
                .isCloseTo(own - figures(result, "popularity").get("reward").doubleValue(), within(1e-9))
                .isBetween(difference.get("interval").get("low").doubleValue(),
                        difference.get("interval").get("high").doubleValue());
        assertThat(figures(result, "none").get("hitShare").doubleValue()).isZero();
        assertThat(result.get("setup").get("seed").longValue()).isEqualTo(1_000_000);
        assertThat(result.get("setup").get("seenInTraining").booleanValue()).isFalse();
        assertThat(Files.readString(run.resolve("evaluate-physical-m2-n20-e6-vs-popularity-random-none.json")).strip())
                .isEqualTo(small.out.toString().strip());
        byte[] bytes = Files.readAllBytes(csv);
        evaluate(run.toString(), "--references", "popularity,random,none", "--threads", "1", "--overwrite");
        assertThat(csv).as("one thread").hasBinaryContent(bytes);
    }

    @Test
    void aReferenceEarnsWhatItEarnsWhenItIsEvaluatedItself() {
        JsonNode beside = evaluate(run.toString(), "--references", "popularity,random");
        for (String name : List.of("popularity", "random")) {
            JsonNode alone = evaluate("--algorithm", name, "--references", "", "--backend",
                    beside.get("setup").get("backend").stringValue(), "--set", "time.solver=ga", "--set",
                    "ga.generations=2", "--set",
                    "ga.population=8");
            assertThat(alone.get("policies").get(0)).isEqualTo(figures(beside, name));
        }
    }

    @Test
    void nothingIsReplacedUnlessAsked(
            @TempDir
            Path other) throws IOException {
        String[] same = {"evaluate", run.toString(), "--episodes", "2", "--references", "random", "--quiet"};
        assertThat(small.main(same)).as("%s", small.err).isZero();
        Path json = run.resolve("evaluate-physical-m2-n20-e2-vs-random.json");
        byte[] bytes = Files.readAllBytes(json);
        assertThat(small.main(same)).isEqualTo(2);
        assertThat(small.err.toString().strip()).isEqualTo(
                json + " is there already; allowed: --overwrite, or another place, --out");
        assertThat(json).hasBinaryContent(bytes);
        for (String[] more : new String[][]{{"--solver", "local-search"}, {"--seed", "3"},
                {"--set", "radio.noiseDbm=-100"},
                {"--set", "radio.noiseDbm=-90"}, {"--out", other.toString()},
                {"--out", other.resolve("mine").toString()},
                {"--out", other.resolve("new/deeper/mine.json").toString()},
                {"--out", other.resolve("folder") + "/"}}) {
            String[] args = Stream.concat(Arrays.stream(same), Arrays.stream(more)).toArray(String[]::new);
            assertThat(small.main(args)).as("%s", small.err).isZero();
            assertThat(small.main(args)).isEqualTo(2);
        }
        assertThat(json).hasBinaryContent(bytes);
        assertThat(other.resolve("mine.json")).exists();
        assertThat(other.resolve("mine.csv")).exists();
        assertThat(other.resolve("new/deeper/mine.csv")).exists();
        assertThat(other.resolve("folder/evaluate-physical-m2-n20-e2-vs-random.json")).exists();
        assertThat(small.main("evaluate", "--algorithm", "all", "--out",
                other.resolve("mine.json/deeper/x").toString())).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).startsWith("--out: ").endsWith(
                "mine.json is a file; allowed: a folder, or one to be made");
        assertThat(other.resolve("evaluate-physical-m2-n20-e2-vs-random.json")).exists();
        assertThat(small.main(Stream.concat(Arrays.stream(same), Stream.of("--overwrite")).toArray(String[]::new)))
                .isZero();
    }

    @Test
    void aScenarioOfTheSameShapeIsPlayedAndSeenSeedsAreNamed() {
        JsonNode more = evaluate(run.toString(), "--set", "network.users=30", "--references", "");
        assertThat(more.get("setup").get("resolvedScenario").get("network").get("users").intValue()).isEqualTo(30);
        assertThat(more.get("setup").get("resolvedScenario").get("ga").get("generations").intValue()).isEqualTo(2);
        evaluate(run.toString(), "--scenario", "drift-m2-n20", "--references", "");
        assertThat(run.resolve("evaluate-drift-m2-n20-e6-vs-none.json")).exists();
        assertThat(evaluate(run.toString(), "--seed", "5", "--references", "").get("setup").get("seenInTraining")
                .booleanValue()).isTrue();
        assertThat(small.err.toString()).contains("warning: --seed 5");
        assertThat(HeldOutSeeds.test(1_000_000)).isEqualTo(1_000_001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "@ --scenario physical-m3-n30 | the policy observes 60 values | physical-m3-n30 has 80",
            "@ --set caching.observation=PUBLISHED | the policy observes 60 values | PUBLISHED",
            "@ --policy best | policy-best.safetensors | --evaluate-every",
            "@ --references popularty | popularty | popularity",
            "@ --references best-static{solver:exat} | exat is not known | exact",
            "@ --solver joint | joint | chooses the cache plans",
            "@ --episodes 0 | --episodes: 0 | at least 1",
            "@ --algorithm all | name a run folder | one of them",
            " --episodes 5 | name a run folder | one of them",
            "--algorithm ddpg | ddpg | allowed: none",
            "@/absent | absent | run.json"})
    void whatCannotBeEvaluatedIsRefusedWithOneLine(String arguments, String names, String explains) {
        List<String> args = new ArrayList<>(List.of("evaluate"));
        for (String word : arguments.trim().split(" ")) {
            args.add(word.replace("@", run.toString()));
        }
        assertThat(small.main(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).contains(names.trim()).contains(explains.trim())
                .doesNotContain("Exception");
        assertThat(small.out.toString()).isEmpty();
    }

    @Test
    @Timeout(60)
    void evaluatesWithoutTheNativeLibrary() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String without = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*tensorflow-core-native-[^/\\\\]*-(linux|macosx|windows)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(classPath);
        assertThat(main(without, "train", "--algorithm", "ddpg", "--episodes", "1", "--out",
                folder.resolve("none").toString())).as("training needs it").isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(main(without, "evaluate", run.toString(), "--episodes", "2", "--references", "all"))
                .as("%s", Files.readString(folder.resolve("log"))).isZero();
        assertThat(Files.readString(folder.resolve("log"))).contains("lstm-ddpg").contains("policy 2/2  all");
    }

    /** Runs the command line in a process with another class path. */
    private static int main(String classPath, String... args) throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(List.of(), classPath, Main.class, List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
                .start().waitFor();
    }
}
