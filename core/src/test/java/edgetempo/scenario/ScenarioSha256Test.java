package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.mec.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioSha256Test {
    @Test
    void differsBetweenAllPresetsAndComesBackWithAWrittenScenario() {
        Set<String> seen = new HashSet<>();
        for (String name : Presets.names()) {
            Scenario scenario = Presets.get(name);
            String sha256 = ScenarioWriter.sha256(scenario);
            assertThat(sha256).matches("[0-9a-f]{64}");
            assertThat(seen.add(sha256)).as(name).isTrue();
            assertThat(ScenarioWriter
                    .sha256(ScenarioReader.parseComplete(ScenarioWriter.toYaml(scenario), "written.yaml")))
                    .isEqualTo(sha256);
        }
    }

    @Test
    void changesWithAnyOneKey() {
        String before = ScenarioWriter.sha256(Presets.get(Presets.DEFAULT));
        for (String set : List.of("network.users=21", "agent.discount=0.9500000000000001", "ga.targetFitness=1e300",
                "agent.criticFrozen=true", "name=other")) {
            assertThat(ScenarioWriter.sha256(ScenarioReader.load(Presets.DEFAULT, List.of(set)))).as(set)
                    .isNotEqualTo(before);
        }
    }
}
