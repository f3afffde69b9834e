package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatTanhTest {
    @Test
    void isWithinAMillionthOfTanhAndSigmoidOnADenseGrid() {
        double tanhError = 0;
        double sigmoidError = 0;
        for (int i = -1_600_000; i <= 1_600_000; i++) {
            float x = i * 1e-5f;
            tanhError = Math.max(tanhError, Math.abs(FloatTanh.of(x) - Math.tanh(x)));
            sigmoidError = Math.max(sigmoidError, Math.abs(FloatTanh.sigmoid(x) - 1 / (1 + Math.exp(-x))));
        }
        assertThat(tanhError).isLessThan(4e-7);
        assertThat(sigmoidError).isLessThan(3e-7);
    }

    @Test
    void isRelativelyExactNearZero() {
        double error = 0;
        for (float x = 1e-30f; x < 1; x *= 1.01f) {
            error = Math.max(error, Math.abs(FloatTanh.of(x) / Math.tanh(x) - 1));
            assertThat(FloatTanh.of(-x)).isEqualTo(-FloatTanh.of(x));
        }
        assertThat(error).isLessThan(4e-7);
    }

    @Test
    void staysInItsRangeAndKeepsNotANumber() {
        for (float x = 8; x < 12; x += 1e-4f) {
            assertThat(FloatTanh.of(x)).isBetween(0.9999f, 1f);
        }
        assertThat(FloatTanh.of(Float.POSITIVE_INFINITY)).isBetween(0.9999995f, 1f);
        assertThat(FloatTanh.of(Float.NEGATIVE_INFINITY)).isBetween(-1f, -0.9999995f);
        assertThat(FloatTanh.sigmoid(-Float.MAX_VALUE)).isBetween(0f, 3e-7f);
        assertThat(FloatTanh.of(Float.NaN)).isNaN();
    }
}
