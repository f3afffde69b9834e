package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The utility and the evaluation against the arithmetic in {@link FranInstances#byHand}. */
class FranUtilityTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void phase1RewardsAreThoseWorkedByHand() {
        FranInstance hand = FranInstances.byHand();
        assertThat(whole(hand, 0, 0)).isEqualTo(0.786, EXACT);
        assertThat(whole(hand, 0, 1)).isEqualTo(0.636, EXACT);
        assertThat(whole(hand, 1, 0)).isEqualTo(1.436, EXACT);
        assertThat(whole(hand, 2, 0)).isEqualTo(0.922, EXACT);
        assertThat(whole(hand, 2, 2)).isEqualTo(0.872, EXACT);
    }

    @Test
    void aResultThatComesLaterThanLocalComputingEarnsNothingEvenIfItSavesEnergy() {
        FranInstance hand = FranInstances.byHand();
        // User 2 with 1 Gcycle/s: 0.1 + 1 = 1.1 s > 1 s, though 0.2·(−0.1) + 0.792 = 0.772.
        assertThat(FranUtility.utility(hand, 2, 0, FranUtility.timeS(hand, 2, 0, 1e9))).isEqualTo(0.772, EXACT);
        assertThat(FranUtility.earned(hand, 2, 0, FranUtility.timeS(hand, 2, 0, 1e9))).isZero();
        assertThat(FranUtility.earned(hand, 2, 0, 1)).isEqualTo(0.792, EXACT); // exactly as late is in time
    }

    @Test
    void aCompleteDecisionIsScoredByMode() {
        double[] cached = new double[7 * 4];
        cached[(3 + 3) * 4 + 3] = 1; // user 3 holds its own result: 0.5·2 + 0.5·2 = 2
        FranInstance hand = FranInstances.byHand(cached);
        FranDecision decision = new FranDecision(4);
        decision.holder[3] = 3 + 3;
        decision.node[0] = 1;
        decision.processorHz[0] = 2e9;
        decision.node[1] = 0;
        decision.processorHz[1] = 4e9;
        decision.node[2] = 0;
        decision.cloud[2] = true;
        FranOutcome outcome = FranEvaluator.evaluate(hand, decision);
        assertThat(outcome.utility(FranMode.CACHE)).isEqualTo(2, EXACT);
        assertThat(outcome.utility(FranMode.FAP)).isEqualTo(0.636 + 1.436, EXACT);
        assertThat(outcome.utility(FranMode.CLOUD)).isEqualTo(0.912, EXACT);
        assertThat(outcome.utility()).isEqualTo(2 + 0.636 + 1.436 + 0.912, EXACT);
        assertThat(outcome.users(FranMode.FAP)).isEqualTo(2);
        assertThat(outcome.users(FranMode.LOCAL)).isZero();
        decision.processorHz[0] = 0.5e9; // 0.1 + 2 s: later than 1 s
        FranOutcome late = FranEvaluator.evaluate(hand, decision);
        assertThat(late.lateUsers()).isOne();
        assertThat(late.users(FranMode.LOCAL)).isOne();
        assertThat(late.utility()).isEqualTo(2 + 1.436 + 0.912, EXACT);
    }

    @Test
    void aDeliveryThatNobodyCanMakeIsRefused() {
        FranInstance hand = FranInstances.byHand();
        FranDecision decision = new FranDecision(4);
        decision.holder[0] = 0;
        assertThatThrownBy(() -> FranEvaluator.evaluate(hand, decision)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot deliver");
        double[] cached = new double[7 * 4];
        cached[0] = 1;
        FranInstance held = FranInstances.byHand(cached);
        assertThat(FranEvaluator.evaluate(held, decision).users(FranMode.CACHE)).isOne();
        decision.node[0] = 1;
        assertThatThrownBy(() -> FranEvaluator.evaluate(held, decision)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offloads as well");
    }

    private static double whole(FranInstance hand, int user, int node) {
        return FranUtility.utility(hand, user, node, FranUtility.timeS(hand, user, node, hand.processorHz[node]));
    }
}
