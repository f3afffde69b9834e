package edgetempo.ga;

import edgetempo.random.RandomStream;
import edgetempo.scenario.mec.GaSettings;

/**
 * Decides which children are crossed and with whom: with the crossover probability, the mate is a random one of the selected parents;
 * a child that is not crossed is its own mate.
 *
 * <pre>
 *  child      0  1  2  3
 *  parent     5  2  5  7
 *  crossed    no yes no yes
 *  draws         3     0      of the row of parents
 *  mate       5  7  5  5
 * </pre>
 */
final class Mating {
    private final int population;
    private final int threshold;

    Mating(GaSettings settings) {
        population = settings.population();
        threshold = (int) threshold(settings.crossoverProbability());
    }

    /** Threshold that a word is below, unsigned, with the given probability; 1 stands for 1 − 2⁻³². */
    static long threshold(double probability) {
        return Math.min(Math.round(probability * 0x1p32), 0xFFFF_FFFFL);
    }

    /**
     * Chooses mates.
     *
     * @param words  word 1 of child i, at {@code stride + i}, decides whether it is crossed; word 2, a stride on, draws. Not modified.
     * @param stride distance between words of a child
     * @param parent [population] or longer. Not modified.
     * @param mate   [population] or longer, receives the mates. Modified.
     */
    void pair(int[] words, int stride, int[] parent, int[] mate) {
        long limit = Integer.toUnsignedLong(threshold);
        for (int i = 0; i < population; i++) {
            // All ones where the child is crossed: no branch, for nobody can predict it.
            int crossed = (int) (Integer.toUnsignedLong(words[stride + i]) - limit >> 63);
            int other = RandomStream.index(words[2 * stride + i], population);
            mate[i] = parent[i ^ (i ^ other) & crossed];
        }
    }
}
