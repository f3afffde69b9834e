package edgetempo.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.scenario.key.Key;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers beyond what a key or its type can hold are refused with the bounds that hold. */
class ScenarioKeyTest {
    private record Bounds(@Key("No bounds.") int open, @Key("No bounds.") long openLong,
            @Key(value = "A least value.", min = 1) int least,
            @Key(value = "Excluded.", min = 0, minExclusive = true) int positive,
            @Key(value = "Beyond the type.", min = -1e30, max = 1e30) int beyond) {}

    private static ScenarioKey key(String name) {
        return Stream.of(Bounds.class.getRecordComponents()).filter(component -> component.getName().equals(name))
                .map(component -> new ScenarioKey(name, List.of(component))).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"open; 99999999999; -2147483648 to 2147483647",
            "open; -99999999999; -2147483648 to 2147483647",
            "openLong; 9223372036854775808; -9223372036854775808 to 9223372036854775807",
            "least; 1e400; 1 to 2147483647", "least; 0; 1 to 2147483647", "positive; 0; above 0, at most 2147483647",
            "beyond; 2147483648; -2147483648 to 2147483647"})
    void beyondBounds(String name, String text, String allowed) {
        assertThatThrownBy(() -> key(name).parse(new Scalar(text, true), "here")).isInstanceOf(ScenarioException.class)
                .hasMessageContaining(name + ": " + text + " is out of range; allowed: " + allowed);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, 0})
    void withinBounds(int value) {
        assertThat(key("open").parse(new Scalar(Integer.toString(value), true), "here")).isEqualTo(value);
        assertThat(key("openLong").parse(new Scalar(Integer.toString(value), true), "here")).isEqualTo((long) value);
    }
}
