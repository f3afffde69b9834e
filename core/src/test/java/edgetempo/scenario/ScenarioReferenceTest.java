package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioReferenceTest {
    private static final Path COMMITTED = Path.of("..", "docs", "scenario-reference.md");

    @Test
    void theCommittedReferenceIsUpToDate() throws IOException {
        assertThat(Files.readString(COMMITTED).strip())
                .as("regenerate with: ./edgetempo scenario reference > docs/scenario-reference.md")
                .isEqualTo(ScenarioReference.markdown().strip());
    }

    @Test
    void everyKeyPresetAndChoiceIsDescribed() {
        List<String> lines = ScenarioReference.markdown().lines().toList();
        List<ScenarioKey> keys = new ArrayList<>(ScenarioKey.all());
        keys.addAll(ScenarioKey.allOf(FranPresets.get(FranPresets.DEFAULT)));
        for (ScenarioKey key : keys) {
            assertThat(lines).as(key.path())
                    .anyMatch(line -> line.startsWith("| `" + key.path() + "` | " + key.key().value()));
            for (String choice : key.choices()) {
                assertThat(lines).as("%s needs @Choice", choice)
                        .anyMatch(line -> line.startsWith("- `" + choice + "`: "));
            }
        }
        List<String> presets = new ArrayList<>(Presets.names());
        presets.addAll(FranPresets.names());
        for (String preset : presets) {
            assertThat(lines).anyMatch(line -> line.startsWith("| `" + preset + "` | "));
        }
    }

    @Test
    void valuesOfTheFamiliesStandSideBySide() {
        assertThat(ScenarioReference.markdown())
                .contains("| 20; M ≥ 3: 100 |  | released code: 20 for M = 2, 100 for M ≥ 3 |")
                .contains("| IMPROVED | IMPROVED; M ≥ 3: DISCRETE |")
                .contains("| number, GiB | 0 to 1e9 | 30 | 200 |")
                .contains("| whole number | 1 to 1000 | 4 | small: 2; large: 10 |")
                .contains("`requests.driftProbability: 0.1`, `requests.initialRanks: RANDOM`");
    }
}
