package edgetempo.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.FadingRedraw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
    @ParameterizedTest
    @EnumSource
    void everyTaskHitsAtEveryServer(Semantics semantics) {
        SlotProblem problem = Workload.of(semantics, new Shape(3, 7, 4)).problem();
        assertThat(problem.users).isEqualTo(7);
        assertThat(problem.cachedAt).containsOnly(0b111);
    }

    @ParameterizedTest
    @EnumSource
    void semanticsDecideWhenFadingIsDrawn(Semantics semantics) {
        Workload workload = Workload.of(semantics, new Shape(2, 20, 30), "ga.generations=20");
        assertThat(workload.problem().redrawsFading).isEqualTo(semantics == Semantics.PUBLISHED);
        assertThat(workload.scenario().radio().fadingRedraw())
                .isEqualTo(semantics == Semantics.PUBLISHED ? FadingRedraw.PER_EVALUATION : FadingRedraw.PER_SLOT);
        assertThat(workload.scenario().ga().population()).isEqualTo(30);
        assertThat(workload.scenario().ga().generations()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PHYSICAL", "drift"})
    void unknownSemanticsAreRefused(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> Semantics.of(label))
                .withMessageContaining("physical or published");
    }
}
