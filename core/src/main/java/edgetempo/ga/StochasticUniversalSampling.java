package edgetempo.ga;

import edgetempo.random.RandomStream;

/**
 * Stochastic universal sampling: one spin of a wheel with equidistant pointers, as many as children, over sectors proportional to
 * exp(fitness). An individual is a parent as often as expected, rounded up or down; one pass finds all parents. They are assigned to the
 * children in a random order (Fisher-Yates), since elites replace the first children regardless of their parents.
 *
 * <pre>
 *  individual     0     1  2         3
 *             ├───────┼───┼─┼─────────────────┤
 *  pointers      ▲       ▲       ▲       ▲        parents 0 1 3 3, then shuffled
 *                └── population equal steps
 * </pre>
 *
 * <p>Child 0's word is the spin, the word of any other child i swaps it with one of the children 0..i. Source: Baker, <i>Reducing bias
 * and inefficiency in the selection algorithm</i>, ICGA 1987.
 */
public final class StochasticUniversalSampling implements ParentSelection {
    private final double[] cumulative;

    /** Creates a wheel for populations of a size. */
    public StochasticUniversalSampling(int population) {
        cumulative = new double[population];
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        CumulativeWeights.softmax(fitness, cumulative);
        int population = cumulative.length;
        double step = cumulative[population - 1] / population;
        double spin = RandomStream.openUniform(words[0]);
        int chosen = 0;
        for (int i = 0; i < population; i++) {
            double pointer = (i + spin) * step;
            while (chosen < population - 1 && cumulative[chosen] <= pointer) {
                chosen++;
            }
            parent[i] = chosen;
        }
        for (int i = population - 1; i > 0; i--) {
            int other = RandomStream.index(words[i], i + 1);
            int swap = parent[i];
            parent[i] = parent[other];
            parent[other] = swap;
        }
    }
}
