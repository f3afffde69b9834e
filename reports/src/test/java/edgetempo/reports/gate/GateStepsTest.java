package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under a clock of its own. */
class GateStepsTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> lines = new ArrayList<>();
    private long nanos;

    @Test
    void aStepSaysItsNumberHowManyThereAreAndHowLongTheRestTakesAsLongAsThoseOfItsKindDo() {
        GateSteps steps = new GateSteps(lines::add, () -> nanos);
        steps.expect(GateSteps.Kind.BYTES, 1);
        steps.expect(GateSteps.Kind.TIMES, 3);
        steps.begin(GateSteps.Kind.BYTES, "allocation of A");
        nanos += 10 * SECOND;
        steps.begin(GateSteps.Kind.TIMES, "times of A");
        nanos += 100 * SECOND;
        steps.begin(GateSteps.Kind.TIMES, "times of B");
        steps.end();
        // Idle between steps counts for none of them.
        nanos += 1000 * SECOND;
        steps.expect(GateSteps.Kind.TIMES, 2);
        steps.begin(GateSteps.Kind.TIMES, "times of C");
        assertThat(lines).containsExactly("step 1 of 4, 0:31 left: allocation of A",
                "step 2 of 4, 0:27 left: times of A", "step 3 of 4, 3:20 left: times of B",
                "step 4 of 6, 2:30 left: times of C");
    }

    @Test
    void aStepThatNobodyExpectedCountsToo() {
        GateSteps steps = new GateSteps(lines::add, () -> nanos);
        steps.begin(GateSteps.Kind.PROFILE, "a profile");
        assertThat(lines).containsExactly("step 1 of 1, 0:35 left: a profile");
    }
}
