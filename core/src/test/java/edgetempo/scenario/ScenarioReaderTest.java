package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ScenarioReaderTest {
    @TempDir
    private Path folder;

    static List<String> presets() {
        return Presets.names();
    }

    @Test
    void aFileChangesTheDefaultPresetAndIsNamedAfterItself() throws IOException {
        Scenario read = ScenarioReader.load(file("rush hour.yaml", "network:\n  users: 35\n"), List.of());
        assertThat(read.network().users()).isEqualTo(35);
        assertThat(read.name()).isEqualTo("rush-hour");
        assertThat(read.description()).contains(Presets.DEFAULT);
        Scenario preset = Presets.get(Presets.DEFAULT);
        assertThat(read.radio()).isEqualTo(preset.radio());
        assertThat(read.agent()).isEqualTo(preset.agent());
    }

    @Test
    void aFileExtendsTheNamedPresetWhereverTheLineStands() throws IOException {
        Scenario read = ScenarioReader.load(file("a.yml", "name: own\nextends: published-m5-n50\n"), List.of());
        assertThat(read.ga()).isEqualTo(Presets.get("published-m5-n50").ga());
        assertThat(read.network().servers()).isEqualTo(5);
        assertThat(read.name()).isEqualTo("own");
    }

    @Test
    void dottedKeysAndJsonAreTheSameAsNestedYaml() {
        Scenario nested = ScenarioReader.parse("network:\n  users: 35\n", "a.yaml", List.of());
        assertThat(ScenarioReader.parse("network.users: 35", "a.yaml", List.of())).isEqualTo(nested);
        assertThat(ScenarioReader.parse("{\"network\": {\"users\": 35}}", "a.json", List.of())).isEqualTo(nested);
        assertThat(ScenarioReader.parse("\uFEFFnetwork: {users: 35}\n", "a.yaml", List.of())).isEqualTo(nested);
    }

    @Test
    void overridesWinOverTheFileAndTheLastOverAll() throws IOException {
        String file = file("a.yaml", "network:\n  users: 35\n");
        assertThat(ScenarioReader.load(file, List.of("network.users=36", "network.users=37")).network().users())
                .isEqualTo(37);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "network.users=7 | network.users | 7",
            "network.users=7.0 | network.users | 7",
            "agent.learningStartFrame=1e6 | agent.learningStartFrame | 1000000",
            "ga.maxEvaluations=9000000000 | ga.maxEvaluations | 9000000000",
            "compute.kappa=5E-28 | compute.kappa | 5e-28",
            "radio.noiseDbm=-90.5 | radio.noiseDbm | -90.5",
            "radio.txPowerDbm=+5 | radio.txPowerDbm | 5",
            "qos.delayWeight=.25 | qos.delayWeight | 0.25",
            "ga.carryOver=true | ga.carryOver | true",
            "radio.fading = RAYLEIGH_AMPLITUDE_ON_POWER | radio.fading | RAYLEIGH_AMPLITUDE_ON_POWER",
            "name=2024 | name | 2024",
            "name=\"quoted\" | name | quoted",
            "description=x = y | description | x = y",
            "ga.targetFitness=3.5 | ga.targetFitness | 3.5",
            "ga.targetFitness=.inf | ga.targetFitness | .inf"})
    void anOverrideSetsEveryTypeOfValue(String set, String path, String expected) {
        Scenario read = ScenarioReader.load(Presets.DEFAULT, List.of(set));
        assertThat(ScenarioKey.text(ScenarioKey.value(read, path))).isEqualTo(expected);
    }

    @Test
    void keysThatDependOnEachOtherMayBeSetInAnyOrder() {
        List<String> sets = List.of("services.count=30", "requests.zipfRanks=40");
        assertThat(ScenarioReader.load(Presets.DEFAULT, sets))
                .isEqualTo(ScenarioReader.load(Presets.DEFAULT, sets.reversed()));
    }

    @Test
    void anySizeWithinTheBoundsIsAccepted() {
        for (int servers = 1; servers <= 32; servers++) {
            for (int users : new int[]{1, 2, 3, 31, 1000, 100_000}) {
                for (int services : new int[]{1, 2, 10, 20}) {
                    Scenario read = ScenarioReader.load("published-m2-n20", List.of("network.servers=" + servers,
                            "network.users=" + users, "services.count=" + services));
                    assertThat(read.planLength()).isEqualTo(servers * services);
                }
            }
        }
        assertThat(ScenarioReader.load(Presets.DEFAULT, List.of("services.count=10000", "requests.zipfRanks=10000"))
                .services().count()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aWrittenScenarioReadsBackEqual(String name) {
        Scenario scenario = Presets.get(name);
        assertThat(ScenarioReader.parse(ScenarioWriter.toYaml(scenario), "written.yaml", List.of()))
                .isEqualTo(scenario);
        assertThat(ScenarioReader.parseComplete(ScenarioWriter.toYaml(scenario), "written.yaml"))
                .isEqualTo(scenario);
        String json = JsonMapper.shared().writeValueAsString(ScenarioWriter.toMap(scenario));
        assertThat(ScenarioReader.parseComplete(json, "run.json")).isEqualTo(scenario);
    }

    @Test
    void unusualValuesReadBackToTheLastBit() {
        List<String> sets = new ArrayList<>(List.of("description=\"a: \\\"b\\\" # c \\\\ d é 𝄞\"", "name=true"));
        double[] awkward = {0.1 + 0.2, Math.nextUp(1e-5), 123456789.125, 9.999999999999999e11, Double.MIN_VALUE};
        for (double value : awkward) {
            Scenario scenario = ScenarioReader.load(Presets.DEFAULT, append(sets, "ga.targetFitness=" + value));
            assertThat(scenario.ga().targetFitness()).isEqualTo(value);
            assertThat(ScenarioReader.parseComplete(ScenarioWriter.toYaml(scenario), "w")).isEqualTo(scenario);
        }
        Scenario negativeZero = ScenarioReader.load(Presets.DEFAULT, List.of("radio.txPowerDbm=-0.0"));
        assertThat(ScenarioReader.parseComplete(ScenarioWriter.toYaml(negativeZero), "w")).isEqualTo(negativeZero);
    }

    @Test
    void anIncompleteFileIsNotFilledFromAPresetWhenARunIsRestored() {
        String yaml = ScenarioWriter.toYaml(Presets.get(Presets.DEFAULT)).replaceFirst("(?m)^  users: .*\n", "");
        assertThatThrownBy(() -> ScenarioReader.parseComplete(yaml, "run.json"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("run.json: network.users: has no value, and there is none");
    }

    @Test
    void theMapHasASectionForEveryRecordInOrder() {
        Map<String, Object> tree = ScenarioWriter.toMap(Presets.get(Presets.DEFAULT));
        assertThat(tree.keySet()).containsExactly("name", "description", "network", "radio", "compute", "services",
                "requests", "qos", "time", "caching", "shares", "ga", "agent", "learning");
        assertThat(tree.get("time")).isEqualTo(Map.of("slotsPerFrame", 5, "framesPerEpisode", 20, "solver", "exact"));
    }

    @Test
    void everyNumberIsBoundedByItsTypeAndOnlyTheTargetFitnessMayBeInfinite() {
        for (ScenarioKey key : ScenarioKey.all()) {
            if (key.type() == int.class) {
                assertThat(key.key().min()).as(key.path()).isGreaterThanOrEqualTo(Integer.MIN_VALUE);
                assertThat(key.key().max()).as(key.path()).isLessThanOrEqualTo(Integer.MAX_VALUE);
            } else if (key.type() == long.class) {
                assertThat(Math.abs(key.key().max())).as(key.path()).isLessThan(1L << 53);
            } else if (key.type() == double.class) {
                assertThat(Double.isFinite(key.key().min())).as(key.path()).isTrue();
                assertThat(Double.isFinite(key.key().max())).as(key.path())
                        .isEqualTo(!key.path().equals("ga.targetFitness"));
            }
        }
    }

    @Test
    void noPresetHidesBehindAFileOfTheSameNameButAPathReachesIt() throws IOException {
        Path file = Files.writeString(folder.resolve(Presets.DEFAULT), "network.users: 3\n");
        assertThat(ScenarioReader.load(Presets.DEFAULT, List.of())).isEqualTo(Presets.get(Presets.DEFAULT));
        assertThat(ScenarioReader.load(file.toString(), List.of()).network().users()).isEqualTo(3);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<String> append(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
