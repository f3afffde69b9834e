package edgetempo.ga;

import edgetempo.random.RandomStream;

/**
 * Roulette: each child spins the wheel once; an individual's sector is proportional to exp(fitness).
 *
 * <pre>
 *  individual     0     1  2         3
 *             ├───────┼───┼─┼─────────────────┤
 *  spins            ▲           ▲  ▲    ▲         parents 3 0 3 3, in the order of the spins
 * </pre>
 */
public final class SoftmaxRoulette implements ParentSelection {
    private final double[] cumulative;

    /** Creates a roulette for populations of a size. */
    public SoftmaxRoulette(int population) {
        cumulative = new double[population];
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        CumulativeWeights.softmax(fitness, cumulative);
        double total = cumulative[cumulative.length - 1];
        for (int i = 0; i < cumulative.length; i++) {
            parent[i] = CumulativeWeights.above(cumulative, RandomStream.openUniform(words[i]) * total);
        }
    }
}
