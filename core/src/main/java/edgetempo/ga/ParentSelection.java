package edgetempo.ga;

/**
 * Chooses as many parents as there are individuals. Every child has its own random words: word 0 chooses its parent, words 1 and 2 belong
 * to its mating, further ones to selections that need more. Allocates nothing once constructed. Not thread-safe; create one per population.
 */
public interface ParentSelection {
    /** Words of a child that every selection leaves to mating, after word 0. */
    int MATING_WORDS = 2;

    /** Random words per child, those of its mating included. */
    default int words() {
        return 1 + MATING_WORDS;
    }

    /**
     * Selects parents.
     *
     * @param fitness [population] or longer. Not modified.
     * @param words   word w of child i at {@code w·stride + i}; more than {@link #words} may follow. Not modified.
     * @param stride  distance between words of a child
     * @param parent  [population] or longer, receives the parent of each child, in [0, population). Modified.
     */
    void select(double[] fitness, int[] words, int stride, int[] parent);
}
