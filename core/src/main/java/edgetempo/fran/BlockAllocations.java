package edgetempo.fran;

/**
 * All allocations of X equal blocks to n users, at least one each (the compositions of X into n parts), in lexicographic order: C(X − 1, n
 * − 1) of them. At least one each, because a user without a block would never get its result; this is why X must not be below n.
 */
public final class BlockAllocations {
    private final int blocks;
    private final int users;
    private final int[] allocations;

    /**
     * Lists the allocations.
     *
     * @throws IllegalArgumentException if there is no user, fewer blocks than users, or more allocations than fit an array
     */
    public BlockAllocations(int blocks, int users) {
        requireEnough(blocks, users);
        long count = count(blocks, users);
        if (users < 1 || count > (Integer.MAX_VALUE - 8) / users) {
            throw new IllegalArgumentException("allocating " + blocks + " blocks to " + users + " users");
        }
        this.blocks = blocks;
        this.users = users;
        allocations = new int[(int) count * users];
        int[] allocation = new int[users];
        int first = 0;
        allocation[0] = 1;
        fillLast(allocation, 0);
        while (true) {
            System.arraycopy(allocation, 0, allocations, first, users);
            first += users;
            if (first == allocations.length) {
                return;
            }
            // The rightmost part that can grow takes one of those behind it, which start again from one each.
            int grow = users - 2;
            int behind = allocation[users - 1];
            while (behind == users - 1 - grow) {
                behind += allocation[grow--];
            }
            allocation[grow]++;
            fillLast(allocation, grow);
        }
    }

    /** C(blocks − 1, users − 1): number of allocations; {@link Long#MAX_VALUE} where they are too many to count. */
    public static long count(int blocks, int users) {
        long count = 1;
        for (int n = 1; n < users; n++) {
            if (count > Long.MAX_VALUE / blocks) {
                return Long.MAX_VALUE;
            }
            count = count * (blocks - n) / n;
        }
        return count;
    }

    /** Number of allocations. */
    public int size() {
        return allocations.length / users;
    }

    /** Number of users. */
    public int users() {
        return users;
    }

    /** Number X of blocks. */
    public int blocks() {
        return blocks;
    }

    /** Blocks of a user (by its position among the sharing users) in an allocation. */
    public int of(int allocation, int place) {
        return allocations[allocation * users + place];
    }

    /** Refuses fewer blocks than users. */
    static void requireEnough(int blocks, int users) {
        if (blocks < users) {
            throw new IllegalArgumentException(users + " users share a processor of only " + blocks
                    + " blocks; phase2.blocks must be at least " + users + ", as each user gets at least one");
        }
    }

    private void fillLast(int[] allocation, int grown) {
        int left = blocks;
        for (int n = 0; n <= grown; n++) {
            left -= allocation[n];
        }
        for (int n = grown + 1; n < users - 1; n++) {
            allocation[n] = 1;
            left--;
        }
        if (grown < users - 1) {
            allocation[users - 1] = left;
        } else {
            allocation[grown] += left;
        }
    }
}
