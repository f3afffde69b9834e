package edgetempo.fran;

/**
 * The optimal allocation of X blocks, at least one each, for the reward of phase 2. That reward is a sum over users, so dynamic
 * programming over them is exact for any number of blocks and users: O(n·X²) instead of enumerating all C(X − 1, n − 1) allocations.
 */
public final class ExactAllocation implements FranAllocator {
    private final int blocks;

    /** Creates an allocator of {@code blocks} blocks. */
    public ExactAllocation(int blocks) {
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return "exact";
    }

    @Override
    public void allocate(FranInstance instance, int fap, int[] users, int count, FranDecision decision) {
        int[] blocksOf = new int[count];
        best(instance, fap, users, count, blocksOf);
        for (int i = 0; i < count; i++) {
            decision.processorHz[users[i]] = blocksOf[i] * (instance.processorHz[fap] / blocks);
        }
    }

    /**
     * Computes the largest reward and an allocation that attains it.
     *
     * @param users [count or more] who shares; not modified
     * @param blocksOf  [count] blocks of each; modified
     * @throws IllegalArgumentException if there are fewer blocks than users
     */
    public double best(FranInstance instance, int fap, int[] users, int count, int[] blocksOf) {
        BlockAllocations.requireEnough(blocks, count);
        double blockHz = instance.processorHz[fap] / blocks;
        // value[i][x]: most that the first i users earn with x blocks; −∞ where they cannot get one each.
        double[][] value = new double[count + 1][blocks + 1];
        int[][] taken = new int[count + 1][blocks + 1];
        for (int x = 1; x <= blocks; x++) {
            value[0][x] = Double.NEGATIVE_INFINITY;
        }
        for (int i = 1; i <= count; i++) {
            int user = users[i - 1];
            for (int x = 0; x <= blocks; x++) {
                value[i][x] = Double.NEGATIVE_INFINITY;
                for (int own = 1; own <= x; own++) {
                    double earned = value[i - 1][x - own] + FranUtility.earned(instance, user, fap,
                            FranUtility.timeS(instance, user, fap, own * blockHz));
                    if (earned > value[i][x]) {
                        value[i][x] = earned;
                        taken[i][x] = own;
                    }
                }
            }
        }
        int left = blocks;
        for (int i = count; i > 0; i--) {
            blocksOf[i - 1] = taken[i][left];
            left -= blocksOf[i - 1];
        }
        return value[count][blocks];
    }
}
