package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.fran.FranScenario;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Phase2EnvTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private final FranInstance hand = FranInstances.byHand();

    /** Users 0 and 1 at FAP 0. */
    private FranDecision offloaded() {
        FranDecision decision = new FranDecision(4);
        decision.node[0] = 0;
        decision.node[1] = 0;
        CloudRule.apply(hand, decision);
        return decision;
    }

    @Test
    void theRewardIsTheSumOfTheUtilitiesWorkedByHand() {
        Phase2Env env = new Phase2Env(FranInstances.scenarioByHand());
        env.reset(hand, offloaded(), 0);
        // X = 4 blocks of 1 Gcycle/s, dealt (1, 3), (2, 2), (3, 1).
        assertThat(env.actions()).isEqualTo(3);
        // (1, 3): user 0 takes 0.1 + 1 s, late, 0. User 1: 0.8(2 − 0.2 − 2/3) + 0.396 = 1.302666…
        assertThat(env.step(0)).isEqualTo(0.8 * (1.8 - 2.0 / 3) + 0.396, EXACT);
        // (2, 2): user 0: 0.6(1 − 0.1 − 0.5) + 0.396 = 0.636. User 1: 0.8(2 − 0.2 − 1) + 0.396 = 1.036.
        assertThat(env.step(1)).isEqualTo(0.636 + 1.036, EXACT);
        // (3, 1): user 0: 0.6(0.9 − 1/3) + 0.396. User 1: 0.2 + 2 s, late, 0.
        assertThat(env.step(2)).isEqualTo(0.6 * (0.9 - 1.0 / 3) + 0.396, EXACT);
        float[] state = new float[Phase2Env.OBSERVATION_LENGTH];
        env.observe(state);
        assertThat(state).containsExactly(4, (float) (0.6 * (0.9 - 1.0 / 3) + 0.396));
        FranDecision decision = offloaded();
        env.apply(1, decision);
        assertThat(decision.processorHz).containsExactly(2e9, 2e9, 0, 0);
        assertThat(FranEvaluator.evaluate(hand, decision).utility()).isEqualTo(0.636 + 1.036, EXACT);
    }

    @Test
    void anEpochEndsAfterTenStepsInARowThatChangeTheRewardByNoMoreThanTheThreshold() {
        Phase2Env env = new Phase2Env(FranInstances.scenarioByHand("phase2.stopSteps=10"));
        env.reset(hand, offloaded(), 0);
        for (int step = 0; step < 5; step++) {
            env.step(1);
        }
        env.step(0);
        env.step(1);
        for (int step = 0; step < 10; step++) {
            assertThat(env.done()).isFalse();
            env.step(1);
        }
        assertThat(env.done()).isTrue();
        assertThat(env.steps()).isEqualTo(17);
        assertThatThrownBy(() -> env.step(1)).isInstanceOf(IllegalStateException.class);
        FranScenario wide = FranInstances.scenarioByHand("phase2.stopThreshold=10", "phase2.stopSteps=3");
        Phase2Env tolerant = new Phase2Env(wide);
        tolerant.reset(hand, offloaded(), 0);
        for (int step = 0; step < 4; step++) {
            assertThat(tolerant.done()).isFalse();
            tolerant.step(step % 3);
        }
        assertThat(tolerant.done()).isTrue();
    }

    @Test
    void anEpochEndsAfterTheMostSteps() {
        Phase2Env env = new Phase2Env(FranInstances.scenarioByHand("phase2.maxSteps=6"));
        env.reset(hand, offloaded(), 0);
        for (int step = 0; step < 6; step++) {
            assertThat(env.done()).isFalse();
            env.step(step % 3);
        }
        assertThat(env.done()).isTrue();
    }

    @Test
    void usersWhoValueEnergyGoOnToTheCloudAndShareNothing() {
        FranDecision decision = new FranDecision(4);
        decision.node[1] = 0;
        decision.node[2] = 0;
        CloudRule.apply(hand, decision);
        assertThat(decision.cloud).containsExactly(false, false, true, false);
        Phase2Env env = new Phase2Env(FranInstances.scenarioByHand());
        env.reset(hand, decision, 0);
        assertThat(env.users()).isOne();
        assertThat(env.user(0)).isOne();
        assertThat(env.actions()).isOne();
        env.reset(hand, decision, 1);
        assertThat(env.done()).as("nobody at FAP 1").isTrue();
        assertThat(env.actions()).isZero();
    }

    @Test
    void aUserWhoValuesBothAlikeStaysAtTheAccessPoint() {
        hand.timeWeight[0] = 0.5;
        hand.timeWeight[1] = Math.nextDown(0.5);
        assertThat(offloaded().cloud).containsExactly(false, true, false, false);
    }

    @Test
    void fewerBlocksThanUsersAreRefusedWithAnExplanation() {
        FranDecision decision = offloaded();
        decision.node[2] = 0;
        decision.cloud[2] = false;
        Phase2Env env = new Phase2Env(FranInstances.scenarioByHand("compute.fapPlaces=1", "phase2.blocks=2"));
        assertThatThrownBy(() -> env.reset(hand, decision, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "3 users share a processor of only 2 blocks; phase2.blocks must be at least 3, as each user "
                                + "gets at least one");
    }
}
