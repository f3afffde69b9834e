package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecallForecastTest {
    private static final int SERVICES = 5;
    private static final int[] ORDER = {3, 0, 4, 1, 2};

    private static double[] permuted(double[] values) {
        double[] permuted = new double[values.length];
        for (int s = 0; s < values.length; s++) {
            permuted[ORDER[s]] = values[s];
        }
        return permuted;
    }

    @ParameterizedTest
    @EnumSource(PolicyMemory.class)
    void servicesThatChangePlacesChangeForecasts(PolicyMemory memory) {
        RecallForm form = RecallFixture.form(SERVICES, 2, 3, memory);
        RecallWeights weights = RecallFixture.blindToSizes(form, 1);
        RecallForecast one = new RecallForecast(weights);
        RecallForecast other = new RecallForecast(weights);
        float[][] popularities = new float[form.stages()][SERVICES];
        float[][] others = new float[form.stages()][SERVICES];
        for (int frame = 0; frame < form.frames(); frame++) {
            one.forecast(popularities);
            other.forecast(others);
            for (int stage = 0; stage < popularities.length; stage++) {
                float sum = 0;
                for (int s = 0; s < SERVICES; s++) {
                    assertThat(others[stage][ORDER[s]]).isEqualTo(popularities[stage][s], within(1e-6f));
                    sum += popularities[stage][s];
                }
                assertThat(sum).isEqualTo(1, within(1e-5f));
            }
            double[] shares = RecallFixture.shares(SERVICES, frame);
            one.observe(shares, 0);
            other.observe(permuted(shares), 0);
        }
    }

    @Test
    void withoutMemoryOnlyTheLastFrameCounts() {
        for (PolicyMemory memory : PolicyMemory.values()) {
            RecallForm form = RecallFixture.form(SERVICES, 2, 2, memory);
            RecallWeights weights = RecallFixture.weights(form, 2);
            float[][][] popularities = new float[2][form.stages()][SERVICES];
            for (int first = 0; first < 2; first++) {
                RecallForecast forecast = new RecallForecast(weights);
                for (int frame = 0; frame < 4; frame++) {
                    forecast.observe(RecallFixture.shares(SERVICES, frame == 3 ? 9 : 10 * first + frame), 0);
                    forecast.forecast(popularities[first]);
                }
            }
            assertThat(Arrays.deepEquals(popularities[0], popularities[1])).isEqualTo(memory == PolicyMemory.NONE);
        }
    }

    @Test
    void anEpisodeStartsAnew() {
        RecallForm form = RecallFixture.form(SERVICES, 2, 2, PolicyMemory.EPISODE);
        RecallForecast forecast = new RecallForecast(RecallFixture.weights(form, 3));
        float[][] first = new float[form.stages()][SERVICES];
        float[][] again = new float[form.stages()][SERVICES];
        forecast.forecast(first);
        forecast.observe(RecallFixture.shares(SERVICES, 1), 0);
        forecast.forecast(again);
        assertThat(again).isNotEqualTo(first);
        forecast.reset();
        forecast.forecast(again);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void formsAreReadAsTheyAreWritten() {
        RecallForm form = new RecallForm(10, 3, 20, 4, 32, 24, PolicyMemory.EPISODE);
        assertThat(RecallForm.parse(form.describe())).isEqualTo(form);
        for (String broken : List.of("", "services=0", form.describe().replace("units=32", "units=x"),
                form.describe().replace("memory=episode", "memory=all"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> RecallForm.parse(broken))
                    .withMessageNotContaining("\n");
        }
    }
}
