package edgetempo.agents.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.GraphFixture;
import edgetempo.agents.NamedTensor;
import edgetempo.agents.network.ParameterSpec;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.op.Op;

class SoftUpdateTest {
    private static final List<ParameterSpec> SPECS = List.of(new ParameterSpec("moving", new long[]{2, 3}, 1),
            new ParameterSpec("resting", new long[]{3}, 1));

    @Test
    void mixesOnlineAndTargetOfTheVariablesThatMove() {
        try (GraphFixture g = new GraphFixture()) {
            Op update = build(g, 0.25);
            Map<String, NamedTensor> state = new LinkedHashMap<>(g.variables.exportState(g.session));
            put(state, "online/moving", new long[]{2, 3}, 1, 2, 3, 4, 5, 6);
            put(state, "target/moving", new long[]{2, 3}, -1, 0, 1, 8, 5, 100);
            put(state, "target/resting", new long[]{3}, 7, 8, 9);
            g.variables.importState(g.session, state);
            g.run(update);
            Map<String, NamedTensor> after = g.variables.exportState(g.session);
            assertThat(after.get("target/moving").values()).containsExactly(-0.5f, 0.5f, 1.5f, 7, 5, 76.5f);
            assertThat(after.get("target/resting").values()).containsExactly(7, 8, 9);
            assertThat(after.get("online/moving")).isEqualTo(state.get("online/moving"));
        }
    }

    @Test
    void leavesEqualNetworksEqualToTheLastBitAndConvergesOtherwise() {
        try (GraphFixture g = new GraphFixture()) {
            Op update = build(g, 0.005);
            Map<String, NamedTensor> start = g.variables.exportState(g.session);
            assertThat(start.get("target/moving").values()).containsExactly(start.get("online/moving").values());
            for (int i = 0; i < 50; i++) {
                g.run(update);
            }
            assertThat(g.variables.exportState(g.session)).isEqualTo(start);

            Map<String, NamedTensor> apart = new LinkedHashMap<>(start);
            put(apart, "online/moving", new long[]{2, 3}, 1, 1, 1, 1, 1, 1);
            put(apart, "target/moving", new long[]{2, 3}, 0, 0, 0, 0, 0, 0);
            g.variables.importState(g.session, apart);
            for (int i = 0; i < 100; i++) {
                g.run(update);
            }
            float expected = (float) (1 - Math.pow(0.995, 100));
            assertThat(g.variables.exportState(g.session).get("target/moving").values()).containsExactly(
                    new float[]{expected, expected, expected, expected, expected, expected}, within(1e-5f));
        }
    }

    private static Op build(GraphFixture g, double tau) {
        Parameters online = Parameters.random(g.variables, "online", SPECS,
                new RandomStream().at(1, StreamUse.WEIGHTS, 0));
        Parameters target = online.twin(g.variables, "target");
        Op update = SoftUpdate.apply(g.tf, online, target, List.of(0), tau);
        g.variables.initialise(g.session);
        return update;
    }

    private static void put(Map<String, NamedTensor> state, String name, long[] shape, float... values) {
        state.put(name, new NamedTensor(name, shape, values));
    }
}
