package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** (18a)–(18e), each broken by one change to an offloading that keeps them all. */
class FranConstraintsTest {
    private final FranInstance hand = FranInstances.byHand();
    /** Users 0 and 1 at FAP 0, user 2 at DCN 2, user 3 nowhere. */
    private final DMatrixRMaj choices = new DMatrixRMaj(new double[][]{{1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 1, 0}});
    private final double[] hz = {2e9, 2e9, 0, 0};
    private final double[] timeS = {0.6, 1.2, 0.6, 99};

    @Test
    void theOffloadingKeepsAll() {
        assertThat(FranConstraints.oneMode(choices)).isTrue();
        assertThat(FranConstraints.reachable(hand, choices)).isTrue();
        assertThat(FranConstraints.withinCapacity(hand, choices)).isTrue();
        assertThat(FranConstraints.processor(hand, choices, hz)).isTrue();
        assertThat(FranConstraints.inTime(hand, choices, timeS)).isTrue();
        FranConstraints.requireHard(hand, choices, hz);
    }

    @Test
    void eq18aAUserIsServedByOneNodeAtMost() {
        choices.set(1, 0, 1);
        assertThat(FranConstraints.oneMode(choices)).isFalse();
        assertThatThrownBy(() -> FranConstraints.requireHard(hand, choices, hz))
                .hasMessageContaining(FranConstraint.ONE_MODE.words());
    }

    @Test
    void eq18bAUserIsServedByNodesItReaches() {
        choices.set(1, 3, 1);
        assertThat(FranConstraints.reachable(hand, choices)).isFalse();
        assertThatThrownBy(() -> FranConstraints.requireHard(hand, choices, hz))
                .hasMessageContaining(FranConstraint.REACHABLE.words());
    }

    @Test
    void eq18cNodesServeNoMoreThanTheirCapacity() {
        choices.set(2, 2, 0);
        choices.set(0, 2, 1); // three at FAP 0, whose capacity is two
        assertThat(FranConstraints.withinCapacity(hand, choices)).isFalse();
        assertThatThrownBy(() -> FranConstraints.requireHard(hand, choices, hz))
                .hasMessageContaining(FranConstraint.CAPACITY.words());
        DMatrixRMaj twoAtDcn = new DMatrixRMaj(new double[][]{{0, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 1, 0}});
        assertThat(FranConstraints.withinCapacity(hand, twoAtDcn)).isFalse();
    }

    @Test
    void eq18dSharesAddUpToTheProcessorAtMost() {
        hz[0] = 2.01e9;
        assertThat(FranConstraints.processor(hand, choices, hz)).isFalse();
        assertThatThrownBy(() -> FranConstraints.requireHard(hand, choices, hz))
                .hasMessageContaining(FranConstraint.PROCESSOR.words());
        hz[0] = -1;
        assertThat(FranConstraints.processor(hand, choices, hz)).isFalse();
        hz[0] = Double.NaN;
        assertThat(FranConstraints.processor(hand, choices, hz)).isFalse();
    }

    @Test
    void eq18eATaskComesBackNoLaterThanLocalComputing() {
        timeS[1] = 2;
        assertThat(FranConstraints.inTime(hand, choices, timeS)).isTrue();
        timeS[1] = Math.nextUp(2);
        assertThat(FranConstraints.inTime(hand, choices, timeS)).isFalse();
    }

    @Test
    void aNodeAdmitsAUserThatReachesItWhileItHasAPlaceAndIsFastEnough() {
        assertThat(FranConstraints.admits(hand, 0, 0, new int[]{1, 0, 0})).isTrue();
        assertThat(FranConstraints.admits(hand, 0, 0, new int[]{2, 0, 0})).as("no place").isFalse();
        assertThat(FranConstraints.admits(hand, 3, 0, new int[3])).as("out of reach").isFalse();
        hand.transmitS[hand.at(0, 0)] = 0.76; // 0.76 + 0.25 > 1
        assertThat(FranConstraints.admits(hand, 0, 0, new int[3])).as("late").isFalse();
    }
}
