package edgetempo.catalogue;

import edgetempo.ga.Crossover;

/** Wraps a third-party crossover: exceptions are reported with its name and jar. Every mask is allowed. */
final class CheckedCrossover implements Crossover {
    private static final int MAX_WORDS = 1024;

    private final Crossover crossover;
    private final Origin origin;

    CheckedCrossover(Crossover crossover, Origin origin) {
        this.crossover = crossover;
        this.origin = origin;
        if (words() < 0 || words() > MAX_WORDS) {
            throw new PluginException(origin.text(), crossover.getClass().getName(),
                    "words() is " + words() + "; allowed: 0 to " + MAX_WORDS);
        }
    }

    @Override
    public int words() {
        return crossover.words();
    }

    @Override
    public void masks(int genes, int population, int[] words, int first, int stride, int[] mask) {
        try {
            crossover.masks(genes, population, words, first, stride, mask);
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException(origin.text(), crossover.getClass().getName(), "masks failed", e);
        }
    }
}
