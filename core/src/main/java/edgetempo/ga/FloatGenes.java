package edgetempo.ga;

import edgetempo.random.Padding;

/**
 * Genes of a population and room for those of its children, gene-major: gene g of individual i is at {@code g · stride + i}, and rows
 * are padded to {@link Padding#LANES}.
 */
final class FloatGenes {
    final int stride;
    /** [genes × stride] */
    float[] current;
    /** [genes × stride] */
    float[] next;
    private final int genes;

    FloatGenes(int genes, int individuals) {
        this.genes = genes;
        stride = Padding.row(individuals);
        current = new float[genes * stride];
        next = new float[genes * stride];
    }

    /** Children become parents; what was there before may be overwritten. */
    void swapBuffers() {
        float[] parents = current;
        current = next;
        next = parents;
    }

    /** Copies an individual into {@code target}, [genes]. Modified. */
    void read(int individual, double[] target) {
        for (int g = 0; g < genes; g++) {
            target[g] = current[g * stride + individual];
        }
    }

    /** Puts {@code source}, [genes], in the place of an individual. Not modified. */
    void write(int individual, double[] source) {
        for (int g = 0; g < genes; g++) {
            current[g * stride + individual] = (float) source[g];
        }
    }
}
