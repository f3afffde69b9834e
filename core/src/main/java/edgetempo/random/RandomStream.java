package edgetempo.random;

/**
 * A cursor over one counter-based stream. The stream is identified by its use and position in the simulation; its words depend on nothing
 * else, so a cursor may be repositioned at any time and no generator state needs to be saved.
 *
 * <p>Layout of the 256 bits: key = (seed low, seed high, episode, use); counter = (block, individual, generation,
 * frame·4096 + slot). The map is injective, so no two streams share a counter. Not thread-safe; create one per thread.
 */
public final class RandomStream {
    /** Bits of the slot in the counter word that it shares with the frame. */
    public static final int SLOT_BITS = 12;

    private static final double INV_2_31 = 0x1p-31;
    private static final double INV_2_53 = 0x1p-53;

    private final int[] key = new int[4];
    private final int[] words = new int[4];
    private int individual;
    private int generation;
    private int frameSlot;
    private int block;
    private int used = 4;

    /** Packs frame and slot into one counter word. */
    public static int frameSlot(int frame, int slot) {
        return (frame << SLOT_BITS) | slot;
    }

    /** Sets the key and rewinds to the start of the stream at frame 0, slot 0, generation 0, individual 0. */
    public RandomStream at(long seed, StreamUse use, int episode) {
        key[0] = (int) seed;
        key[1] = (int) (seed >>> 32);
        key[2] = episode;
        key[3] = use.ordinal();
        return at(0, 0, 0, 0);
    }

    /** Keeps the key and rewinds to the start of the stream at the given position. */
    public RandomStream at(int frame, int slot, int newGeneration, int newIndividual) {
        frameSlot = frameSlot(frame, slot);
        generation = newGeneration;
        individual = newIndividual;
        block = 0;
        used = 4;
        return this;
    }

    /** Copies the key of this stream, for kernels that compute blocks themselves. */
    public void copyKey(int[] target) {
        System.arraycopy(key, 0, target, 0, 4);
    }

    /** Next 32 uniform bits. */
    public int nextInt() {
        if (used == 4) {
            Threefry.block(key, block++, individual, generation, frameSlot, words);
            used = 0;
        }
        return words[used++];
    }

    /** Uniform integer in [0, bound), by multiplication: the bias is below bound/2³². */
    public int nextInt(int bound) {
        return index(nextInt(), bound);
    }

    /** A random word as a uniform integer in [0, bound), as {@link #nextInt(int)} draws it. */
    public static int index(int word, int bound) {
        return (int) (((word & 0xFFFF_FFFFL) * bound) >>> 32);
    }

    /** Uniform double in [0, 1) with 53 random bits. */
    public double nextDouble() {
        long high = nextInt() & 0xFFFF_FFFFL;
        long low = nextInt() & 0xFFFF_FFFFL;
        return ((high << 21) ^ (low >>> 11)) * INV_2_53;
    }

    /** Standard normal variate, Box-Muller; the second variate of a pair is discarded, so that draws stay addressable. */
    public double nextGaussian() {
        double u = openUniform(nextInt());
        double v = nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    /** The word's upper 31 bits as the midpoint of its cell in (0, 1): never 0, never 1. */
    public static double openUniform(int word) {
        return ((word >>> 1) + 0.5) * INV_2_31;
    }

    /** Shuffles the first {@code n} entries uniformly (Fisher-Yates). */
    public void shuffle(int[] values, int n) {
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
