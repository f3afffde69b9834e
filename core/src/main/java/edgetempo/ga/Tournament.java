package edgetempo.ga;

/**
 * Tournament: the fittest of k individuals drawn with replacement is the parent; of equals the one drawn first.
 *
 * <pre>
 *  drawn      4    1    4    0        k = 4
 *  fitness   2.1  3.7  2.1  0.4
 *                  ▲                  parent 1
 * </pre>
 *
 * <p>A child's first competitor is its word 0, the others are the words behind those of its mating.
 */
final class Tournament implements ParentSelection {
    private final int population;
    private final int size;

    Tournament(int population, int size) {
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
            int best = Mating.index(words[i], population);
            for (int word = 1 + MATING_WORDS; word < size + MATING_WORDS; word++) {
                int other = Mating.index(words[word * stride + i], population);
                if (fitness[other] > fitness[best]) {
                    best = other;
                }
            }
            parent[i] = best;
        }
    }
}
