package edgetempo.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    @Test
    void readsWhatItWrites() {
        assertThat(Shape.parse("m2-n50-p32")).isEqualTo(new Shape(2, 50, 32)).hasToString("m2-n50-p32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m2-n50", "m2-n50-p", "m-2-n50-p32", "m2-n50-p32 ", "m2-n9999999-p32"})
    void refusesEverythingElseAndSaysWhatItWants(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("m2-n50-p32");
    }
}
