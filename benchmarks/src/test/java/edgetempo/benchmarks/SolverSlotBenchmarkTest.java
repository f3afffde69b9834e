package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.benchmarks.workload.Contenders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolverSlotBenchmarkTest {
    private static Map<String, Double> meanQos(int users) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String name : Contenders.names()) {
            SolverSlotBenchmark.Slots slots = new SolverSlotBenchmark.Slots();
            slots.solver = name;
            slots.users = users;
            slots.setUp();
            double sum = 0;
            for (int i = 0; i < SolverSlotBenchmark.SLOTS; i++) {
                sum += slots.solve();
            }
            means.put(name, sum / SolverSlotBenchmark.SLOTS);
        }
        return means;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50})
    void theMemeticSearchBeatsAHundredGenerationsAndEverythingBeatsStayingLocal(int users) {
        Map<String, Double> qos = meanQos(users);
        assertThat(qos.get("memetic")).as(qos.toString()).isGreaterThanOrEqualTo(qos.get("improved-100"))
                .isGreaterThanOrEqualTo(qos.get("local-search") - 1e-9);
        assertThat(qos.get("improved-100")).as(qos.toString()).isGreaterThan(qos.get("improved"));
        for (String name : List.of("improved-100", "memetic", "local-search")) {
            assertThat(qos.get(name)).as(name).isGreaterThan(qos.get("all-local"));
        }
    }

    @Test
    void everySolverThatLeavesThePlanAloneIsAContender() {
        assertThat(Contenders.names()).contains("improved", "improved-tournament", "improved-one-point", "multi-start",
                "random", "nearest-server").doesNotContain("joint", "exhaustive").doesNotHaveDuplicates();
        BenchPlan plan = BenchPlan.of(new BenchRequest("SolverSlotBenchmark", Map.of(), true, Path.of("unused"),
                List.of(), Optional.empty()), Bench.matching("SolverSlotBenchmark"), _ -> Optional.empty(),
                Optional::empty);
        assertThat(plan.parts()).singleElement()
                .satisfies(part -> assertThat(part.parameters().get("solver")).isEqualTo(Contenders.names()));
    }

    @Test
    void aContenderMayHaveSettingsOfItsOwn() {
        assertThat(Contenders.scenario("improved{ga.elites=3}", 20).ga().elites()).isEqualTo(3);
        assertThatThrownBy(() -> Contenders.scenario("improvd", 20)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nearest: improved");
    }
}
