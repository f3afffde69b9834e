package edgetempo.fran;

import java.util.Arrays;

/**
 * The optimal offloading for the utility after processors are allocated, rather than for the reward of phase 1: exact, for small instances.
 * The utility of an access point depends on the set of its users alone, so dynamic programming over nodes keeps the best value for every
 * set of users served so far: O((M + K)·3ⁿ) for n users.
 */
public final class JointSearch implements FranOffloader {
    /** Largest number of users; 3¹⁴ is five million nested subsets per node. */
    public static final int MAX_USERS = 14;

    private final ExactAllocation allocation;

    /** Creates a search for processors allocated in {@code blocks} blocks. */
    public JointSearch(int blocks) {
        allocation = new ExactAllocation(blocks);
    }

    @Override
    public String name() {
        return "joint-exact";
    }

    /**
     * Computes the offloading of the largest utility under {@link ExactAllocation}.
     *
     * @throws IllegalArgumentException if more than {@link #MAX_USERS} users remain
     */
    @Override
    public void offload(FranInstance instance, FranDecision decision) {
        int[] users = new int[instance.users];
        int count = decision.remaining(users);
        if (count > MAX_USERS) {
            throw new IllegalArgumentException("an exact joint search takes at most " + MAX_USERS
                    + " users; there are " + count);
        }
        int sets = 1 << count;
        double[] best = new double[sets];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        int[][] chosen = new int[instance.nodes][sets];
        for (int m = 0; m < instance.nodes; m++) {
            double[] own = values(instance, m, users, count);
            double[] next = new double[sets];
            for (int all = 0; all < sets; all++) {
                next[all] = best[all];
                for (int part = all; part > 0; part = (part - 1) & all) {
                    double value = best[all ^ part] + own[part];
                    if (value > next[all]) {
                        next[all] = value;
                        chosen[m][all] = part;
                    }
                }
            }
            best = next;
        }
        int served = 0;
        for (int all = 1; all < sets; all++) {
            served = best[all] > best[served] ? all : served;
        }
        for (int m = instance.nodes - 1; m >= 0; m--) {
            int part = chosen[m][served];
            for (int i = 0; i < count; i++) {
                if ((part >> i & 1) != 0) {
                    decision.node[users[i]] = m;
                }
            }
            served ^= part;
        }
    }

    /** Utility of a node with each set of users; −∞ for sets that it may not serve. */
    private double[] values(FranInstance instance, int node, int[] users, int count) {
        double[] values = new double[1 << count];
        int[] sharing = new int[count];
        int[] blocksOf = new int[count];
        int reached = 0;
        for (int i = 0; i < count; i++) {
            reached |= instance.reachable[instance.at(node, users[i])] > 0 ? 1 << i : 0;
        }
        for (int set = 1; set < values.length; set++) {
            if ((set & ~reached) != 0 || Integer.bitCount(set) > instance.capacity[node]) {
                values[set] = Double.NEGATIVE_INFINITY;
                continue;
            }
            double value = 0;
            int shares = 0;
            for (int i = 0; i < count; i++) {
                if ((set >> i & 1) == 0) {
                    continue;
                }
                int user = users[i];
                if (!instance.isFap(node)) {
                    value += FranUtility.earned(instance, user, node,
                            FranUtility.timeS(instance, user, node, instance.processorHz[node]));
                } else if (CloudRule.goesOn(instance, user)) {
                    value += FranUtility.earned(instance, user, node,
                            FranUtility.cloudTimeS(instance, user, node));
                } else {
                    sharing[shares++] = user;
                }
            }
            values[set] = shares == 0 ? value : value + allocation.best(instance, node, sharing, shares, blocksOf);
        }
        return values;
    }
}
