package edgetempo.ga;

import edgetempo.random.RandomStream;

/**
 * Crossover at one or two points of the chromosome: genes after the point, or between the two, are the mate's.
 *
 * <pre>
 *  parent      a a a a a a a a            a a a a a a a a
 *  mate        b b b b b b b b            b b b b b b b b
 *  one point         │          two points    │     │
 *  child       a a a b b b b b            a a b b b a a a
 * </pre>
 *
 * <p>One point lies between two genes, each gap as likely as any other. Two points are drawn independently from all gaps and both ends, and
 * genes from the smaller point up to the larger are the mate's, so that gene g of G is the mate's with probability 2(g + 1)(G − g)/(G +
 * 1)². Source: Holland, <i>Adaptation in Natural and Artificial Systems</i>, 1975; De Jong, 1975.
 */
public final class PointCrossover implements Crossover {
    private final int points;

    /**
     * Creates a crossover.
     *
     * @param points 1 or 2
     * @throws IllegalArgumentException if it is another number
     */
    public PointCrossover(int points) {
        if (points < 1 || points > 2) {
            throw new IllegalArgumentException("points: " + points + "; allowed: 1, 2");
        }
        this.points = points;
    }

    @Override
    public int words() {
        return points;
    }

    @Override
    public void masks(int genes, int population, int[] words, int first, int stride, int[] mask) {
        int rows = (genes + MASK_BITS - 1) / MASK_BITS;
        for (int i = 0; i < population; i++) {
            int from;
            int to;
            if (points == 1) {
                from = genes == 1 ? 1 : 1 + RandomStream.index(words[first + i], genes - 1);
                to = genes;
            } else {
                int one = RandomStream.index(words[first + i], genes + 1);
                int other = RandomStream.index(words[first + stride + i], genes + 1);
                from = Math.min(one, other);
                to = Math.max(one, other);
            }
            for (int row = 0; row < rows; row++) {
                mask[row * stride + i] = below(to - row * MASK_BITS) & ~below(from - row * MASK_BITS);
            }
        }
    }

    /** A word with the lowest {@code count} bits set, none below 0, all beyond 32. */
    private static int below(int count) {
        return count <= 0 ? 0 : -1 >>> Math.max(0, MASK_BITS - count);
    }
}
