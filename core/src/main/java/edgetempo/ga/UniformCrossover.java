package edgetempo.ga;

/**
 * Uniform crossover: every gene is the mate's with probability 1/2, by the lowest bit of its own random word.
 *
 * <pre>
 *  parent  a a a a a a a a
 *  mate    b b b b b b b b
 *  bits    0 1 1 0 0 1 0 0
 *  child   a b b a a b a a
 * </pre>
 *
 * <p>Source: Syswerda, <i>Uniform crossover in genetic algorithms</i>, ICGA 1989.
 */
public final class UniformCrossover implements Crossover {
    @Override
    public int words() {
        return 0;
    }

    /** Never called: the bits of the genes' own words are the masks. */
    @Override
    public void masks(int genes, int population, int[] words, int first, int stride, int[] mask) {
        throw new UnsupportedOperationException("uniform crossover has no masks");
    }
}
