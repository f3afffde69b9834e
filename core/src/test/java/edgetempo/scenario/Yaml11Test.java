package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written means the same to readers of YAML 1.1, of which SnakeYAML and PyYAML are two, as to those of 1.2. */
class Yaml11Test {
    @Test
    void everyValueOfEveryPresetIsWhatItWas() {
        Stream.concat(Presets.names().stream(), FranPresets.names().stream())
                .forEach(name -> assertSameValues(ScenarioReader.loadAny(name, List.of())));
    }

    @Test
    void valuesWithExponentsAreReadBackAsTheyWere() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("radio.bandwidthHz=2e7",
                "compute.kappa=5e-27", "caching.capacityGib=1.25e8", "compute.localHz=1e15", "radio.noiseDbm=-0.0"));
        assertSameValues(scenario);
        assertThat(ScenarioReader.parseComplete(ScenarioWriter.toYaml(scenario), "again")).isEqualTo(scenario);
        assertThat(ScenarioWriter.toYaml(scenario)).contains("bandwidthHz: 2.0e+7 ", "kappa: 5.0e-27 ",
                "capacityGib: 1.25e+8 ", "localHz: 1.0e+15 ");
    }

    @Test
    void namesThatLookLikeSomethingElse() {
        for (String name : List.of("no", "NO", "on", "y", "null", "1e5", "0x10", "010", "12", "1_0", "2001-01-01",
                "1.5",
                "true", ".inf", "190.20.30")) {
            Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("name=\"" + name + "\""));
            assertThat(tree(scenario)).containsEntry("name", name);
            assertSameValues(scenario);
        }
    }

    private static Map<String, Object> tree(AnyScenario scenario) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(ScenarioWriter.toYaml(scenario));
    }

    private static void assertSameValues(AnyScenario scenario) {
        Map<String, Object> tree = tree(scenario);
        for (ScenarioKey key : ScenarioKey.allOf(scenario)) {
            Object read = tree;
            for (String name : key.path().split("\\.")) {
                read = ((Map<?, ?>) read).get(name);
            }
            Object value = ScenarioKey.value(scenario, key.path());
            if (value instanceof Number number) {
                assertThat(read).as(key.path()).isInstanceOf(Number.class);
                assertThat(((Number) read).doubleValue()).as(key.path()).isEqualTo(number.doubleValue());
            } else {
                assertThat(read).as(key.path()).isEqualTo(value instanceof Boolean ? value : value.toString());
            }
        }
    }
}
