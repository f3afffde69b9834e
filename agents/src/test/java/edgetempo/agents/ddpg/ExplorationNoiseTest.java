package edgetempo.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExplorationNoiseTest {
    @Test
    void standardDeviationDecaysToTheFloor() {
        ExplorationNoise noise = new ExplorationNoise(1, 2, 0.5, 0.1, 0);
        assertThat(noise.sigma(0)).isEqualTo(2);
        assertThat(noise.sigma(3)).isEqualTo(0.25);
        assertThat(noise.sigma(5)).isEqualTo(0.1);
        assertThat(noise.sigma(1_000_000_000_000L)).isEqualTo(0.1);
    }

    @Test
    void decayBeginsWhenTheHoldIsOver() {
        ExplorationNoise noise = new ExplorationNoise(1, 2, 0.5, 0.1, 1000);
        assertThat(noise.sigma(0)).isEqualTo(2);
        assertThat(noise.sigma(1000)).isEqualTo(2);
        assertThat(noise.sigma(1003)).isEqualTo(0.25);
    }

    @Test
    void drawsAreGaussianWithThatDeviation() {
        ExplorationNoise noise = new ExplorationNoise(7, 0.1, 1, 0, 0);
        float[] action = new float[40_000];
        noise.perturb(action, 3, 4, 9);
        double sum = 0;
        double squares = 0;
        for (float a : action) {
            sum += a;
            squares += a * a;
        }
        assertThat(sum / action.length).isCloseTo(0, within(5 * 0.1 / 200));
        assertThat(Math.sqrt(squares / action.length)).isCloseTo(0.1, within(5 * 0.1 / Math.sqrt(80_000)));
    }

    @Test
    void resultIsClippedToTheRangeOfActions() {
        float[] action = {0.9f, -0.9f, 1, -1, 0, 0, 0, 0};
        new ExplorationNoise(7, 50, 1, 0, 0).perturb(action, 0, 0, 0);
        assertThat(action).contains(1, -1);
        for (float a : action) {
            assertThat(a).isBetween(-1f, 1f);
        }
    }

    @Test
    void withoutDeviationNothingChanges() {
        float[] action = {0.5f, -0.25f};
        new ExplorationNoise(7, 0, 1, 0, 0).perturb(action, 0, 0, 0);
        assertThat(action).containsExactly(0.5f, -0.25f);
    }

    @Test
    void drawsDependOnSeedEpisodeAndFrameOnly() {
        float[] first = draw(new ExplorationNoise(7, 0.5, 1, 0, 0), 2, 5);
        ExplorationNoise used = new ExplorationNoise(7, 0.5, 1, 0, 0);
        draw(used, 1, 1);
        assertThat(draw(used, 2, 5)).containsExactly(first);
        assertThat(draw(used, 2, 6)).isNotEqualTo(first);
        assertThat(draw(used, 3, 5)).isNotEqualTo(first);
        assertThat(draw(new ExplorationNoise(8, 0.5, 1, 0, 0), 2, 5)).isNotEqualTo(first);
    }

    @Test
    void noiseOfSlotsDecaysBySlotsAndIsAnotherInEverySlot() {
        ExplorationNoise plans = new ExplorationNoise(7, 1, 1, 0, 0);
        ExplorationNoise slots = ExplorationNoise.ofSlots(7,
                DdpgFixture.settings(0.1, 0.1, 0.1, false), DdpgFixture.options("noiseHoldFrames=3"), 5);
        assertThat(slots.sigma(15)).isEqualTo(1);
        assertThat(slots.sigma(17)).isCloseTo(0.99 * 0.99, within(1e-12));
        float[] ofPlan = draw(plans, 2, 5);
        float[] first = new float[4];
        slots.perturb(first, 2, 5, 0, 0);
        float[] second = new float[4];
        slots.perturb(second, 2, 5, 1, 0);
        assertThat(first).isNotEqualTo(ofPlan).isNotEqualTo(second);
    }

    private static float[] draw(ExplorationNoise noise, int episode, int frame) {
        float[] action = new float[4];
        noise.perturb(action, episode, frame, 0);
        return action;
    }
}
