package edgetempo.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/**
 * Reads the results of an island that a kernel has written: {@code Control}, offload genes as bytes, share genes as floats, or as bytes
 * where they are levels.
 */
final class IslandResult {
    private static final long ENDED = 8;
    private static final long GENERATIONS = 16;
    private static final long BEST = 32;
    private static final long RETURNED = 44;

    private final MemorySegment results;
    private final BlockLayout layout;

    /** Reads records of a layout in memory that is not modified. */
    IslandResult(MemorySegment results, BlockLayout layout) {
        this.results = results;
        this.layout = layout;
    }

    private long at(int block) {
        return (long) block * layout.resultBytes();
    }

    /** Whether the island has terminated on the device. */
    boolean ended(int block) {
        return results.get(JAVA_INT, at(block) + ENDED) != 0;
    }

    /** Generations evaluated. */
    int generations(int block) {
        return results.get(JAVA_INT, at(block) + GENERATIONS);
    }

    /** Largest fitness since the slot began. */
    float best(int block) {
        return results.get(JAVA_FLOAT, at(block) + BEST);
    }

    /** Fitness of the result. */
    float returned(int block) {
        return results.get(JAVA_FLOAT, at(block) + RETURNED);
    }

    /**
     * Copies the result's genes.
     *
     * @param genes [3 × users]. Modified.
     */
    void genes(int block, boolean discrete, double[] genes) {
        int users = genes.length / 3;
        long offload = at(block) + BlockLayout.CONTROL;
        long shares = offload + (users + 3) / 4 * 4;
        for (int i = 0; i < users; i++) {
            genes[i] = results.get(JAVA_BYTE, offload + i);
        }
        for (int g = users; g < genes.length; g++) {
            genes[g] = discrete
                    ? results.get(JAVA_BYTE, shares + g - users)
                    : results.get(JAVA_FLOAT, shares + (long) Float.BYTES * (g - users));
        }
    }
}
