package edgetempo.agents.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final GraphFixture g = new GraphFixture();
    private final NamedTensor matrix = new NamedTensor("a/matrix", new long[]{2, 2}, new float[]{1, 2, 3, 4});
    private final NamedTensor scalar = new NamedTensor("a/scalar", new long[0], new float[]{5});

    @BeforeEach
    void build() {
        g.variables.add(matrix);
        g.variables.add(scalar);
        g.variables.initialise(g.session);
    }

    @AfterEach
    void close() {
        g.close();
    }

    @Test
    void startAsGivenAndComeBackInOrder() {
        assertThat(g.variables.exportState(g.session).values()).containsExactly(matrix, scalar);
    }

    @Test
    void areSetByImport() {
        Map<String, NamedTensor> state = state(new NamedTensor("a/matrix", new long[]{2, 2}, new float[]{9, 8, 7, 6}),
                new NamedTensor("a/scalar", new long[0], new float[]{-0f}));
        g.variables.importState(g.session, state);
        assertThat(g.variables.exportState(g.session)).isEqualTo(state);
    }

    @Test
    void refuseAStateThatDoesNotFitAndStayAsTheyAre() {
        assertRefused("the state lacks the variable a/scalar", matrix);
        assertRefused("the state has a variable b that this agent lacks", matrix, scalar,
                new NamedTensor("b", new long[]{1}, new float[1]));
        assertRefused("variable a/matrix has shape [4], expected [2, 2]", scalar,
                new NamedTensor("a/matrix", new long[]{4}, new float[4]));
        assertThat(g.variables.exportState(g.session).values()).containsExactly(matrix, scalar);
    }

    @Test
    void refuseANameTwice() {
        assertThatThrownBy(() -> g.variables.add(scalar)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variable a/scalar exists already");
    }

    private void assertRefused(String message, NamedTensor... tensors) {
        assertThatThrownBy(() -> g.variables.importState(g.session, state(tensors)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Map<String, NamedTensor> state(NamedTensor... tensors) {
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        for (NamedTensor tensor : tensors) {
            state.put(tensor.name(), tensor);
        }
        return state;
    }
}
