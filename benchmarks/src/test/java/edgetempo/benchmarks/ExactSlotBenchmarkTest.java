package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.benchmarks.workload.ProvenSlots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactSlotBenchmarkTest {
    private static ExactSlotBenchmark.Achieved round(String method, String preset, String plan) {
        ExactSlotBenchmark.Slots slots = new ExactSlotBenchmark.Slots();
        slots.method = method;
        slots.preset = preset;
        slots.plan = plan;
        slots.setUp();
        ExactSlotBenchmark benchmark = new ExactSlotBenchmark();
        ExactSlotBenchmark.Achieved achieved = new ExactSlotBenchmark.Achieved();
        for (int i = 0; i < ProvenSlots.SLOTS; i++) {
            benchmark.slot(slots, achieved);
        }
        return achieved;
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n50, all", "physical-m2-n50, popularity", "physical-m2-n50, greedy",
            "physical-m5-n50, all",
            "physical-m5-n50, popularity", "physical-m5-n50, greedy", "published-m2-n50, all", "published-m3-n30, all",
            "published-m5-n50, all"})
    void everySlotIsProvenInFewSubproblemsAndFastIsNeverFurtherOffThanMemetic(String preset, String plan) {
        ExactSlotBenchmark.Achieved exact = round("exact", preset, plan);
        assertThat(exact.slots).isEqualTo(ProvenSlots.SLOTS);
        assertThat(exact.proven).isEqualTo(ProvenSlots.SLOTS);
        assertThat(exact.nodes).isBetween((long) ProvenSlots.SLOTS, 10L * ProvenSlots.SLOTS);
        assertThat(exact.gapPerMille).isZero();
        ExactSlotBenchmark.Achieved fast = round("fast", preset, plan);
        assertThat(fast.gapPerMille).isLessThanOrEqualTo(round("memetic", preset, plan).gapPerMille)
                .isLessThan(0.2 * ProvenSlots.SLOTS);
        assertThat(round("bound", preset, plan).gapPerMille).isLessThan(2.0 * ProvenSlots.SLOTS);
    }

    @Test
    void unknownNamesAreRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProvenSlots("bound", "physical-m2-n20", "best"))
                .withMessageContaining("there are: all, popularity, greedy");
        assertThatIllegalArgumentException().isThrownBy(() -> new ProvenSlots("exakt", "physical-m2-n20", "all"))
                .withMessageContaining("exakt");
    }
}
