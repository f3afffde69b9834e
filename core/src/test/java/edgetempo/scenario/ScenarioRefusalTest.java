package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input gets one line: origin, key, value, what is allowed. */
class ScenarioRefusalTest {
    @TempDir
    private Path folder;

    static List<Arguments> badFiles() {
        return List.of(
                bad("network.servers: 0", "network.servers: 0 is out of range; allowed: 1 to 1024"),
                bad("network:\n  servers: 1025", "network.servers: 1025 is out of range; allowed: 1 to 1024"),
                bad("network:\n  serverz: 2", "network.serverz: unknown key; nearest: network.servers"),
                bad("netwrok:\n  servers: 2", "netwrok: unknown key; nearest: network"),
                bad("users: 20", "users: unknown key; nearest: network.users"),
                bad("ga.discount: 0.9", "ga.discount: unknown key; nearest: agent.discount"),
                bad("extend: drift-m2-n20", "extend: unknown key; nearest: extends"),
                bad("\"net\\nwork\": 1", "net work: unknown key; nearest: network"),
                bad("radio.fading: RAYLEIGH", "radio.fading: \"RAYLEIGH\" is not one of RAYLEIGH_AMPLITUDE_ON_POWER, "
                        + "RAYLEIGH_POWER; nearest: RAYLEIGH_POWER"),
                bad("ga.variant: improved",
                        "ga.variant: \"improved\" is not one of DISCRETE, IMPROVED, JOINT, MEMETIC; "
                                + "nearest: IMPROVED"),
                bad("ga.variant: 3", "ga.variant: 3 is not one of DISCRETE, IMPROVED, JOINT, MEMETIC; nearest: JOINT"),
                bad("network.users: many", "network.users: \"many\" is not a whole number"),
                bad("network.users: 20.5", "network.users: 20.5 is not a whole number"),
                bad("network.users: true", "network.users: \"true\" is not a whole number"),
                bad("network.users: 010", "network.users: \"010\" is not a whole number"),
                bad("network.users: 0x14", "network.users: \"0x14\" is not a whole number"),
                bad("network.users: 1e999999999",
                        "network.users: 1e999999999 is out of range; allowed: 1 to 100000"),
                bad("network.users: 1e99999999999",
                        "network.users: 1e99999999999 is out of range; allowed: 1 to 100000"),
                bad("network.users: 99999999999999999999",
                        "network.users: 99999999999999999999 is out of range; allowed: 1 to 100000"),
                bad("network.users: .inf", "network.users: .inf is out of range; allowed: 1 to 100000"),
                bad("radio.bandwidthHz: fast", "radio.bandwidthHz: \"fast\" is not a number"),
                bad("radio.bandwidthHz: 20 MHz", "radio.bandwidthHz: \"20 MHz\" is not a number"),
                bad("radio.bandwidthHz: 0", "radio.bandwidthHz: 0 is out of range; allowed: 1 to 1e12"),
                bad("radio.bandwidthHz: -1", "radio.bandwidthHz: -1 is out of range; allowed: 1 to 1e12"),
                bad("radio.bandwidthHz: 1e-400",
                        "radio.bandwidthHz: 1e-400 is out of range; allowed: 1 to 1e12"),
                bad("radio.bandwidthHz: .inf",
                        "radio.bandwidthHz: .inf is out of range; allowed: 1 to 1e12"),
                bad("radio.noiseDbm: .nan", "radio.noiseDbm: .nan is out of range; allowed: -250 to 50"),
                bad("radio.noiseDbm: -.inf", "radio.noiseDbm: -.inf is out of range; allowed: -250 to 50"),
                bad("ga.targetFitness: .NaN", "ga.targetFitness: .NaN is out of range; allowed: -1e9 to .inf"),
                bad("ga.targetFitness: -.inf", "ga.targetFitness: -.inf is out of range; allowed: -1e9 to .inf"),
                bad("ga.targetFitness: 1e999", "ga.targetFitness: 1e999 is out of range; allowed: -1e9 to .inf"),
                bad("agent.discount: 1.01", "agent.discount: 1.01 is out of range; allowed: 0 to 1"),
                bad("ga.carryOver: yes", "ga.carryOver: \"yes\" is neither true nor false"),
                bad("ga.carryOver: 1", "ga.carryOver: 1 is neither true nor false"),
                bad("network.users:", "network.users: has no value"),
                bad("network:", "network: has no value"),
                bad("network: 3", "network: 3 where a section is expected; set its keys, such as network.servers"),
                bad("network: [1, 2]",
                        "network: a list where a section is expected; set its keys, such as network.servers"),
                bad("network.users: [20]", "network.users: a list where a whole number is expected"),
                bad("network.users: {n: 20}", "network.users: a section where a whole number is expected"),
                bad("name: {n: 20}", "name: a section where a text is expected"),
                bad("name: my run", "name: \"my run\" is refused; allowed: up to 100 letters, digits, dots, "
                        + "underscores and dashes"),
                bad("name: \"\"",
                        "name: \"\" is refused; allowed: up to 100 letters, digits, dots, underscores and dashes"),
                bad("description: \"a\\nb\"", "description: \"a b\" is refused; allowed: one line"),
                bad("extends: physical-m2-n21",
                        "extends: \"physical-m2-n21\" is not a preset; nearest: physical-m2-n20"),
                bad("extends: [a]", "extends: a list where a preset is expected"),
                bad("network:\n  users: 3\n  users: 4",
                        "network.users: is given twice, the second time in line 3"),
                bad("network:\n  users: 3\nnetwork:\n  servers: 4",
                        "network: is given twice, the second time in line 3"),
                bad("network.users: 3\nnetwork: {users: 4}",
                        "network.users: is given twice, the second time in line 2"),
                bad("a: &x 1\n", "a: unknown key; nearest: ga"),
                bad("network:\n  users: &n 3\n  servers: *n",
                        "network.servers: *n is a YAML alias; write the value itself"),
                bad("", "is empty; expected at least \"extends: physical-m2-n20\""),
                bad("# nothing\n", "is empty; expected at least \"extends: physical-m2-n20\""),
                bad("- 1", "a list where keys and sections are expected, such as \"network:\""),
                bad("users", "\"users\" where keys and sections are expected, such as \"network:\""),
                bad("network: {users: 3,\n servers: 4",
                        "line 2, column 12: broken YAML: a bracket is not closed, or a comma is missing"),
                bad("name: \"x", "line 1, column 9: broken YAML: a quote is not closed"),
                bad("name: a: b", "line 1, column 8: broken YAML: a second colon; put the value in quotes"),
                bad("network:\n\tusers: 3", "line 2, column 1: broken YAML: a tab; indent by spaces"),
                bad("name: a\n---\nname: b", "holds more than one YAML document; expected one"),
                bad("services.count: 30", "requests.zipfRanks: 20 does not go with services.count 30; "
                        + "allowed: at least services.count"),
                bad("ga.elites: 30",
                        "ga.elites: 30 does not go with ga.population 30; allowed: less than ga.population"),
                bad("agent.batch: 600000", "agent.replayCapacity: 500000 does not go with agent.batch 600000; "
                        + "allowed: at least agent.batch"),
                bad("qos: {delayWeight: 0, energyWeight: 0}", "qos.delayWeight: 0 does not go with qos.energyWeight "
                        + "0; allowed: a sum with qos.energyWeight above 0"),
                bad("ga.population: 1e6\nnetwork.users: 1e5", "ga.population: 1000000 does not go with network.users "
                        + "100000, network.servers 2, services.count 10, ga.variant IMPROVED, ga.memeticPopulation 8, "
                        + "ga.islands 1; allowed: at most 2^30 genes in all individuals together"),
                bad("ga: {selection: TOURNAMENT, population: 4, tournamentSize: 5}",
                        "ga.tournamentSize: 5 does not go with ga.population 4, ga.variant IMPROVED, "
                                + "ga.memeticPopulation 8; allowed: at most as many as individuals"),
                bad("ga: {selection: TOURNAMENT, variant: MEMETIC, tournamentSize: 9}",
                        "ga.tournamentSize: 9 does not go with ga.population 30, ga.variant MEMETIC, "
                                + "ga.memeticPopulation 8; allowed: at most as many as individuals"),
                bad("ga: {islands: 2, migrants: 30}", "ga.migrants: 30 does not go with ga.population 30, ga.variant "
                        + "IMPROVED, ga.memeticPopulation 8; allowed: fewer than individuals"),
                bad("ga: {islands: 2, migrants: 8, variant: MEMETIC}", "ga.migrants: 8 does not go with ga.population "
                        + "30, ga.variant MEMETIC, ga.memeticPopulation 8; allowed: fewer than individuals"),
                bad("ga.islands: 257", "ga.islands: 257 is out of range; allowed: 1 to 256"),
                bad("ga.rankPressure: 2.1", "ga.rankPressure: 2.1 is out of range; allowed: 1 to 2"),
                bad("ga: {mutationSchedule: LINEAR_DECAY, finalMutationProbability: 0.2}",
                        "ga.finalMutationProbability: 0.2 does not go with ga.mutationProbability 0.1; "
                                + "allowed: at most ga.mutationProbability"),
                bad("ga: {mutationSchedule: STAGNATION, highestMutationProbability: 0.05}",
                        "ga.highestMutationProbability: 0.05 does not go with ga.mutationProbability 0.1; "
                                + "allowed: at least ga.mutationProbability"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedInOneLine(String yaml, String problem) throws IOException {
        String file = Files.writeString(folder.resolve("my.yaml"), yaml).toString();
        assertThat(refusal(file)).isEqualTo(file + ": " + problem);
    }

    static List<Arguments> badOverrides() {
        return List.of(
                bad("ga.population=1", "ga.population: 1 is out of range; allowed: 2 to 1000000"),
                bad("ga.populatoin=64", "ga.populatoin: unknown key; nearest: ga.population"),
                bad("=64", "unknown key; nearest: "),
                bad("ga.population", "expected KEY=VALUE, such as network.users=30"),
                bad("ga.population=", "ga.population: has no value"),
                bad("ga.population=many", "ga.population: \"many\" is not a whole number"),
                bad("ga.population=2\n---\n2", "holds more than one YAML document; expected one"),
                bad("ga={population: 3}",
                        "ga: a section where a section is expected; set its keys, such as ga.variant"),
                bad("ga=3", "ga: 3 where a section is expected; set its keys, such as ga.variant"),
                bad("name=\"x", "line 1, column 3: broken YAML: "),
                bad("extends=drift-m2-n20", "extends: only a file can extend a preset"),
                bad("requests.zipfRanks=3", "requests.zipfRanks: 3 does not go with services.count 10"));
    }

    @ParameterizedTest
    @MethodSource("badOverrides")
    void aBadOverrideIsRefusedInOneLineThatQuotesIt(String set, String problem) {
        assertThat(refusal(Presets.DEFAULT, set)).startsWith("--set " + set.replace("\n", " ") + ": ")
                .contains(problem);
    }

    @Test
    void aContradictionIsBlamedOnTheLastOfThoseWhoSetItsKeys() throws IOException {
        String file = Files.writeString(folder.resolve("my.yaml"), "services.count: 15\n").toString();
        assertThat(refusal(file, "network.users=5", "requests.zipfRanks=12", "time.slotsPerFrame=6"))
                .startsWith("--set requests.zipfRanks=12: requests.zipfRanks: 12 does not go with services.count 15");
        assertThat(refusal(file, "services.count=21", "time.slotsPerFrame=6")).startsWith("--set services.count=21: ");
    }

    @Test
    void aBadValueIsRefusedEvenIfAnOverrideReplacesIt() throws IOException {
        String file = Files.writeString(folder.resolve("my.yaml"), "network.users: 0\n").toString();
        assertThat(refusal(file, "network.users=5")).startsWith(file + ": network.users: 0 is out of range");
    }

    @Test
    void longValuesAreCut() {
        assertThat(refusal(Presets.DEFAULT, "ga.variant=" + "x".repeat(100_000))).hasSizeLessThan(400);
    }

    @Test
    void whatIsNotAReadableFileIsRefused() throws IOException {
        assertThat(refusal(folder.toString()))
                .isEqualTo(folder + ": is a directory; expected a YAML file or a preset");
        String missing = folder.resolve("missing.yaml").toString();
        assertThat(refusal(missing)).isEqualTo(missing + ": no such file");
        assertThat(refusal("physical-m2-n25"))
                .isEqualTo("physical-m2-n25: neither a preset nor a file; nearest preset: physical-m2-n20");
        assertThat(refusal("a\0b")).contains("neither a preset nor a file");
        Path latin = Files.write(folder.resolve("latin.yaml"),
                "description: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(latin.toString())).isEqualTo(latin + ": is not UTF-8 text");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThat(refusal(large.toString())).isEqualTo(large + ": is larger than 1 MiB; not a scenario");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[]{0, 1, 2});
        assertThat(refusal(binary.toString())).startsWith(binary + ": line 1, column 1: broken YAML");
        Path below = folder.resolve("large.yaml").resolve("x.yaml");
        assertThat(refusal(below.toString())).startsWith(below + ": cannot be read: ");
        assertThat(refusal("")).contains("nearest preset").hasLineCount(1);
    }

    @Test
    void whateverIsTypedTheAnswerIsAUsableScenarioOrOneLine() {
        String alphabet = "\n\t :-[]{}#&*!|>'\"%@`,.?~0123456789eax\\\0\u2028é";
        String yaml = ScenarioWriter.toYaml(Presets.get(Presets.DEFAULT));
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(yaml);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(4));
                text.replace(at, end, alphabet.substring(random.nextInt(alphabet.length())).substring(0, 1));
            }
            try {
                ScenarioValidation.check(ScenarioReader.parse(text.toString(), "fuzz", List.of()), "fuzz");
            } catch (ScenarioException e) {
                assertThat(e.getMessage()).as("seed %d", seed).startsWith("fuzz: ").hasLineCount(1);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatFailsWhileItIsReadIsRefused() {
        assertThat(refusal("/proc/self/mem")).startsWith("/proc/self/mem: cannot be read: ");
    }

    @Test
    void aScenarioBuiltByAProgramIsCheckedForRangesAndContradictions() {
        Scenario good = Presets.get(Presets.DEFAULT);
        assertThat(violation(good.with("ga.elites", -1)))
                .isEqualTo("test: ga.elites: -1 is out of range; allowed: 0 to 1000000");
        assertThat(violation(good.with("ga.elites", 30))).contains("ga.elites: 30 does not go with");
        assertThat(violation(good.with("name", "a b"))).contains("name: \"a b\" is refused");
        assertThat(violation(good.with("radio.bandwidthHz", Double.NaN)))
                .isEqualTo("test: radio.bandwidthHz: .nan is out of range; allowed: 1 to 1e12");
        assertThat(violation(good.with("ga", null))).isEqualTo("test: ga.variant: has no value");
    }

    private static String violation(Scenario scenario) {
        return catchThrowableOfType(ScenarioException.class, () -> ScenarioValidation.check(scenario, "test"))
                .getMessage();
    }

    private static String refusal(String fileOrPreset, String... sets) {
        ScenarioException refused = catchThrowableOfType(ScenarioException.class,
                () -> ScenarioReader.load(fileOrPreset, List.of(sets)));
        assertThat(refused).as("refusal of %s %s", fileOrPreset, List.of(sets)).isNotNull();
        assertThat(refused.getMessage()).hasLineCount(1).doesNotContain("\n", "\r");
        return refused.getMessage();
    }

    private static Arguments bad(String input, String problem) {
        return Arguments.of(input, problem);
    }
}
