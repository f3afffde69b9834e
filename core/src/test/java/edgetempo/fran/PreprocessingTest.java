package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    private static final int USERS = 4;

    @Test
    void theOwnCacheComesFirstThenTheClosestHolderWithinReach() {
        double[] cached = new double[7 * USERS];
        cached[0 * USERS + 0] = 1; // user 0: FAP 0 at 50 m, FAP 1 at 40 m
        cached[1 * USERS + 0] = 1;
        cached[0 * USERS + 1] = 1; // user 1: FAP 0, and its own device
        cached[(3 + 1) * USERS + 1] = 1;
        cached[1 * USERS + 2] = 1; // user 2: FAP 1, which it does not reach
        cached[2 * USERS + 3] = 1; // user 3: DCN 2, out of reach
        FranDecision decision = new FranDecision(USERS);
        FranInstance hand = FranInstances.byHand(cached);
        new Preprocessing().deliver(hand, decision);
        assertThat(decision.holder).containsExactly(1, 3 + 1, FranDecision.NONE, FranDecision.NONE);
        hand.distanceM[hand.at(0, 0)] = 40;
        new Preprocessing().deliver(hand, decision);
        assertThat(decision.holder[0]).as("equally close").isZero();
        hand.distanceM[hand.at(0, 0)] = 39;
        new Preprocessing().deliver(hand, decision);
        assertThat(decision.holder[0]).as("the first is closer").isZero();
        int[] left = new int[USERS];
        assertThat(decision.remaining(left)).isEqualTo(2);
        assertThat(left).startsWith(2, 3);
    }

    @Test
    void deliverableIsReachabilityExtendedByOnesTimesCaching() {
        FranInstance instance = FranInstances.drawn(6, 3);
        DMatrixRMaj product = new Preprocessing().deliverable(instance);
        assertThat(product.numRows).isEqualTo(instance.nodes + instance.users);
        for (int row = 0; row < product.numRows; row++) {
            for (int n = 0; n < instance.users; n++) {
                boolean reaches = row >= instance.nodes || instance.reachable[instance.at(row, n)] == 1;
                boolean holds = instance.cached[instance.at(row, n)] == 1;
                assertThat(product.get(row, n)).isEqualTo(reaches && holds ? 1 : 0);
            }
        }
    }

    @Test
    void switchedOffEveryoneIsLeftOverAndCachedResultsAreWorthNothing() {
        FranScenario off = ScenarioReader.loadFran("fran-default", List.of("cache.preprocessing=false"));
        FranInstance instance = new FranSampler(off).sample(5, 0);
        Phase1Env with = new Phase1Env(ScenarioReader.loadFran("fran-default", List.of()));
        Phase1Env without = new Phase1Env(off);
        with.reset(instance, 0);
        without.reset(instance, 0);
        assertThat(without.remaining()).isEqualTo(24);
        assertThat(with.remaining()).isBetween(1, 23);
    }
}
