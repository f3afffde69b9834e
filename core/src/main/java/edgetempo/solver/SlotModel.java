package edgetempo.solver;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.ShareSettings;
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
 * <p>An alternative is local execution (no band, no load), a hit at a server (band and load), or the cheapest way through the cloud (band
 * only). One that would not pay if its user were alone in the slot never does, since further users only increase its cost, and is left out.
 *
 * <p><em>Interchangeable servers.</em> Where forwarding between servers is free, those that hold the same of what is requested are one
 * group, and an alternative names the group. If all users load a server alike, by ρ, a group of g servers with n users costs
 * ρ²·((n mod g)·⌈n/g⌉² + (g − n mod g)·⌊n/g⌋²), the cost of the evenest division. Otherwise the search takes R²/g for it, R the sum of the
 * group's loads, and {@link LoadPartition} divides the loads of whole decisions.
 *
 * <p><em>Rounded shares.</em> Where shares are rounded to multiples of 2h, those of n users sum to at most 1 + n·h, and a share that
 * rounds to 0 is replaced by a larger one that nobody else gives up. With {@code rounded} the model is a relaxation of that: squares are
 * divided by 1 + n·h, n the most users that can share, and there are alternatives with a replaced share, which use no band or no
 * processor. No decision costs less than the model says, but none need cost so little.
 *
 * <p>Loads that differ by rounding only are replaced by the smallest of them, which can only lower costs. Keeps one slot at a time; not
 * thread-safe. The arrays are public within the package because the search reads them.
 */
final class SlotModel {
    /** Loads within this factor of each other are rounding of one number. */
    private static final double SAME_LOAD = 1 + 1e-12;

    /** Most users of a slot, N. */
    final int capacity;
    /** Users of the slot, each counted as often as it requests: number of positions in use. */
    int users;
    /** Number of servers M, and of cells. */
    final int servers;
    /** [users] index of the user at a position; positions go cell by cell. */
    final int[] userAt;
    /** [servers + 1] first position of each cell. */
    final int[] cellFrom;
    /** [positions] cell. */
    final int[] cell;
    /** [positions] r = √((delayWeight + energyWeight)·transmitS). */
    final double[] band;
    /** [positions] ρ = √(delayWeight·executeS), on a server with the scenario's processor; {@link #root} times that on others. */
    final double[] load;
    /** [positions + 1] first alternative of each position; the first one is local. */
    final int[] from;
    /** [alternatives] linear cost. */
    final double[] lin;
    /** [alternatives] server group whose processor is used, or {@link #groups} for none. */
    final int[] group;
    /** [alternatives] offload target, 0 = local; for a hit the first server of the group. */
    final int[] target;
    /** [alternatives] whether the cell's band is used. */
    final boolean[] usesBand;

    /** Number of groups of servers; M unless some are interchangeable. */
    int groups;
    /** [groups] servers of each group. */
    final int[] groupSize;
    /** [servers] group of each server. */
    final int[] groupOf;
    /** [groups + 1] root of the execution factor of each group's processors; 1 for none. */
    final double[] root;
    /** Largest {@link #root}. */
    double largestRoot;
    /** Load of every user on a server with the scenario's processor, or 0 if users differ in it. */
    double commonLoad;
    /** Largest magnitude of a linear cost. */
    double largestLin;

    /** [positions] target of each user in the choice costed last. */
    final int[] server;
    /** Work of all searches on the model. */
    final WorkCounter work = new WorkCounter();
    private final LoadPartition partition = new LoadPartition();
    private final double[] loads;
    private final int[] sharing;
    private double minCost;
    private boolean divided;
    private final double[] bandSquare;
    private final double[] processorSquare;
    private final double[] cellSum;
    private final double[] groupSum;
    private final int[] groupUsers;
    private final int[] next;
    private final int[] holdings;
    /** [groups] position that has listed the group last. */
    private final int[] seenAt;
    private final double halfStep;
    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;

    /** Tables for slots of the given size whose shares are not rounded. */
    SlotModel(int users, int servers) {
        this(users, servers, 0, 1, 1);
    }

    /** Tables for slots of the given size whose shares are rounded, a relaxation. */
    static SlotModel rounded(ShareSettings shares, int users, int servers) {
        return new SlotModel(users, servers, 0.5 * Math.pow(10, -shares.decimals()), shares.zeroBandwidthShare(),
                shares.zeroFrequencyShare());
    }

    private SlotModel(int users, int servers, double halfStep, double zeroBandwidthShare, double zeroFrequencyShare) {
        capacity = users;
        this.users = users;
        this.servers = servers;
        this.halfStep = halfStep;
        this.zeroBandwidthShare = zeroBandwidthShare;
        this.zeroFrequencyShare = zeroFrequencyShare;
        int maxAlternatives = users * (halfStep > 0 ? 2 * servers + 5 : servers + 2);
        userAt = new int[users];
        cellFrom = new int[servers + 1];
        cell = new int[users];
        band = new double[users];
        load = new double[users];
        from = new int[users + 1];
        lin = new double[maxAlternatives];
        group = new int[maxAlternatives];
        target = new int[maxAlternatives];
        usesBand = new boolean[maxAlternatives];
        groupSize = new int[servers];
        groupOf = new int[servers];
        root = new double[servers + 1];
        bandSquare = new double[users];
        processorSquare = new double[users];
        cellSum = new double[servers];
        groupSum = new double[servers + 1];
        groupUsers = new int[servers + 1];
        next = new int[servers + 1];
        holdings = new int[servers];
        seenAt = new int[servers];
        server = new int[users];
        loads = new double[users];
        sharing = new int[users];
    }

    /** Prepares for a slot. Not modified. */
    void prepare(SlotProblem problem) {
        users = problem.users;
        order(problem);
        loads(problem);
        group(problem);
        largestLin = 0;
        int at = 0;
        int words = problem.words;
        Arrays.fill(seenAt, -1);
        for (int p = 0; p < users; p++) {
            int user = userAt[p];
            int own = cell[p];
            double hop = problem.delayWeight[user] * problem.interServerS;
            double offset = problem.alpha + problem.beta;
            from[p] = at;
            at = put(at, -problem.localQos[user], groups, 0, false);
            double quickest = Double.POSITIVE_INFINITY;
            int firstHit = -1;
            int firstMiss = -1;
            for (int w = 0; w < words; w++) {
                int every = CachePlan.everyServer(servers, w);
                int hits = problem.cachedAt[user * words + w] & every;
                if (firstHit < 0 && hits != 0) {
                    firstHit = w * Integer.SIZE + Integer.numberOfTrailingZeros(hits);
                }
                if (firstMiss < 0 && hits != every) {
                    firstMiss = w * Integer.SIZE + Integer.numberOfTrailingZeros(~hits);
                }
                for (int rest = hits; rest != 0; rest &= rest - 1) {
                    int m = w * Integer.SIZE + Integer.numberOfTrailingZeros(rest);
                    int g = groupOf[m];
                    quickest = Math.min(quickest, problem.executeFactor[m]);
                    if (seenAt[g] != p) {
                        at = offload(at, p, (m == own ? 0 : hop) - offset, g, m + 1);
                        seenAt[g] = p;
                    }
                }
            }
            boolean ownHits = problem.hit(user, own + 1);
            if (firstHit >= 0 && halfStep > 0) {
                double alone = processorSquare[p] * quickest / zeroFrequencyShare;
                at = offload(at, p, alone + (ownHits ? 0 : hop) - offset, groups, 1 + (ownHits ? own : firstHit));
            }
            if (firstMiss >= 0) {
                double cloud = problem.delayWeight[user] * problem.cloudS[user];
                at = offload(at, p, cloud + (ownHits ? hop : 0) - offset, groups, 1 + (ownHits ? firstMiss : own));
            }
        }
        from[users] = at;
        work.count += (long) users * (servers + 1);
    }

    /**
     * The alternative that each user would take if offloading were free of company: the cheapest one, at the own server if several hit.
     *
     * @param choice [positions] receives alternatives; local only where nothing else can pay. Modified.
     */
    void cheapest(int[] choice) {
        for (int p = 0; p < users; p++) {
            int best = Math.min(from[p] + 1, from[p + 1] - 1);
            for (int a = best + 1; a < from[p + 1]; a++) {
                if (lin[a] < lin[best]) {
                    best = a;
                }
            }
            choice[p] = best;
        }
        work.count += from[users];
    }

    /** Lists an alternative if it could pay, and with a replaced share of the band if that could. */
    private int offload(int at, int position, double cost, int server, int offload) {
        double local = lin[from[position]];
        double own = load[position] * root[server];
        double processor = server == groups ? 0 : own * own;
        int next = at;
        if (cost + processor + band[position] * band[position] < local) {
            next = put(next, cost, server, offload, true);
        }
        if (halfStep > 0) {
            double alone = cost + bandSquare[position] / zeroBandwidthShare;
            if (alone + processor < local) {
                next = put(next, alone, server, offload, false);
            }
        }
        return next;
    }

    private int put(int at, double cost, int server, int offload, boolean band) {
        lin[at] = cost;
        largestLin = Math.max(largestLin, Math.abs(cost));
        group[at] = server;
        target[at] = offload;
        usesBand[at] = band;
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
        int hits = 0;
        for (int p = 0; p < users; p++) {
            int user = userAt[p];
            double square = (problem.delayWeight[user] + problem.energyWeight[user]) * problem.transmitS[user];
            double processor = problem.delayWeight[user] * problem.executeS[user];
            double rho = Math.sqrt(processor);
            band[p] = Math.sqrt(square);
            load[p] = rho;
            bandSquare[p] = square;
            processorSquare[p] = processor;
            if (isHeld(problem, user)) {
                least = Math.min(least, rho);
                most = Math.max(most, rho);
                hits++;
            }
        }
        boolean common = most > 0 && most <= least * SAME_LOAD;
        commonLoad = common ? least : 0;
        if (common) {
            Arrays.fill(load, least);
        }
        if (halfStep > 0) {
            shrink(hits);
        }
    }

    private static boolean isHeld(SlotProblem problem, int user) {
        int held = 0;
        for (int w = user * problem.words; w < (user + 1) * problem.words; w++) {
            held |= problem.cachedAt[w];
        }
        return held != 0;
    }

    /** Divides squares by what rounded shares can sum to. */
    private void shrink(int hits) {
        double processor = Math.sqrt(1 / (1 + hits * halfStep));
        commonLoad *= processor;
        for (int p = 0; p < users; p++) {
            int sharing = cellFrom[cell[p] + 1] - cellFrom[cell[p]];
            band[p] *= Math.sqrt(1 / (1 + sharing * halfStep));
            load[p] *= processor;
        }
        if (commonLoad > 0) {
            Arrays.fill(load, commonLoad);
        }
    }

    private void group(SlotProblem problem) {
        boolean merge = problem.interServerS == 0;
        groups = 0;
        largestRoot = 0;
        for (int m = 0; m < servers; m++) {
            int g = groups;
            if (merge) {
                g = 0;
                while (g < groups && !interchangeable(problem, holdings[g], m)) {
                    g++;
                }
            }
            if (g == groups) {
                holdings[g] = m;
                groupSize[g] = 0;
                root[g] = Math.sqrt(problem.executeFactor[m]);
                largestRoot = Math.max(largestRoot, root[g]);
                groups++;
            }
            groupOf[m] = g;
            groupSize[g]++;
        }
        root[groups] = 1;
    }

    /** Whether two servers hold the same of what is requested, and have the same processor. */
    private boolean interchangeable(SlotProblem problem, int one, int other) {
        if (problem.executeFactor[one] != problem.executeFactor[other]) {
            return false;
        }
        for (int i = 0; i < users; i++) {
            if (problem.hit(i, one + 1) != problem.hit(i, other + 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Cost of a choice, summed afresh, with users of a group divided among its servers as well as can be found; {@link #server} says how.
     *
     * @param choice [positions] alternatives. Not modified.
     * @param cutoff   costs from here on need not be the least of the choice
     * @param steps  of dividing unlike loads in a group
     */
    double cost(int[] choice, double cutoff, long steps) {
        Arrays.fill(cellSum, 0);
        Arrays.fill(groupSum, 0);
        Arrays.fill(groupUsers, 0);
        work.count += users;
        double cost = 0;
        for (int p = 0; p < users; p++) {
            int a = choice[p];
            cost += lin[a];
            if (usesBand[a]) {
                cellSum[cell[p]] += band[p];
            }
            groupSum[group[a]] += load[p] * root[group[a]];
            groupUsers[group[a]]++;
            server[p] = target[a];
        }
        for (int l = 0; l < servers; l++) {
            cost += cellSum[l] * cellSum[l];
        }
        for (int g = 0; g < groups; g++) {
            cost += groupCost(g, groupSum[g], groupUsers[g]);
        }
        int terms = users + 2 * servers + 8;
        minCost = cost - 8 * terms * DualRelaxation.UNIT_ROUNDOFF * (2 * users * largestLin + Math.abs(cost));
        divided = true;
        for (int g = 0; g < groups; g++) {
            if (groupSize[g] > 1) {
                cost += divide(g, choice, cutoff - cost, steps);
            }
        }
        return cost;
    }

    /** What a group costs at least, given the sum of its loads; exactly, if it is one server or if loads are alike. */
    double groupCost(int g, double sum, int count) {
        return groupSize[g] == 1
                ? sum * sum
                : commonLoad > 0 ? evenest(g, count) : sum * sum / groupSize[g];
    }

    /** Divides the users of a group among its servers; returns what that costs beyond {@link #groupCost}. */
    private double divide(int g, int[] choice, double cutoff, long steps) {
        int size = groupSize[g];
        int members = 0;
        for (int m = 0; m < servers; m++) {
            if (groupOf[m] == g) {
                holdings[members++] = m + 1;
            }
        }
        int count = 0;
        for (int p = 0; p < users; p++) {
            if (group[choice[p]] == g) {
                loads[count] = load[p] * root[g];
                sharing[count++] = p;
            }
        }
        if (commonLoad > 0) {
            for (int k = 0; k < count; k++) {
                server[sharing[k]] = holdings[k % size];
            }
            return 0;
        }
        double least = groupSum[g] * groupSum[g] / size;
        long most = work.atMost(Math.min(steps, Integer.MAX_VALUE));
        double found = partition.divide(loads, count, size, least + cutoff, most);
        work.count += partition.steps(most);
        divided &= partition.complete();
        for (int k = 0; k < count; k++) {
            server[sharing[k]] = holdings[partition.server(k)];
        }
        return Math.max(0, found - least);
    }

    /** Whether the last cost is the least of its choice, or that is not below its cutoff. */
    boolean divided() {
        return divided;
    }

    /** What the choice costed last costs at least, less what rounding may have added to that. */
    double minCost() {
        return minCost;
    }

    /** Load of every user on a server of a group, where users do not differ in it. */
    double commonLoad(int g) {
        return commonLoad * root[g];
    }

    /** Cost of dividing users of equal load among the servers of a group as evenly as can be. */
    double evenest(int g, int count) {
        int size = groupSize[g];
        double each = commonLoad(g);
        double low = count / size;
        double high = low + 1;
        int more = count % size;
        return each * each * (more * high * high + (size - more) * low * low);
    }
}
