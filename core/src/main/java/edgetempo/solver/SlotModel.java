package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import java.util.Arrays;

/**
 * A slot at its best shares, reduced to what a search needs: users cell by cell, each with the alternatives that can pay. The cost of a
 * choice o of alternatives is
 *
 * <pre>
 * cost(o) = Σ_i lin(i, o_i) + Σ_cells S² + Σ_servers R²,   S = Σ band of the cell's users, R = Σ load of the users on the server
 * QoS(o)  = −cost(o)
 * </pre>
 *
 * <p>An alternative is local execution (no band, no load), a hit at a server (band and load), or the cheapest way through the cloud
 * (band only). One that would not pay if its user were alone in the slot never does, since company only makes it dearer, and is left out.
 *
 * <p><em>Interchangeable servers.</em> Where users of a server weigh alike (one load ρ for all), forwarding between servers is free and
 * some servers hold the same of what is requested, these are one group: an alternative names the group, and a group of g servers with n
 * users costs ρ²·((n mod g)·⌈n/g⌉² + (g − n mod g)·⌊n/g⌋²), the cost of the evenest division.
 *
 * <p>Loads that differ by rounding only are replaced by the smallest of them, which can only lower costs. Keeps one slot at a time; not
 * thread-safe. The arrays are public within the package because the search reads them.
 */
final class SlotModel {
    /** Loads within this factor of each other are rounding of one number. */
    private static final double SAME_LOAD = 1 + 1e-12;

    /** Number of users N. */
    final int users;
    /** Number of servers M, and of cells. */
    final int servers;
    /** Largest number of alternatives. */
    final int mostAlternatives;

    /** [users] index of the user at a position; positions go cell by cell. */
    final int[] userAt;
    /** [servers + 1] first position of each cell. */
    final int[] cellFrom;
    /** [positions] cell. */
    final int[] cell;
    /** [positions] r = √((delayWeight + energyWeight)·transmitS). */
    final double[] band;
    /** [positions] ρ = √(delayWeight·executeS). */
    final double[] load;
    /** [positions + 1] first alternative of each position; the first one is local. */
    final int[] from;
    /** [alternatives] linear cost. */
    final double[] lin;
    /** [alternatives] server group whose processor is used, or {@link #groups} for none. */
    final int[] group;
    /** [alternatives] offload target, 0 = local; for a hit the first server of the group. */
    final int[] target;

    /** Number of groups of servers; M unless some are interchangeable. */
    int groups;
    /** [groups] servers of each group. */
    final int[] groupSize;
    /** [servers] group of each server. */
    final int[] groupOf;
    /** Load of every user on a server, or 0 if users differ in it. */
    double commonLoad;
    /** Largest magnitude of a linear cost. */
    double largestLin;

    private final double[] cellSum;
    private final double[] groupSum;
    private final int[] groupUsers;
    private final int[] next;
    private final int[] holdings;

    /** Tables for slots of the given size. */
    SlotModel(int users, int servers) {
        this.users = users;
        this.servers = servers;
        mostAlternatives = users * (servers + 2);
        userAt = new int[users];
        cellFrom = new int[servers + 1];
        cell = new int[users];
        band = new double[users];
        load = new double[users];
        from = new int[users + 1];
        lin = new double[mostAlternatives];
        group = new int[mostAlternatives];
        target = new int[mostAlternatives];
        groupSize = new int[servers];
        groupOf = new int[servers];
        cellSum = new double[servers];
        groupSum = new double[servers + 1];
        groupUsers = new int[servers + 1];
        next = new int[servers + 1];
        holdings = new int[servers];
    }

    /** Takes up a slot. Not modified. */
    void prepare(SlotProblem problem) {
        order(problem);
        loads(problem);
        group(problem);
        int at = 0;
        largestLin = 0;
        double offset = problem.alpha + problem.beta;
        int every = servers == Integer.SIZE ? -1 : (1 << servers) - 1;
        for (int p = 0; p < users; p++) {
            int user = userAt[p];
            int own = cell[p];
            double local = -problem.localQos[user];
            double squares = band[p] * band[p];
            double hitSquares = squares + load[p] * load[p];
            double hop = problem.delayWeight[user] * problem.interServerS;
            int hits = problem.cachedAt[user] & every;
            from[p] = at;
            at = put(at, local, groups, 0);
            int seen = 0;
            for (int rest = hits; rest != 0; rest &= rest - 1) {
                int m = Integer.numberOfTrailingZeros(rest);
                int g = groupOf[m];
                double cost = (m == own ? 0 : hop) - offset;
                if ((seen >>> g & 1) == 0 && cost + hitSquares < local) {
                    at = put(at, cost, g, m + 1);
                }
                seen |= 1 << g;
            }
            if (hits != every) {
                boolean away = (hits >>> own & 1) != 0;
                double cost = problem.delayWeight[user] * problem.cloudS[user] + (away ? hop : 0) - offset;
                if (cost + squares < local) {
                    at = put(at, cost, groups, 1 + (away ? Integer.numberOfTrailingZeros(~hits) : own));
                }
            }
        }
        from[users] = at;
    }

    private int put(int at, double cost, int server, int offload) {
        lin[at] = cost;
        largestLin = Math.max(largestLin, Math.abs(cost));
        group[at] = server;
        target[at] = offload;
        return at + 1;
    }

    /** Positions: users by cell, in each by index. */
    private void order(SlotProblem problem) {
        Arrays.fill(next, 0);
        for (int i = 0; i < users; i++) {
            next[problem.cell[i] + 1]++;
        }
        for (int l = 0; l < servers; l++) {
            next[l + 1] += next[l];
            cellFrom[l] = next[l];
        }
        cellFrom[servers] = users;
        for (int i = 0; i < users; i++) {
            int p = next[problem.cell[i]]++;
            userAt[p] = i;
            cell[p] = problem.cell[i];
        }
    }

    private void loads(SlotProblem problem) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int p = 0; p < users; p++) {
            int user = userAt[p];
            band[p] = Math.sqrt((problem.delayWeight[user] + problem.energyWeight[user]) * problem.transmitS[user]);
            double rho = Math.sqrt(problem.delayWeight[user] * problem.executeS[user]);
            load[p] = rho;
            if (problem.cachedAt[user] != 0) {
                least = Math.min(least, rho);
                most = Math.max(most, rho);
            }
        }
        boolean common = most > 0 && most <= least * SAME_LOAD;
        commonLoad = common ? least : 0;
        if (common) {
            Arrays.fill(load, least);
        }
    }

    private void group(SlotProblem problem) {
        boolean merge = problem.interServerS == 0 && commonLoad > 0;
        groups = 0;
        for (int m = 0; m < servers; m++) {
            int g = groups;
            if (merge) {
                g = 0;
                while (g < groups && !sameHoldings(problem, holdings[g], m)) {
                    g++;
                }
            }
            if (g == groups) {
                holdings[g] = m;
                groupSize[g] = 0;
                groups++;
            }
            groupOf[m] = g;
            groupSize[g]++;
        }
    }

    /** Whether two servers hold the same of what is requested. */
    private boolean sameHoldings(SlotProblem problem, int one, int other) {
        for (int i = 0; i < users; i++) {
            if (((problem.cachedAt[i] >>> one ^ problem.cachedAt[i] >>> other) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Cost of a choice, summed afresh.
     *
     * @param choice [positions] alternatives. Not modified.
     */
    double cost(int[] choice) {
        Arrays.fill(cellSum, 0);
        Arrays.fill(groupSum, 0);
        Arrays.fill(groupUsers, 0);
        double cost = 0;
        for (int p = 0; p < users; p++) {
            int a = choice[p];
            cost += lin[a];
            if (a != from[p]) {
                cellSum[cell[p]] += band[p];
                groupSum[group[a]] += load[p];
                groupUsers[group[a]]++;
            }
        }
        for (int l = 0; l < servers; l++) {
            cost += cellSum[l] * cellSum[l];
        }
        for (int g = 0; g < groups; g++) {
            cost += groupSize[g] == 1 ? groupSum[g] * groupSum[g] : evenest(groupUsers[g], groupSize[g]);
        }
        return cost;
    }

    /** Cost of dividing users of equal load among interchangeable servers as evenly as can be. */
    double evenest(int count, int size) {
        double low = count / size;
        double high = low + 1;
        int more = count % size;
        return commonLoad * commonLoad * (more * high * high + (size - more) * low * low);
    }

    /**
     * Writes the offload vector of a choice; users of a group take turns at its servers.
     *
     * @param choice   [positions] alternatives. Not modified.
     * @param decision receives {@code offload}. Modified.
     */
    void write(int[] choice, Decision decision) {
        Arrays.fill(next, 0);
        for (int p = 0; p < users; p++) {
            int a = choice[p];
            int g = group[a];
            int offload = target[a];
            if (g < groups && groupSize[g] > 1) {
                int turn = next[g]++ % groupSize[g];
                int m = 0;
                while (groupOf[m] != g || turn-- > 0) {
                    m++;
                }
                offload = m + 1;
            }
            decision.offload[userAt[p]] = offload;
        }
    }
}
