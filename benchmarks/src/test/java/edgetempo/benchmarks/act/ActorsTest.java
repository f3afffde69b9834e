package edgetempo.benchmarks.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import edgetempo.agents.ddpg.Ddpg;
import edgetempo.agents.network.Network;
import edgetempo.benchmarks.agent.Agents;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActorsTest {
    private static final Scenario SCENARIO = ScenarioReader.load("published-m2-n20",
            List.of("caching.observation=EXTENDED"));
    private static final float TOLERANCE = 1e-5f;

    static Stream<Arguments> actors() {
        return Actors.names().stream()
                .flatMap(path -> Stream.of("lstm-ddpg", "ddpg").map(agent -> Arguments.of(path, agent)));
    }

    @ParameterizedTest
    @MethodSource("actors")
    void everyActorChoosesWhatTheAgentChooses(String path, String agent) {
        try (Ddpg expected = Agents.create(agent, SCENARIO, ActorInput.OBSERVATION, "cpu")) {
            Network form = Network.parse(expected.policyForms().get("actor"));
            assertThat(ActorInput.of(agent, SCENARIO.agent()).form()).isEqualTo(form);
            Actor actor = Actors.create(path, new ActorInput(form, expected.exportPolicy()));
            float[] chosen = new float[ActorInput.ACTION];
            float[] action = new float[ActorInput.ACTION];
            for (float[] observation : ActorInput.observations(ActorInput.OBSERVATION)) {
                expected.act(observation, chosen);
                actor.reset();
                actor.act(observation, action);
                assertThat(action).containsExactly(chosen, within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("actors")
    void everyActorRemembersLikeTheFirst(String path, String agent) {
        ActorInput input = ActorInput.of(agent, SCENARIO.agent());
        Actor first = Actors.create(Actors.names().getFirst(), input);
        Actor actor = Actors.create(path, input);
        float[] chosen = new float[ActorInput.ACTION];
        float[] action = new float[ActorInput.ACTION];
        float[][] observations = ActorInput.observations(ActorInput.OBSERVATION);
        for (int t = 0; t < observations.length; t++) {
            if (t == 40) {
                first.reset();
                actor.reset();
            }
            first.act(observations[t], chosen);
            actor.act(observations[t], action);
            assertThat(action).containsExactly(chosen, within(TOLERANCE));
        }
    }

    @Test
    void unknownNamesAreRefusedWithThoseThereAre() {
        ActorInput input = ActorInput.of("ddpg", SCENARIO.agent());
        assertThatIllegalArgumentException().isThrownBy(() -> Actors.create("abacus", input))
                .withMessage("no actor \"abacus\"; there are: java, scalar, ejml");
        assertThatIllegalArgumentException().isThrownBy(() -> ActorInput.of("dqn", SCENARIO.agent()))
                .withMessageContaining("lstm-ddpg, ddpg");
        assertThatIllegalArgumentException().isThrownBy(() -> Agents.create("dqn", SCENARIO, 60, "cpu"))
                .withMessageContaining("lstm-ddpg, ddpg");
    }
}
