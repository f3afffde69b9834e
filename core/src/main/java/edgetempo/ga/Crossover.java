package edgetempo.ga;

/**
 * Decides gene by gene whether a crossed child has its parent's gene or its mate's. Mutation and the choice of mates are not part of it.
 * Allocates nothing once constructed. Not thread-safe; create one per population.
 *
 * <p>Every gene of a child has a random word whose lowest bit decides: 1 takes the mate's. {@link UniformCrossover} leaves these
 * bits as
 * they are drawn, which costs nothing; every other crossover overwrites them before the kernels read them.
 */
public interface Crossover {
    /** Genes in a word of masks. */
    int MASK_BITS = Integer.SIZE;

    /** Random words per child that {@link #masks} needs. */
    int words();

    /**
     * Writes the masks of a generation: bit {@code g % 32} of {@code mask[g / 32 · stride + i]} is set iff child i takes gene g of its
     * mate, if it is crossed. Bits beyond the last gene do not matter.
     *
     * @param genes      of an individual
     * @param population children
     * @param words      word w of child i at {@code first + w·stride + i}. Not modified.
     * @param first      where the words begin
     * @param stride     distance between words of a child, and between rows of masks
     * @param mask       [⌈genes/32⌉ × stride] zeros; receives the masks. Modified.
     */
    void masks(int genes, int population, int[] words, int first, int stride, int[] mask);
}
