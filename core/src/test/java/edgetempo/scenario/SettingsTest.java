package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.scenario.mec.GaResult;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Scenario scenario = Presets.get(Presets.DEFAULT);

    @Test
    void aChangedKeyIsWhatTheReaderMakesOfAnOverride() {
        assertThat(scenario.with("ga.elites", 3))
                .isEqualTo(ScenarioReader.load(Presets.DEFAULT, List.of("ga.elites=3")));
        assertThat(scenario.with(Map.of("ga.maxMillis", 7, "agent.discount", 1, "ga.result", GaResult.BEST_EVER)))
                .isEqualTo(ScenarioReader.load(Presets.DEFAULT,
                        List.of("ga.maxMillis=7", "agent.discount=1", "ga.result=BEST_EVER")));
        assertThat(scenario.with("name", "other").name()).isEqualTo("other");
        assertThat(scenario.with("ga", Presets.get("published-m2-n20").ga()).ga())
                .isEqualTo(Presets.get("published-m2-n20").ga());
    }

    @Test
    void whatIsNoKeyOrNoValueOfItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> scenario.with("ga.elite", 3))
                .withMessage("GaSettings has no key elite");
        assertThatIllegalArgumentException().isThrownBy(() -> scenario.with("ga.elites", 3.0))
                .withMessage("elites: 3.0 is no int");
        assertThatIllegalArgumentException().isThrownBy(() -> scenario.with("ga.elites.most", 3))
                .withMessage("there is no section above the key most");
    }
}
