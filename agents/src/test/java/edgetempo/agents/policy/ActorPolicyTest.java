package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.caching.Episodes;
import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActorPolicyTest {
    private static final Path FILE = Path.of("policy.safetensors");
    private static final String FORM = "60 > dense 32 leaky 0.01 > lstm 32 > dense 20 tanh";

    private final Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of());

    private static PolicyFile file(String form, PolicyMemory memory, String observation) {
        return new PolicyFile(FILE, ActorFixture.weights(form, 6), memory, Optional.ofNullable(observation));
    }

    private static double[] observation(int index) {
        float[] values = ActorFixture.observation(60, index);
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    @Test
    void cachesWhatTheActorPutsAboveZero() {
        ActorPolicy policy = new ActorPolicy("p", file(FORM, PolicyMemory.NONE, "EXTENDED"), scenario);
        ActorNetwork network = ActorNetwork.vector(ActorFixture.weights(FORM, 6));
        float[] action = new float[20];
        CachePlan plan = new CachePlan(2, 10);
        CachePlan expected = new CachePlan(2, 10);
        policy.reset(1, 0);
        for (int frame = 0; frame < 10; frame++) {
            network.reset();
            network.act(ActorFixture.observation(60, frame), action);
            expected.decode(action);
            policy.plan(observation(frame), frame, plan);
            assertThat(plan).isEqualTo(expected);
        }
        assertThat(policy.name()).isEqualTo("p");
    }

    @Test
    void rememberingPoliciesCarryTheirStateThroughAnEpisodeAndNoFurther() {
        ActorPolicy policy = new ActorPolicy("p", file(FORM, PolicyMemory.EPISODE, null), scenario);
        ActorNetwork network = ActorNetwork.vector(ActorFixture.weights(FORM, 6));
        float[] action = new float[20];
        CachePlan plan = new CachePlan(2, 10);
        CachePlan expected = new CachePlan(2, 10);
        for (int episode = 0; episode < 3; episode++) {
            policy.reset(1, episode);
            network.reset();
            for (int frame = 0; frame < 10; frame++) {
                network.act(ActorFixture.observation(60, frame), action);
                expected.decode(action);
                policy.plan(observation(frame), frame, plan);
                assertThat(plan).isEqualTo(expected);
            }
        }
    }

    @Test
    void playsAnEpisode() {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario,
                Catalogue.standard().solver("local-search").factory(scenario, GaBackends.fastest()).get());
        ActorPolicy policy = new ActorPolicy("p", file(FORM, PolicyMemory.EPISODE, "EXTENDED"), scenario);
        double reward = Episodes.play(policy, env, 1, 0).reward();
        assertThat(Episodes.play(policy, env, 1, 0).reward()).isEqualTo(reward);
    }

    @Test
    void scenariosThatTheActorDoesNotFitAreRefusedInOneLine() {
        assertRefused(file("50 > dense 20 tanh", PolicyMemory.NONE, null),
                "policy.safetensors: the policy observes 50 values, scenario physical-m2-n20 has 60");
        assertRefused(file("60 > dense 20 tanh", PolicyMemory.NONE, "PUBLISHED"), "60 values (PUBLISHED)");
        assertRefused(file("60 > dense 30 tanh", PolicyMemory.NONE, null),
                "the policy plans 30 bits, scenario physical-m2-n20 has 20 (2 servers, 10 services)");
    }

    private void assertRefused(PolicyFile file, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ActorPolicy("p", file, scenario))
                .withMessageContaining(reason).withMessageNotContaining("\n");
    }
}
