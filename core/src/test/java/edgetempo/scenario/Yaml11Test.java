package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.key.AnyScenario;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written means the same to readers of YAML 1.1 (such as PyYAML) as to those of 1.2. */
class Yaml11Test {
    /** Plain scalars as https://yaml.org/type resolves them, as far as readers of 1.1 follow it. */
    private static final Pattern FLOAT = Pattern
            .compile("[-+]?([0-9][0-9_]*)\\.[0-9_]*([eE][-+][0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern INT = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern BOOLEAN = Pattern
            .compile("y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");

    @Test
    void everyValueOfEveryPresetHasTheTypeOfItsKey() {
        Stream.concat(Presets.names().stream(), FranPresets.names().stream())
                .forEach(name -> assertSameTypes(ScenarioReader.loadAny(name, List.of())));
    }

    @Test
    void valuesWithExponentsAreReadBackAsTheyWere() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("radio.bandwidthHz=2e7",
                "compute.kappa=5e-27", "caching.capacityGib=1.25e8", "compute.localHz=1e15"));
        assertSameTypes(scenario);
        assertThat(ScenarioReader.parseComplete(ScenarioWriter.toYaml(scenario), "again")).isEqualTo(scenario);
        assertThat(ScenarioWriter.toYaml(scenario)).contains("bandwidthHz: 2.0e+7 ", "kappa: 5.0e-27 ",
                "capacityGib: 1.25e+8 ", "localHz: 1.0e+15 ");
    }

    private static void assertSameTypes(AnyScenario scenario) {
        String yaml = ScenarioWriter.toYaml(scenario);
        for (ScenarioKey key : ScenarioKey.allOf(scenario)) {
            String name = key.path().substring(key.path().lastIndexOf('.') + 1);
            List<String> values = yaml.lines().map(String::strip).filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2).replaceFirst(" {2}# .*", "")).toList();
            assertThat(values).as(key.path()).isNotEmpty();
            for (String value : values) {
                assertThat(type(value)).as("%s: %s", key.path(), value).isIn(expected(key));
            }
        }
    }

    private static List<String> expected(ScenarioKey key) {
        return switch (key.typeName()) {
            case "whole number" -> List.of("int");
            // A whole number is one for whoever asks for a number.
            case "number" -> List.of("int", "float");
            case "true or false" -> List.of("bool");
            default -> List.of("text");
        };
    }

    private static String type(String value) {
        if (FLOAT.matcher(value).matches()) {
            return "float";
        }
        if (INT.matcher(value).matches()) {
            return "int";
        }
        return BOOLEAN.matcher(value).matches() ? "bool" : "text";
    }
}
