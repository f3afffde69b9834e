package edgetempo.fran;

import java.util.Arrays;

/**
 * The minimum-cost assignment of every user to one node, where a node takes as many users as its capacity: a minimum-cost flow, found user
 * by user along the shortest augmenting path (Jonker and Volgenant, <i>A Shortest Augmenting Path Algorithm for Dense and Sparse Linear
 * Assignment Problems</i>, Computing 38, 1987), with nodes that hold several users. Prices of nodes keep reduced costs from falling below
 * zero, so that Dijkstra's search finds it. Runs in O(users² · nodes²).
 */
final class CapacitatedMatching {
    private static final int NONE = -1;

    private CapacitatedMatching() {}

    /**
     * Computes the assignment.
     *
     * @param cost     [users × nodes] of each pair; infinite where it is not allowed. Not modified.
     * @param capacity [nodes] users that a node takes. Not modified.
     * @return [users] node of each
     * @throws IllegalArgumentException if there is no matching of all users, or a cost is NaN
     */
    static int[] of(double[][] cost, int[] capacity) {
        int nodes = capacity.length;
        int[] node = new int[cost.length];
        Arrays.fill(node, NONE);
        int[] load = new int[nodes];
        double[] price = new double[nodes];
        double[] distance = new double[nodes];
        int[] through = new int[nodes];
        boolean[] settled = new boolean[nodes];
        for (int user = 0; user < cost.length; user++) {
            Arrays.fill(settled, false);
            Arrays.fill(through, user);
            for (int m = 0; m < nodes; m++) {
                distance[m] = cost[user][m] - price[m];
            }
            int end = nearest(distance, settled);
            while (load[end] == capacity[end]) {
                settled[end] = true;
                for (int other = 0; other < user; other++) {
                    if (node[other] == end) {
                        relax(cost[other], price, distance, settled, through, end, other);
                    }
                }
                end = nearest(distance, settled);
            }
            for (int m = 0; m < nodes; m++) {
                price[m] += settled[m] ? distance[m] - distance[end] : 0;
            }
            load[end]++;
            augment(node, through, end, user);
        }
        return node;
    }

    private static int nearest(double[] distance, boolean[] settled) {
        int nearest = NONE;
        for (int m = 0; m < distance.length; m++) {
            if (!settled[m] && distance[m] < (nearest == NONE ? Double.POSITIVE_INFINITY : distance[nearest])) {
                nearest = m;
            }
        }
        if (nearest == NONE) {
            throw new IllegalArgumentException("a user has no node, or no node has room");
        }
        return nearest;
    }

    /** What it costs to move a user from a full node elsewhere. */
    private static void relax(double[] cost, double[] price, double[] distance, boolean[] settled, int[] through,
            int from,
            int user) {
        double here = cost[from] - price[from];
        for (int m = 0; m < distance.length; m++) {
            double moved = distance[from] + (cost[m] - price[m]) - here;
            if (!settled[m] && moved < distance[m]) {
                distance[m] = moved;
                through[m] = user;
            }
        }
    }

    /** Moves every user of the path one node on. */
    private static void augment(int[] node, int[] through, int end, int start) {
        for (int m = end;;) {
            int user = through[m];
            int left = node[user];
            node[user] = m;
            if (user == start) {
                return;
            }
            m = left;
        }
    }
}
