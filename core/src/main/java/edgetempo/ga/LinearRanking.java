package edgetempo.ga;

import edgetempo.random.RandomStream;

/**
 * Linear ranking: individuals are put in the order of their fitness, and the probability of rank r = 0..n − 1 to be a parent is
 * (2 − s + 2(s − 1)·r/(n − 1))/n with pressure s: how far apart the fitnesses are does not matter. Of equals, the one with the
 * higher index has the higher rank.
 *
 * <pre>
 *  probability·n
 *   s     ┤              ▄▄
 *   1     ┤       ▄▄ ▄▄  ██        s = 1: all alike
 *   2 − s ┤ ▄▄ ▄▄ ██ ██  ██        s = 2: the least fit is never a parent
 *         └─────────────────
 *    rank   0  1  …     n − 1
 * </pre>
 *
 * <p>Source: Baker, <i>Adaptive selection methods for genetic algorithms</i>, ICGA 1985.
 */
public final class LinearRanking implements ParentSelection {
    private final double[] cumulative;
    private final FitnessOrder order;

    /**
     * Creates a ranking.
     *
     * @param population individuals, at least 2
     * @param pressure   s, from 1 to 2
     */
    public LinearRanking(int population, double pressure) {
        cumulative = cumulative(population, pressure);
        order = new FitnessOrder(population);
    }

    /** [population] cumulative weights of the ranks, the least fit first. */
    static double[] cumulative(int population, double pressure) {
        double[] cumulative = new double[population];
        double sum = 0;
        for (int rank = 0; rank < population; rank++) {
            sum += 2 - pressure + 2 * (pressure - 1) * rank / (population - 1);
            cumulative[rank] = sum;
        }
        return cumulative;
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        order.sort(fitness);
        double total = cumulative[cumulative.length - 1];
        for (int i = 0; i < cumulative.length; i++) {
            int rank = CumulativeWeights.above(cumulative, RandomStream.openUniform(words[i]) * total);
            parent[i] = order.at(rank);
        }
    }
}
