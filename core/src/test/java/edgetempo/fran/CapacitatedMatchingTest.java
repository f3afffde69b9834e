package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CapacitatedMatchingTest {
    private static double total(double[][] cost, int[] node) {
        double total = 0;
        for (int user = 0; user < node.length; user++) {
            total += cost[user][node[user]];
        }
        return total;
    }

    /** The cheapest of all ways, tried one by one; infinite if there is none. */
    private static double cheapest(double[][] cost, int[] capacity, int user) {
        if (user == cost.length) {
            return 0;
        }
        double cheapest = Double.POSITIVE_INFINITY;
        for (int m = 0; m < capacity.length; m++) {
            if (capacity[m] > 0 && cost[user][m] < Double.POSITIVE_INFINITY) {
                capacity[m]--;
                cheapest = Math.min(cheapest, cost[user][m] + cheapest(cost, capacity, user + 1));
                capacity[m]++;
            }
        }
        return cheapest;
    }

    @Test
    void nothingIsCheaperOf3000SmallProblemsWithTiesAndForbiddenPairs() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 3000; trial++) {
            int nodes = random.nextInt(1, 5);
            int users = random.nextInt(0, 7);
            boolean ties = random.nextBoolean();
            int[] capacity = new int[nodes + 1];
            for (int m = 0; m < nodes; m++) {
                capacity[m] = random.nextInt(0, 4);
            }
            capacity[nodes] = users;
            double[][] cost = new double[users][nodes + 1];
            for (double[] row : cost) {
                Arrays.setAll(row, m -> m < nodes && random.nextInt(4) == 0
                        ? Double.POSITIVE_INFINITY
                        : ties ? random.nextInt(4) : random.nextDouble());
            }
            int[] node = CapacitatedMatching.of(cost, capacity);
            int[] load = new int[nodes + 1];
            Arrays.stream(node).forEach(m -> load[m]++);
            for (int m = 0; m <= nodes; m++) {
                assertThat(load[m]).as("trial %d", trial).isLessThanOrEqualTo(capacity[m]);
            }
            assertThat(total(cost, node)).as("trial %d", trial)
                    .isCloseTo(cheapest(cost, capacity.clone(), 0), within(1e-12));
        }
    }

    /** Sixty users at six nodes: no exchange of two users and no move to a node with room is cheaper. */
    @Test
    void aLargeMatchingHasNoCheaperMoveOrExchange() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] cost = new double[60][7];
        for (double[] row : cost) {
            Arrays.setAll(row, m -> random.nextDouble());
        }
        int[] capacity = {5, 7, 3, 9, 4, 6, 60};
        int[] node = CapacitatedMatching.of(cost, capacity);
        int[] load = new int[7];
        Arrays.stream(node).forEach(m -> load[m]++);
        for (int a = 0; a < 60; a++) {
            for (int m = 0; m < 7; m++) {
                if (load[m] < capacity[m]) {
                    assertThat(cost[a][m]).isGreaterThanOrEqualTo(cost[a][node[a]]);
                }
            }
            for (int b = 0; b < a; b++) {
                assertThat(cost[a][node[b]] + cost[b][node[a]])
                        .isGreaterThanOrEqualTo(cost[a][node[a]] + cost[b][node[b]] - 1e-12);
            }
        }
    }

    @Test
    void withoutAnyWayItIsRefused() {
        assertThatThrownBy(() -> CapacitatedMatching.of(new double[][]{{1}, {1}}, new int[]{1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CapacitatedMatching.of(new double[][]{{Double.NaN}}, new int[]{1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CapacitatedMatching.of(new double[0][], new int[]{1})).isEmpty();
    }
}
