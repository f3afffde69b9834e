package edgetempo.random;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Threefry} for as many counters at a time as a vector has lanes; word for word the numbers of the scalar version. Counters
 * of a vector differ in word 1, the individual, which counts up from lane to lane.
 */
public final class VectorThreefry {
    private static final VectorSpecies<Integer> INT = Lanes.INT;
    private static final int LANES = INT.length();
    private static final IntVector IOTA = IntVector.zero(INT).addIndex(1);
    private static final int HALF = Integer.SIZE / 2;

    private VectorThreefry() {}

    /**
     * Encrypts counters of consecutive blocks and individuals: four rows of words per block. One loop holds all of it, so that the
     * schedule stays in registers.
     *
     * @param key        four words. Not modified.
     * @param first      counter word 0 of the first block
     * @param blocks     number of blocks
     * @param from       the first individual
     * @param individuals number of counters per block; rounded up to whole vectors
     * @param generation counter word 2
     * @param frameSlot  counter word 3
     * @param out        receives word w of block b and the i-th individual at {@code (4·b + w)·rows·stride + i}. Modified.
     * @param stride     distance between rows, at least the individuals rounded up to whole vectors
     * @param rows       1, or 2: each row of words is followed by one of the same words with their halves exchanged
     */
    public static void fill(int[] key, int first, int blocks, int from, int individuals, int generation, int frameSlot,
            int[] out,
            int stride, int rows) {
        int apart = rows * stride;
        int k0 = key[0];
        int k1 = key[1];
        int k2 = key[2];
        int k3 = key[3];
        int k4 = Threefry.PARITY ^ k0 ^ k1 ^ k2 ^ k3;
        for (int lane = 0; lane < individuals; lane += LANES) {
            for (int block = 0; block < blocks; block++) {
                IntVector x0 = IntVector.broadcast(INT, first + block + k0);
                IntVector x1 = IOTA.add(from + lane + k1);
                IntVector x2 = IntVector.broadcast(INT, generation + k2);
                IntVector x3 = IntVector.broadcast(INT, frameSlot + k3);

                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 10).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 26).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 11).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 21).lanewise(XOR, x2);
                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 27).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 23).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 5).lanewise(XOR, x2);
                x0 = x0.add(k1);
                x1 = x1.add(k2);
                x2 = x2.add(k3);
                x3 = x3.add(k4 + 1);

                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 20).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 17).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 11).lanewise(XOR, x2);
                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 25).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 10).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 18).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 20).lanewise(XOR, x2);
                x0 = x0.add(k2);
                x1 = x1.add(k3);
                x2 = x2.add(k4);
                x3 = x3.add(k0 + 2);

                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 10).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 26).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 11).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 21).lanewise(XOR, x2);
                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 27).lanewise(XOR, x2);
                x0 = x0.add(x3);
                x3 = x3.lanewise(ROL, 23).lanewise(XOR, x0);
                x2 = x2.add(x1);
                x1 = x1.lanewise(ROL, 5).lanewise(XOR, x2);
                x0 = x0.add(k3);
                x1 = x1.add(k4);
                x2 = x2.add(k0);
                x3 = x3.add(k1 + 3);

                x0 = x0.add(x1);
                x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
                x2 = x2.add(x3);
                x3 = x3.lanewise(ROL, 20).lanewise(XOR, x2);

                int at = 4 * block * apart + lane;
                x0.intoArray(out, at);
                x1.intoArray(out, at + apart);
                x2.intoArray(out, at + 2 * apart);
                x3.intoArray(out, at + 3 * apart);
                if (rows == 2) {
                    x0.lanewise(ROL, HALF).intoArray(out, at + stride);
                    x1.lanewise(ROL, HALF).intoArray(out, at + apart + stride);
                    x2.lanewise(ROL, HALF).intoArray(out, at + 2 * apart + stride);
                    x3.lanewise(ROL, HALF).intoArray(out, at + 3 * apart + stride);
                }
            }
        }
    }
}
