package edgetempo.agents.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTextTest {
    @Test
    void whatANetworkSaysOfItselfIsReadBack() {
        Network network = new Network(50, List.of(new Dense(256, new Activation.Leaky(0.01)), new Lstm(255),
                new Dense(128, new Activation.Linear()), new Dense(20, new Activation.Tanh())));
        assertThat(network.describe())
                .isEqualTo("50 > dense 256 leaky 0.01 > lstm 255 > dense 128 linear > dense 20 tanh");
        assertThat(Network.parse(network.describe())).isEqualTo(network);
        assertThat(network.outputs()).isEqualTo(20);
        assertThat(network.features()).isEqualTo(128);
        assertThat(network.stateUnits()).containsExactly(255);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "50                          | \"50\" is not of the form",
            "x > dense 2 tanh            | width \"x\"",
            "0 > dense 2 tanh            | width \"0\"",
            "5 > dense 99999999 tanh     | width \"99999999\" in \"dense 99999999 tanh\"",
            "5 > gru 4 > dense 2 tanh    | unknown layer \"gru 4\"; a layer is dense UNITS leaky SLOPE,",
            "5 > dense 2 relu            | unknown layer \"dense 2 relu\"",
            "5 > dense 2                 | unknown layer \"dense 2\"",
            "5 > lstm 2 tanh             | unknown layer \"lstm 2 tanh\"",
            "5 > dense 2 leaky 1.5       | slope \"1.5\"",
            "5 > dense 2 leaky NaN       | slope \"NaN\""})
    void everyOtherTextIsRefusedInOneLine(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text)).withMessageContaining(reason)
                .withMessageNotContaining("\n");
    }
}
