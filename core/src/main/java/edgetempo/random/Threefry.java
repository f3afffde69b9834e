package edgetempo.random;

/**
 * Threefry-4x32 with 13 rounds: a keyed bijection on 128-bit counters that passes BigCrush and needs nothing but
 * 32-bit additions, rotations and exclusive ors, which every vector unit has (a multiplication-based generator such as
 * Philox needs high halves of products, which the Vector API does not offer).
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, <i>Parallel random numbers: as easy as 1, 2, 3</i>, SC'11,
 * doi 10.1145/2063384.2063405. Checked against the published known-answer vectors.
 */
public final class Threefry {
    /** Rounds in use; the authors call 13 the fewest with a safety margin. */
    public static final int ROUNDS = 13;

    /** Key-schedule parity constant C240 of Threefish, 32-bit form. */
    public static final int PARITY = 0x1BD11BDA;

    private Threefry() {}

    /**
     * Encrypts one counter with {@link #ROUNDS} rounds, unrolled: what every stream runs.
     *
     * @param key four words. Not modified.
     * @param c0  counter word 0
     * @param c1  counter word 1
     * @param c2  counter word 2
     * @param c3  counter word 3
     * @param out receives four words. Modified.
     */
    public static void block(int[] key, int c0, int c1, int c2, int c3, int[] out) {
        int k0 = key[0];
        int k1 = key[1];
        int k2 = key[2];
        int k3 = key[3];
        int k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
        int x0 = c0 + k0;
        int x1 = c1 + k1;
        int x2 = c2 + k2;
        int x3 = c3 + k3;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 10) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 26) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 11) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 21) ^ x2;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 27) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 23) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 5) ^ x2;
        x0 += k1;
        x1 += k2;
        x2 += k3;
        x3 += k4 + 1;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 20) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 17) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 11) ^ x2;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 25) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 10) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 18) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 20) ^ x2;
        x0 += k2;
        x1 += k3;
        x2 += k4;
        x3 += k0 + 2;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 10) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 26) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 11) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 21) ^ x2;
        x0 += x1;
        x1 = Integer.rotateLeft(x1, 13) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 27) ^ x2;
        x0 += x3;
        x3 = Integer.rotateLeft(x3, 23) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, 5) ^ x2;
        x0 += k3;
        x1 += k4;
        x2 += k0;
        x3 += k1 + 3;

        x0 += x1;
        x1 = Integer.rotateLeft(x1, 6) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, 20) ^ x2;

        out[0] = x0;
        out[1] = x1;
        out[2] = x2;
        out[3] = x3;
    }

    /**
     * Encrypts one counter with any number of rounds: the specification, and what the known-answer tests run.
     *
     * @param key     four words. Not modified.
     * @param c0      counter word 0
     * @param c1      counter word 1
     * @param c2      counter word 2
     * @param c3      counter word 3
     * @param out     receives four words. Modified.
     * @param rounds  number of rounds, at most 72; {@link #ROUNDS} everywhere but in known-answer tests
     */
    public static void block(int[] key, int c0, int c1, int c2, int c3, int[] out, int rounds) {
        int k0 = key[0];
        int k1 = key[1];
        int k2 = key[2];
        int k3 = key[3];
        int k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
        int x0 = c0 + k0;
        int x1 = c1 + k1;
        int x2 = c2 + k2;
        int x3 = c3 + k3;
        for (int r = 0; r < rounds; r++) {
            if ((r & 1) == 0) {
                x0 += x1;
                x1 = Integer.rotateLeft(x1, rotationA(r)) ^ x0;
                x2 += x3;
                x3 = Integer.rotateLeft(x3, rotationB(r)) ^ x2;
            } else {
                x0 += x3;
                x3 = Integer.rotateLeft(x3, rotationA(r)) ^ x0;
                x2 += x1;
                x1 = Integer.rotateLeft(x1, rotationB(r)) ^ x2;
            }
            if ((r & 3) == 3) {
                int injection = (r >>> 2) + 1;
                x0 += keyWord(injection, k0, k1, k2, k3, k4);
                x1 += keyWord(injection + 1, k0, k1, k2, k3, k4);
                x2 += keyWord(injection + 2, k0, k1, k2, k3, k4);
                x3 += keyWord(injection + 3, k0, k1, k2, k3, k4) + injection;
            }
        }
        out[0] = x0;
        out[1] = x1;
        out[2] = x2;
        out[3] = x3;
    }

    /** Rotation of the first pair in round {@code r}. */
    static int rotationA(int r) {
        return switch (r & 7) {
            case 0 -> 10;
            case 1 -> 11;
            case 2 -> 13;
            case 3 -> 23;
            case 4 -> 6;
            case 5 -> 17;
            case 6 -> 25;
            default -> 18;
        };
    }

    /** Rotation of the second pair in round {@code r}. */
    static int rotationB(int r) {
        return switch (r & 7) {
            case 0 -> 26;
            case 1 -> 21;
            case 2 -> 27;
            case 3 -> 5;
            case 4 -> 20;
            case 5 -> 11;
            case 6 -> 10;
            default -> 20;
        };
    }

    private static int keyWord(int index, int k0, int k1, int k2, int k3, int k4) {
        return switch (index % 5) {
            case 0 -> k0;
            case 1 -> k1;
            case 2 -> k2;
            case 3 -> k3;
            default -> k4;
        };
    }
}
