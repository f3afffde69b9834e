package edgetempo.agents.replay;

/**
 * Binary tree of sums over non-negative priorities: setting one and drawing one with probability proportional to it take
 * O(log leaves). A node is always the sum of its two children, so the tree depends on its leaves only, not on the order in
 * which they were set.
 *
 * <p>Schaul et al., <i>Prioritized experience replay</i>, ICLR 2016, appendix B.2.1.
 */
public final class PriorityTree {
    /** Node i has the children 2i and 2i + 1; the root is 1, the leaves begin at {@link #first}. */
    private final double[] nodes;
    private final int first;

    /**
     * Creates a tree of zeros.
     *
     * @param leaves number of leaves, 1 to 2^29; all start with priority 0
     * @throws IllegalArgumentException if it is out of range
     */
    public PriorityTree(int leaves) {
        if (leaves < 1 || leaves > 1 << 29) {
            throw new IllegalArgumentException("a priority tree has 1 to 2^29 leaves, found " + leaves);
        }
        first = leaves == 1 ? 1 : Integer.highestOneBit(leaves - 1) << 1;
        nodes = new double[2 * first];
    }

    /** Sets the priority of a leaf. */
    public void set(int leaf, double priority) {
        int node = first + leaf;
        nodes[node] = priority;
        for (node >>= 1; node > 0; node >>= 1) {
            nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
        }
    }

    /** Priority of a leaf. */
    public double get(int leaf) {
        return nodes[first + leaf];
    }

    /** Sum of all priorities. */
    public double total() {
        return nodes[1];
    }

    /**
     * The leaf in whose interval a point lies, with the priorities laid end to end.
     *
     * @param point in [0, total)
     * @return a leaf with a positive priority, if there is one
     */
    public int find(double point) {
        int node = 1;
        double rest = point;
        while (node < first) {
            node *= 2;
            // Rounding may leave the rest at the very end of the left side: what has no weight is never entered.
            if (rest >= nodes[node] && nodes[node + 1] > 0) {
                rest -= nodes[node];
                node++;
            }
        }
        return node - first;
    }
}
