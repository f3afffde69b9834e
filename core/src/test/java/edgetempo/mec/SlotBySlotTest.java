package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import edgetempo.scenario.Presets;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.BaselineSolver;
import org.junit.jupiter.api.Test;

class SlotBySlotTest {
    private final Scenario scenario = Presets.get("physical-m2-n20");
    private final CachePlan plan = new CachePlan(2, 10);

    private TwoTimescaleEnv env() {
        return new TwoTimescaleEnv(scenario, new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario));
    }

    @Test
    void aFramePlayedSlotBySlotIsTheFramePlayedAtOnce() {
        TwoTimescaleEnv whole = env();
        TwoTimescaleEnv parts = env();
        assertThat(parts.reset(3, 1)).isEqualTo(whole.reset(3, 1));
        plan.set(0, 4, true);
        plan.set(1, 9, true);
        for (int frame = 0; frame < scenario.time().framesPerEpisode(); frame++) {
            parts.startFrame(plan);
            for (int slot = 0; slot < scenario.time().slotsPerFrame(); slot++) {
                assertThat(parts.slotsPlayed()).isEqualTo(slot);
                parts.playSlot();
            }
            StepResult expected = whole.step(plan);
            StepResult found = parts.endFrame();
            assertThat(found.observation()).isEqualTo(expected.observation());
            assertThat(found.info()).isEqualTo(expected.info());
            assertThat(found.truncated()).isEqualTo(expected.truncated());
        }
    }

    @Test
    void partsOfAFrameComeInTheirOrder() {
        TwoTimescaleEnv env = env();
        env.reset(1);
        assertThatIllegalStateException().isThrownBy(env::playSlot);
        assertThatIllegalStateException().isThrownBy(env::endFrame);
        env.startFrame(plan);
        assertThatIllegalStateException().isThrownBy(() -> env.startFrame(plan));
        assertThatIllegalStateException().isThrownBy(() -> env.step(plan));
        env.playSlot();
        assertThatIllegalStateException().isThrownBy(env::endFrame);
        env.reset(1);
        assertThat(env.step(plan).info().frame()).isZero();
        assertThatIllegalStateException().isThrownBy(env::playSlot);
    }
}
