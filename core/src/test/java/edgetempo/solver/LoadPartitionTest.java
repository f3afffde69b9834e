package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPartitionTest {
    private static double cost(double[] loads, int[] servers, int parts) {
        double[] sum = new double[parts];
        for (int k = 0; k < loads.length; k++) {
            sum[servers[k]] += loads[k];
        }
        double cost = 0;
        for (double s : sum) {
            cost += s * s;
        }
        return cost;
    }

    private static double least(double[] loads, int parts) {
        double least = Double.POSITIVE_INFINITY;
        int[] servers = new int[loads.length];
        long divisions = Math.round(Math.pow(parts, loads.length));
        for (long d = 0; d < divisions; d++) {
            long rest = d;
            for (int k = 0; k < loads.length; k++) {
                servers[k] = (int) (rest % parts);
                rest /= parts;
            }
            least = Math.min(least, cost(loads, servers, parts));
        }
        return least;
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 3", "2, 10, 3", "2, 9, 9", "3, 8, 2", "3, 8, 8", "4, 6, 4", "5, 5, 2", "5, 1, 1", "4, 3, 3",
            "3, 0, 1"})
    void noDivisionOfAllCostsLess(int parts, int count, int kinds) {
        LoadPartition partition = new LoadPartition();
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = random.doubles(kinds).toArray();
            double[] loads = new double[count];
            for (int k = 0; k < count; k++) {
                loads[k] = values[random.nextInt(kinds)];
            }
            double found = partition.divide(loads, count, parts, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
            assertThat(partition.complete()).isTrue();
            assertThat(found).as("seed " + seed).isCloseTo(least(loads, parts), within(1e-9));
            int[] servers = new int[count];
            for (int k = 0; k < count; k++) {
                servers[k] = partition.server(k);
            }
            assertThat(cost(loads, servers, parts)).as("seed " + seed).isCloseTo(found, within(1e-12));
        }
    }

    @Test
    void aGoalBelowTheLeastCostIsProvenOutOfReachAndFewStepsProveNothing() {
        double[] loads = {0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.3, 0.21};
        LoadPartition partition = new LoadPartition();
        double least = partition.divide(loads, 8, 3, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
        double found = partition.divide(loads, 8, 3, least - 1e-6, Long.MAX_VALUE);
        assertThat(partition.complete()).isTrue();
        assertThat(found).isGreaterThanOrEqualTo(least - 1e-9);
        assertThat(partition.divide(loads, 8, 3, Double.POSITIVE_INFINITY, 1)).isGreaterThanOrEqualTo(least - 1e-9);
        assertThat(partition.complete()).isFalse();
    }
}
