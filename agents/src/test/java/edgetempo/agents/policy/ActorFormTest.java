package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.agents.graph.Activation;
import edgetempo.agents.graph.Dense;
import edgetempo.agents.graph.LstmCell;
import edgetempo.agents.graph.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorFormTest {
    @Test
    void everyNetworkOfTheGraphDescribesItselfReadably() {
        Network network = new Network(50, List.of(new Dense(256, new Activation.Leaky(0.01)), new LstmCell(255),
                new Dense(128, new Activation.Linear()), new Dense(20, new Activation.Tanh())));
        ActorForm form = ActorForm.parse(network.describe());
        assertThat(form).isEqualTo(new ActorForm(50, List.of(new ActorForm.Dense(256, new ActorForm.Leaky(0.01f)),
                new ActorForm.Lstm(255), new ActorForm.Dense(128, new ActorForm.Linear()),
                new ActorForm.Dense(20, new ActorForm.Tanh()))));
        assertThat(form.outputs()).isEqualTo(20);
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
        assertThatIllegalArgumentException().isThrownBy(() -> ActorForm.parse(text)).withMessageContaining(reason)
                .withMessageNotContaining("\n");
    }
}
