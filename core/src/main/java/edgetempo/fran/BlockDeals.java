package edgetempo.fran;

/**
 * All ways to deal X equal blocks to n users, at least one each, in lexicographic order: C(X − 1, n − 1) of them. At
 * least one each, because a user without a block would never get its result; this is why X must not be below n.
 */
public final class BlockDeals {
    private final int blocks;
    private final int users;
    private final int[] deals;

    /**
     * The ways to deal.
     *
     * @throws IllegalArgumentException if there is no user, fewer blocks than users, or more ways than fit an array
     */
    public BlockDeals(int blocks, int users) {
        requireEnough(blocks, users);
        long count = count(blocks, users);
        if (users < 1 || count > (Integer.MAX_VALUE - 8) / users) {
            throw new IllegalArgumentException("dealing " + blocks + " blocks to " + users + " users");
        }
        this.blocks = blocks;
        this.users = users;
        deals = new int[(int) count * users];
        int[] deal = new int[users];
        int first = 0;
        deal[0] = 1;
        fillLast(deal, 0);
        while (true) {
            System.arraycopy(deal, 0, deals, first, users);
            first += users;
            if (first == deals.length) {
                return;
            }
            // The rightmost part that can grow takes one of those behind it, which start again from one each.
            int grow = users - 2;
            int behind = deal[users - 1];
            while (behind == users - 1 - grow) {
                behind += deal[grow--];
            }
            deal[grow]++;
            fillLast(deal, grow);
        }
    }

    /** C(blocks − 1, users − 1): how many ways there are; {@link Long#MAX_VALUE} where they are too many to count. */
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

    /** Number of ways. */
    public int size() {
        return deals.length / users;
    }

    /** Number of users. */
    public int users() {
        return users;
    }

    /** Number X of blocks. */
    public int blocks() {
        return blocks;
    }

    /** Blocks of a user (by its place among those who share) in a way to deal. */
    public int of(int deal, int place) {
        return deals[deal * users + place];
    }

    /** Refuses fewer blocks than users. */
    static void requireEnough(int blocks, int users) {
        if (blocks < users) {
            throw new IllegalArgumentException(users + " users share a processor of only " + blocks
                    + " blocks; phase2.blocks must be at least " + users + ", as each user gets at least one");
        }
    }

    private void fillLast(int[] deal, int grown) {
        int left = blocks;
        for (int n = 0; n <= grown; n++) {
            left -= deal[n];
        }
        for (int n = grown + 1; n < users - 1; n++) {
            deal[n] = 1;
            left--;
        }
        if (grown < users - 1) {
            deal[users - 1] = left;
        } else {
            deal[grown] += left;
        }
    }
}
