package edgetempo.agents.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityTreeTest {
    private final RandomStream random = new RandomStream().at(4, StreamUse.REPLAY, 0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 64, 1000})
    void findsTheLeafInWhoseStretchAPointLies(int leaves) {
        PriorityTree tree = new PriorityTree(leaves);
        double[] priorities = new double[leaves];
        double total = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            // Whole numbers, so that sums are exact in any order.
            priorities[leaf] = leaf == leaves - 1 ? 1 : random.nextInt(4);
            tree.set(leaf, random.nextInt(9));
            tree.set(leaf, priorities[leaf]);
            total += priorities[leaf];
        }
        assertThat(tree.total()).isEqualTo(total);
        double start = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            assertThat(tree.get(leaf)).isEqualTo(priorities[leaf]);
            if (priorities[leaf] > 0) {
                assertThat(tree.find(start)).isEqualTo(leaf);
                assertThat(tree.find(Math.nextDown(start + priorities[leaf]))).isEqualTo(leaf);
            }
            start += priorities[leaf];
        }
    }

    @Test
    void aPointThatRoundingPutsAtTheVeryEndStillFindsALeafWithPriority() {
        PriorityTree tree = new PriorityTree(5);
        tree.set(1, 0.1);
        tree.set(2, 0.2);
        assertThat(tree.find(tree.total())).isEqualTo(2);
        tree.set(2, 0);
        assertThat(tree.find(tree.total())).isEqualTo(1);
    }

    @Test
    void sumsDependOnTheLeavesAloneAndNotOnTheirHistory() {
        PriorityTree used = new PriorityTree(100);
        for (int i = 0; i < 100_000; i++) {
            used.set(random.nextInt(100), random.nextDouble() * Math.pow(10, random.nextInt(12)));
        }
        PriorityTree fresh = new PriorityTree(100);
        double sum = 0;
        for (int leaf = 99; leaf >= 0; leaf--) {
            fresh.set(leaf, used.get(leaf));
            sum += used.get(leaf);
        }
        assertThat(fresh.total()).isEqualTo(used.total());
        assertThat(used.total() / sum).isCloseTo(1, within(1e-14));
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        for (int leaves : new int[]{0, -1, (1 << 29) + 1}) {
            assertThatThrownBy(() -> new PriorityTree(leaves)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a priority tree has 1 to 2^29 leaves, found " + leaves);
        }
    }
}
