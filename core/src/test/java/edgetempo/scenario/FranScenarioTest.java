package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edgetempo.scenario.fran.FranScenario;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** F-RAN scenarios are read, written and refused like the others. */
class FranScenarioTest {
    private static final Map<String, String> SHARED = table("""
            world.fapRadiusM = 120
            world.dcnRadiusM = 60
            world.dcnWillingness = 0.8
            world.minDistanceM = 1
            radio.fapBandwidthHz = 1000000
            radio.d2dBandwidthHz = 1000000
            radio.fapTxPowerDbm = 20
            radio.d2dTxPowerDbm = 20
            radio.noiseDbm = -114
            radio.fapPathLossAt1KmDb = 128.1
            radio.fapPathLossPerDecadeDb = 37.6
            radio.d2dPathLossAt1KmDb = 148
            radio.d2dPathLossPerDecadeDb = 40
            compute.localHz = 1e9
            compute.localJPerCycle = 1e-9
            compute.dcnHz = 2e9
            compute.cloudHz = 1e10
            compute.cloudDelayS = 0.2
            tasks.cyclesMin = 2e8
            tasks.cyclesMax = 2e9
            tasks.bitsMin = 1000000
            tasks.bitsMax = 5000000
            tasks.timeWeightMin = 0.1
            tasks.timeWeightMax = 0.9
            cache.preprocessing = true
            cache.fapHitProbability = 0.1
            cache.dcnHitProbability = 0.05
            cache.ownHitProbability = 0.05
            phase1.network = DUELING
            phase1.doubleQ = false
            phase1.learningRate = 0.001
            phase1.learningRateFinal = 0.0001
            phase1.discount = 1
            phase1.batch = 64
            phase1.instances = 1
            phase1.targetCopyEverySteps = 100
            phase1.epsilonInitial = 1
            phase1.epsilonFinal = 0.05
            phase1.epochs = 500
            phase1.maskActions = true
            phase1.order = FIXED
            phase1.observation = EXTENDED
            phase2.hidden1 = 64
            phase2.hidden2 = 64
            phase2.learningRate = 0.001
            phase2.learningRateFinal = 0.0001
            phase2.discount = 0.5
            phase2.replayCapacity = 2000
            phase2.batch = 32
            phase2.updateEverySteps = 1
            phase2.targetCopyEverySteps = 50
            phase2.epsilonInitial = 1
            phase2.epsilonFinal = 0.01
            phase2.epsilonDecaySteps = 1500
            phase2.epochs = 100
            phase2.stopThreshold = 1e-6
            phase2.stopSteps = 10
            phase2.maxSteps = 200
            """);
    private static final Map<String, Map<String, String>> SIZES = Map.of("fran-small", table("""
            world.faps = 2
            world.dcns = 2
            world.users = 8
            world.sideM = 220
            compute.fapHzMin = 3e9
            compute.fapHzMax = 6e9
            compute.fapPlaces = 3
            phase1.hidden1 = 64
            phase1.hidden2 = 64
            phase1.replayCapacity = 10000
            phase1.updateEverySteps = 1
            phase1.epsilonDecaySteps = 2000
            phase2.blocks = 8
            """), "fran-default", table("""
            world.faps = 4
            world.dcns = 6
            world.users = 24
            world.sideM = 400
            compute.fapHzMin = 3e9
            compute.fapHzMax = 6e9
            compute.fapPlaces = 4
            phase1.hidden1 = 128
            phase1.hidden2 = 128
            phase1.replayCapacity = 10000
            phase1.updateEverySteps = 1
            phase1.epsilonDecaySteps = 8000
            phase2.blocks = 10
            """), "fran-large", table("""
            world.faps = 10
            world.dcns = 20
            world.users = 120
            world.sideM = 700
            compute.fapHzMin = 5e9
            compute.fapHzMax = 8e9
            compute.fapPlaces = 6
            phase1.hidden1 = 256
            phase1.hidden2 = 256
            phase1.replayCapacity = 50000
            phase1.updateEverySteps = 4
            phase1.epsilonDecaySteps = 30000
            phase2.blocks = 12
            """));

    @TempDir
    private Path folder;

    static List<String> presets() {
        return FranPresets.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyValueOfAPresetIsTyped(String name) {
        Map<String, String> expected = new TreeMap<>(SHARED);
        expected.putAll(SIZES.get(name));
        expected.put("name", name);
        FranScenario scenario = FranPresets.get(name);
        Map<String, String> actual = new TreeMap<>();
        ScenarioKey.allOf(scenario).forEach(
                key -> actual.put(key.path(), ScenarioKey.text(ScenarioKey.value(scenario, key.path()))));
        assertThat(actual.remove("description")).isNotBlank();
        assertThat(actual).isEqualTo(expected);
        assertThat(ScenarioValidation.check(scenario, name)).isEqualTo(scenario);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aWrittenScenarioReadsBackEqual(String name) throws IOException {
        FranScenario scenario = FranPresets.get(name);
        String yaml = ScenarioWriter.toYaml(scenario);
        assertThat(ScenarioReader.parseFran(yaml, "written.yaml", List.of())).isEqualTo(scenario);
        assertThat(ScenarioReader.parseCompleteFran(yaml, "written.yaml")).isEqualTo(scenario);
        assertThat(ScenarioReader.loadAny(file("written.yaml", yaml), List.of())).isEqualTo(scenario);
        String json = JsonMapper.shared().writeValueAsString(ScenarioWriter.toMap(scenario));
        assertThat(ScenarioReader.parseCompleteFran(json, "run.json")).isEqualTo(scenario);
    }

    @Test
    void everyNumberIsBoundedByItsType() {
        for (ScenarioKey key : ScenarioKey.allOf(FranPresets.get(FranPresets.DEFAULT))) {
            if (key.type() == int.class) {
                assertThat(key.key().min()).as(key.path()).isGreaterThanOrEqualTo(Integer.MIN_VALUE);
                assertThat(key.key().max()).as(key.path()).isLessThanOrEqualTo(Integer.MAX_VALUE);
            } else if (key.type() == double.class) {
                assertThat(Double.isFinite(key.key().min())).as(key.path()).isTrue();
                assertThat(Double.isFinite(key.key().max())).as(key.path()).isTrue();
            }
            assertThat(key.key().source()).as(key.path()).doesNotContain("Liu");
        }
    }

    @Test
    void theSystemOfAFileIsThatOfThePresetItExtends() throws IOException {
        String fran = file("a.yaml", "extends: fran-large\nworld.users: 100\n");
        assertThat(ScenarioReader.loadAny(fran, List.of("world.dcns=3"))).isInstanceOf(FranScenario.class)
                .isEqualTo(ScenarioReader.loadFran(fran, List.of("world.dcns=3")));
        assertThat(ScenarioReader.loadAny(file("b.yaml", "network.users: 30\n"), List.of()))
                .isInstanceOf(Scenario.class);
        assertThat(ScenarioReader.loadAny("drift-m2-n20", List.of())).isInstanceOf(Scenario.class);
        assertThat(ScenarioReader.loadAny("fran-small", List.of())).isEqualTo(FranPresets.get("fran-small"));
        assertThat(ScenarioReader.loadFran(file("c.yaml", "world.users: 20\n"), List.of()).world().faps())
                .isEqualTo(4);
    }

    @Test
    void aScenarioOfTheOtherSystemIsNamedAsSuch() throws IOException {
        assertThatThrownBy(() -> ScenarioReader.load("fran-small", List.of())).isInstanceOf(ScenarioException.class)
                .hasMessage(
                        "fran-small: is an F-RAN scenario; expected a two-timescale scenario, such as physical-m2-n20");
        String file = file("a.yaml", "extends: physical-m2-n20\n");
        assertThatThrownBy(() -> ScenarioReader.loadFran(file, List.of())).hasMessage(file + ": extends: "
                + "\"physical-m2-n20\" is a two-timescale scenario; expected an F-RAN scenario, such as fran-default");
        assertThatThrownBy(() -> ScenarioReader.loadFran("fran-smal", List.of()))
                .hasMessage("fran-smal: neither a preset nor a file; nearest preset: fran-small");
        assertThatThrownBy(() -> ScenarioReader.loadAny("fran-lage", List.of()))
                .hasMessage("fran-lage: neither a preset nor a file; nearest preset: fran-large");
        String typo = file("b.yaml", "extends: fran-defualt\nworld.users: 3\n");
        assertThatThrownBy(() -> ScenarioReader.loadAny(typo, List.of()))
                .hasMessage(typo + ": extends: \"fran-defualt\" is not a preset; nearest: fran-default");
        String broken = file("c.yaml", "world: {users: 3");
        assertThatThrownBy(() -> ScenarioReader.loadAny(broken, List.of())).isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(broken + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "world.faps=0 | world.faps: 0 is out of range; allowed: 1 to 1000",
            "world.users=0 | world.users: 0 is out of range; allowed: 1 to 10000",
            "world.fapRadiusM=0 | world.fapRadiusM: 0 is out of range; allowed: 0.001 to 100000",
            "world.dcnRadiusM=0 | world.dcnRadiusM: 0 is out of range; allowed: 0.001 to 100000",
            "world.dcnWillingness=1.1 | world.dcnWillingness: 1.1 is out of range; allowed: 0 to 1",
            "tasks.timeWeightMax=1.5 | tasks.timeWeightMax: 1.5 is out of range; allowed: 0 to 1",
            "tasks.timeWeightMin=-0.1 | tasks.timeWeightMin: -0.1 is out of range; allowed: 0 to 1",
            "tasks.timeWeightMin=0.95 | tasks.timeWeightMin: 0.95 does not go with tasks.timeWeightMax 0.9; allowed: "
                    + "at most tasks.timeWeightMax",
            "tasks.bitsMin=9e6 | tasks.bitsMin: 9000000 does not go with tasks.bitsMax 5000000; allowed: at most "
                    + "tasks.bitsMax",
            "compute.fapHzMax=1e9 | compute.fapHzMin: 3e9 does not go with compute.fapHzMax 1e9; allowed: at most "
                    + "compute.fapHzMax",
            "phase2.blocks=3 | phase2.blocks: 3 does not go with compute.fapPlaces 4, world.users 24; allowed: at least "
                    + "as many blocks as users of an access point, as each gets one",
            "phase2.blocks=200 | phase2.blocks: 200 does not go with compute.fapPlaces 4, world.users 24; allowed: at "
                    + "most 100000 ways to allocate the blocks, one output of the network each",
            "world.users=10000 | world.users: 10000 does not go with world.faps 4, world.dcns 6; allowed: a caching "
                    + "matrix (M + K + N) × N of at most 2^24 cells",
            "phase1.batch=20000 | phase1.batch: 20000 does not go with phase1.replayCapacity 10000; allowed: at most "
                    + "phase1.replayCapacity",
            "phase1.order=RANDOMLY | phase1.order: \"RANDOMLY\" is not one of FIXED, RANDOM; nearest: RANDOM",
            "world.user=3 | world.user: unknown key; nearest: world.users",
            "world | expected KEY=VALUE, such as world.users=30"})
    void badValuesAreRefusedInOneLine(String set, String problem) {
        ScenarioException refused = catchThrowableOfType(ScenarioException.class,
                () -> ScenarioReader.loadFran("fran-default", List.of(set)));
        assertThat(refused).as(set).isNotNull();
        assertThat(refused.getMessage()).isEqualTo("--set " + set + ": " + problem);
    }

    @Test
    void oneBlockAUserIsEnoughAndAnAccessPointNeverServesMoreThanAllUsers() {
        assertThat(ScenarioReader.loadFran("fran-default", List.of("phase2.blocks=4")).phase2().blocks()).isEqualTo(4);
        assertThat(ScenarioReader.loadFran("fran-default",
                List.of("phase2.blocks=4", "compute.fapPlaces=1000", "world.users=3")).maxUsersOfFap()).isEqualTo(3);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines().map(line -> line.split(" = ")).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }
}
