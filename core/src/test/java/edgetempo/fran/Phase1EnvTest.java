package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.ScenarioReader;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Phase1EnvTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void anEpochAsksEveryUserOnceAndPaysTheRewardsWorkedByHand() {
        Phase1Env env = new Phase1Env(FranInstances.scenarioByHand());
        env.reset(FranInstances.byHand(), 0);
        assertThat(env.actions()).isEqualTo(3);
        float[] state = new float[env.observationLength()];
        env.observe(state);
        assertThat(state).hasSize(12).containsOnly(0);
        assertThat(env.user()).isZero();
        assertThat(env.step(0)).isEqualTo(0.786, EXACT);
        assertThat(env.step(0)).isEqualTo(1.436, EXACT);
        assertThat(env.step(0)).as("FAP 0 has capacity two").isZero();
        env.observe(state);
        assertThat(state).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(env.done()).isFalse();
        assertThat(env.step(0)).as("user 3 reaches nobody").isZero();
        assertThat(env.done()).isTrue();
        assertThat(env.total()).isEqualTo(0.786 + 1.436, EXACT);
        assertThat(env.decision().node).containsExactly(0, 0, FranDecision.NONE, FranDecision.NONE);
        assertThatThrownBy(() -> env.step(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutMaskingEveryNodeMayBeNamedWithMaskingOnlyAdmittedOnesAndLocalComputing() {
        boolean[] mask = new boolean[4];
        Phase1Env plain = new Phase1Env(FranInstances.scenarioByHand());
        plain.reset(FranInstances.byHand(), 0);
        plain.mask(mask);
        assertThat(mask).containsExactly(true, true, true, false);
        assertThatThrownBy(() -> plain.step(3)).isInstanceOf(IllegalArgumentException.class);
        Phase1Env masked = new Phase1Env(FranInstances.scenarioByHand("phase1.maskActions=true"));
        masked.reset(FranInstances.byHand(), 0);
        masked.mask(mask);
        assertThat(mask).containsExactly(true, true, false, true);
        masked.step(0);
        masked.step(0);
        masked.mask(mask);
        assertThat(mask).as("FAP 0 is full").containsExactly(false, false, true, true);
        assertThat(masked.step(3)).isZero();
        masked.mask(mask);
        assertThat(mask).as("user 3 reaches nobody").containsExactly(false, false, false, true);
        masked.step(3);
        masked.mask(mask);
        assertThat(mask).as("the epoch is over").containsOnly(false);
    }

    @Test
    void theExtendedObservationSaysWhoseTurnItIsWhatNodesEarnAndWhichPlacesAreFree() {
        Phase1Env env = new Phase1Env(FranInstances.scenarioByHand("phase1.observation=EXTENDED"));
        env.reset(FranInstances.byHand(), 0);
        env.step(0);
        float[] state = new float[env.observationLength()];
        env.observe(state);
        assertThat(state).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* turn */ 0, 1, 0, 0,
                /* earns */ 1.436f, 0, 0, /* free */ 0.5f, 1, 1);
    }

    @Test
    void theRandomOrderIsAPermutationThatDependsOnTheEpochAloneAndTheFixedOneIsByIndex() {
        Phase1Env random = new Phase1Env(ScenarioReader.loadFran("fran-default", List.of("phase1.order=RANDOM",
                "cache.preprocessing=false")));
        FranInstance instance = new FranSampler(ScenarioReader.loadFran("fran-default", List.of())).sample(3, 1);
        int[] first = order(random, instance, 0);
        assertThat(order(random, instance, 1)).isNotEqualTo(first).containsExactlyInAnyOrder(first);
        assertThat(order(random, instance, 0)).isEqualTo(first);
        Phase1Env fixed = new Phase1Env(ScenarioReader.loadFran("fran-default", List.of("cache.preprocessing=false")));
        assertThat(order(fixed, instance, 7)).isSorted().hasSize(24);
    }

    @Test
    void theTotalIsWhatThePipelineCallsTheRewardOfPhase1AndTheDecisionCanBeEvaluated() {
        for (int number = 0; number < 20; number++) {
            FranInstance instance = new FranSampler(ScenarioReader.loadFran("fran-default", List.of()))
                    .sample(3, number);
            Phase1Env env = new Phase1Env(ScenarioReader.loadFran("fran-default", List.of()));
            env.reset(instance, 0);
            for (int i = 0; !env.done(); i++) {
                env.step((7 * i + number) % env.actions());
            }
            assertThat(FranPipeline.phase1Reward(instance, env.decision())).isEqualTo(env.total(), EXACT);
            FranPipeline.allocate(instance, env.decision(), new EqualAllocation());
            assertThat(FranEvaluator.evaluate(instance, env.decision()).modes()).hasSize(5);
        }
    }

    @Test
    void anInstanceOfAnotherSizeIsRefused() {
        Phase1Env env = new Phase1Env(ScenarioReader.loadFran("fran-default", List.of()));
        assertThatThrownBy(() -> env.reset(FranInstances.byHand(), 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an instance of 3 nodes and 4 users in an environment of 10 and 24");
    }

    private static int[] order(Phase1Env env, FranInstance instance, int epoch) {
        env.reset(instance, epoch);
        int[] order = new int[env.remaining()];
        for (int i = 0; i < order.length; i++) {
            order[i] = env.user();
            env.step(0);
        }
        return order;
    }
}
