package edgetempo.reports.fran;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.fran.FranDecision;
import edgetempo.fran.FranEvaluator;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranMethods;
import edgetempo.fran.FranMode;
import edgetempo.fran.FranSampler;
import edgetempo.reports.document.MapChart;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FranMapTest {
    private final FranScenario scenario = ScenarioReader.loadFran("fran-default", List.of());

    @TempDir
    private Path folder;

    @Test
    void everyResultComesFromWhoDeliversItAndReadsBackAsItWas() {
        FranInstance instance = new FranSampler(scenario).sample(4, 0);
        FranDecision decision = FranMethods.all(scenario).getFirst().pipeline().decide(instance);
        FranMap map = FranMap.of(instance, decision, "exact");
        assertThat(map.nodes()).hasSize(instance.nodes).filteredOn(FranMap.Node::accessPoint).hasSize(instance.faps);
        assertThat(map.users()).hasSize(instance.users).extracting(FranMap.User::mode).contains(FranMode.CACHE,
                FranMode.FAP);
        for (int n = 0; n < instance.users; n++) {
            FranMap.User user = map.users().get(n);
            assertThat(user.mode()).isEqualTo(FranEvaluator.mode(instance, decision, n));
            assertThat(user.x()).isEqualTo(instance.layout.userX()[n]);
            if (user.node() >= 0) {
                assertThat(instance.reachable[instance.at(user.node(), n)]).isPositive();
            } else {
                assertThat(user.mode()).isIn(FranMode.LOCAL, FranMode.CACHE);
            }
        }
        map.write(folder);
        assertThat(FranMap.read(folder)).hasValue(map);
        MapChart chart = map.chart().orElseThrow();
        assertThat(chart.users()).hasSize(instance.users);
        assertThat(chart.targets()).hasSize(FranMode.values().length);
    }

    @Test
    void aRunThatHasRecordedNoneHasNone() {
        assertThat(FranMap.read(folder)).isEmpty();
    }
}
