package edgetempo.fran;

import java.util.Arrays;

/**
 * The best offloading for the reward of phase 1. That reward does not depend on the other users, and a node takes as many users as its
 * capacity, so it is a maximum-weight b-matching, solved as the {@link CapacitatedMatching} of least cost: every user is matched to an
 * admitted node of positive utility, or to "local". The cost of a pair is the largest utility of all less its own, so no cost is negative.
 */
public final class ExactOffloading implements FranOffloader {
    private final boolean d2d;
    private final String name;

    private ExactOffloading(boolean d2d, String name) {
        this.d2d = d2d;
        this.name = name;
    }

    /** The best over all nodes. */
    public static ExactOffloading overAllNodes() {
        return new ExactOffloading(true, "exact-phase1");
    }

    /** The best over access points alone. */
    public static ExactOffloading withoutD2d() {
        return new ExactOffloading(false, "no-d2d");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void offload(FranInstance instance, FranDecision decision) {
        int[] users = new int[instance.users];
        int count = decision.remaining(users);
        if (count == 0) {
            return;
        }
        int nodes = d2d ? instance.nodes : instance.faps;
        double[][] cost = costs(instance, users, count, nodes);
        int[] capacity = Arrays.copyOf(instance.capacity, nodes + 1);
        capacity[nodes] = count;
        int[] node = CapacitatedMatching.of(cost, capacity);
        for (int i = 0; i < count; i++) {
            if (node[i] < nodes) {
                decision.node[users[i]] = node[i];
            }
        }
    }

    /** [count × (nodes + 1)] the largest utility of all less the pair's; the last column is "local". */
    private static double[][] costs(FranInstance instance, int[] users, int count, int nodes) {
        double[][] utility = new double[count][nodes];
        double best = 0;
        for (int i = 0; i < count; i++) {
            for (int m = 0; m < nodes; m++) {
                utility[i][m] = utility(instance, users[i], m);
                best = Math.max(best, utility[i][m]);
            }
        }
        double[][] cost = new double[count][nodes + 1];
        for (int i = 0; i < count; i++) {
            for (int m = 0; m < nodes; m++) {
                cost[i][m] = utility[i][m] > 0 ? best - utility[i][m] : Double.POSITIVE_INFINITY;
            }
            cost[i][nodes] = best;
        }
        return cost;
    }

    /** Reward of phase 1 at an empty node; 0 where the node is not admitted. */
    private static double utility(FranInstance instance, int user, int node) {
        return FranConstraints.admits(instance, user, node, new int[instance.nodes])
                ? FranUtility.utility(instance, user, node,
                        FranUtility.timeS(instance, user, node, instance.processorHz[node]))
                : 0;
    }
}
