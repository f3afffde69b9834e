package edgetempo.ga;

import edgetempo.random.RandomStream;

/**
 * Tournament: the fittest of k individuals drawn with replacement is the parent; of equals the one drawn first.
 *
 * <pre>
 *  drawn      4    1    4    0        k = 4
 *  fitness   2.1  3.7  2.1  0.4
 *                  ▲                  parent 1
 * </pre>
 *
 * <p>A child's first competitor is its word 0, the others are the words after those of its mating.
 */
public final class Tournament implements ParentSelection {
    private final int population;
    private final int size;

    /**
     * Creates tournaments.
     *
     * @param population individuals
     * @param size       of them that compete, k
     */
    public Tournament(int population, int size) {
        this.population = population;
        this.size = size;
    }

    @Override
    public int words() {
        return size + MATING_WORDS;
    }

    @Override
    public void select(double[] fitness, int[] words, int stride, int[] parent) {
        for (int i = 0; i < population; i++) {
            int best = RandomStream.index(words[i], population);
            for (int word = 1 + MATING_WORDS; word < size + MATING_WORDS; word++) {
                int other = RandomStream.index(words[word * stride + i], population);
                if (fitness[other] > fitness[best]) {
                    best = other;
                }
            }
            parent[i] = best;
        }
    }
}
