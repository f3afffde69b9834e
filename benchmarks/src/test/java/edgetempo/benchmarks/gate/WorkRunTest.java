package edgetempo.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkRunTest {
    private static Map<String, String> figures(GateEntry entry) throws ReflectiveOperationException {
        return WorkRun.figures(entry.benchmark(), entry.parameters());
    }

    private static GateEntry entry(String regex) {
        return GateSuite.matching(regex, false).getFirst();
    }

    @Test
    void everyBenchmarkOfTheSuiteCountsItsWorkAndTheSameTwice() throws ReflectiveOperationException {
        for (GateEntry entry : GateSuite.FULL) {
            Map<String, String> once = figures(entry);
            assertThat(once).as(entry.line()).isNotEmpty().anySatisfy((name, figure) -> assertThat(name)
                    .startsWith("digest of "));
            assertThat(figures(entry)).as(entry.line()).isEqualTo(once);
        }
    }

    @Test
    void theGeneticAlgorithmCountsEvaluationsGenerationsDecisionsAndQos() throws ReflectiveOperationException {
        GateEntry slot = entry("GaSlot");
        Map<String, String> figures = figures(slot);
        // 32 slots of 20 generations of 30 individuals.
        assertThat(figures).containsEntry("generations", "640").containsEntry("evaluations", "19200")
                .containsKeys("digest of decisions", "digest of qos");
        Map<String, String> other = new HashMap<>(figures(slot.with("users", "50")));
        assertThat(other.get("digest of decisions")).isNotEqualTo(figures.get("digest of decisions"));
    }

    @Test
    void aBenchmarkThatCountsNothingHasNoFiguresAndOneThatFailsSaysSo() throws ReflectiveOperationException {
        assertThat(figures(entry("threefry"))).isEmpty();
        assertThatThrownBy(() -> figures(entry("GaSlot").with("variant", "nonsense")))
                .isInstanceOf(InvocationTargetException.class);
    }
}
