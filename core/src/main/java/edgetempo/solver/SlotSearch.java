package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import java.util.concurrent.TimeUnit;

/**
 * Depth-first branch and bound over the alternatives of a {@link SlotModel}.
 *
 * <pre>
 * relax(node):  sweep; bound; closed if bound + cell minima ≥ cutoff
 *               forbid alternatives whose loss reaches what is left of the gap; fix users with one alternative
 *               again while anything was forbidden or the relaxation is loose, first with smooth and then with stair prices
 * branch(node): try every decision below the cutoff if that takes few steps, else
 *               one child for each alternative of the most divided user, largest share first
 * </pre>
 *
 * <p>The cutoff is the incumbent's cost less the tolerance. After alternatives were forbidden a bound only holds for decisions below the
 * cutoff of that moment, so what is certified of a node is the lesser of the two. Cutoffs only fall, hence {@link #lowerBound} is the least
 * of the last cutoff and the bounds of subproblems that a limit left open, or the root's bound before anything was forbidden if that is
 * larger.
 *
 * <p>Allocates only when a slot needs a deeper stack than any before it. Not thread-safe.
 */
final class SlotSearch {
    /** Decisions that are tried before a node is divided. */
    private static final int ENUMERATION_STEPS = 300;
    /** Largest number of free users of a node whose decisions are tried. */
    private static final int ENUMERATION_USERS = 24;
    private static final int FIRST_SWEEPS = 2;
    private static final int SWEEPS = 1;
    private static final int LOOSE_SWEEPS = 2;
    private static final int ROUNDS = 12;
    /** The relaxation is loose if it could still gain more than this share of the gap. */
    private static final double LOOSE = 0.05;
    /** Users of which two may move together. */
    private static final int PAIR_USERS = 24;
    /** Work limit of an approximation on moves of two users. */
    private static final int QUICK_PAIR_LOOKS = 1000;
    /** Sweeps of an approximation. */
    private static final int QUICK_SWEEPS = 3;
    /** Nodes between two incumbents by rounding. */
    private static final int ROUND_EVERY = 4;
    /** Of nanoseconds, 146 years, so that a point in time does not overflow. */
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final SlotModel model;
    private final NodeStack nodes;
    private final DualRelaxation relaxation;
    private final CellMinimum minimum;
    private final NodeEnumeration enumeration;
    private final ChoiceSearch search;
    private final Incumbent incumbent;
    private final int[] chosen;
    private final int[] rounded;
    private final int[] pairUser = new int[PAIR_USERS];
    private final double[] pairLoss = new double[PAIR_USERS];
    private final double[] limit;
    private SearchLimits limits = SearchLimits.NONE;
    private boolean stairsPay;
    private double rootBound;
    private double openBound;
    private boolean stopped;
    private long deadline;
    private long lastLook;
    private long nodeCount;
    private long firstNode;

    /** Creates a search for slots of the given size. */
    SlotSearch(int users, int servers) {
        model = new SlotModel(users, servers);
        nodes = new NodeStack(servers);
        relaxation = new DualRelaxation(nodes, servers, model.work);
        minimum = new CellMinimum(nodes, servers, model.work);
        enumeration = new NodeEnumeration(nodes, servers, model.work);
        search = new ChoiceSearch(servers, model.work);
        incumbent = new Incumbent(model);
        chosen = new int[users];
        rounded = new int[users];
        limit = new double[servers];
    }

    /** Least cost found. */
    double cost() {
        return incumbent.cost();
    }

    /** No decision of the slot costs less. */
    double lowerBound() {
        return Math.max(rootBound, Math.min(Math.min(openBound, incumbent.open()), cutoff()));
    }

    /** Subproblems since construction. */
    long nodes() {
        return nodeCount;
    }

    /** Subproblems of the last slot. */
    long slotNodes() {
        return nodeCount - firstNode;
    }

    /** Sweeps of relaxations since construction. */
    long sweeps() {
        return relaxation.sweeps();
    }

    /** Decisions tried since construction, in whole or in part. */
    long steps() {
        return enumeration.steps();
    }

    /** Work since construction, in passes over N users. */
    long evaluations() {
        return Math.ceilDiv(model.work.count, model.capacity);
    }

    /** The smallest limit of work that a slot of the given size is guaranteed to respect. */
    static long minEvaluations(int users, int servers) {
        long alternatives = (long) users * (servers + 2);
        long first = (long) users * (servers + 2) + QUICK_SWEEPS * (1L + DualRelaxation.REPEATS) * alternatives;
        return Math.ceilDiv(first + 3 * alternatives + servers * CellMinimum.MAX_SETS + last(users, alternatives),
                users)
                + 1;
    }

    /** Work that a search still needs when its parts are told to stop. */
    private static long last(int users, long alternatives) {
        return alternatives + 2L * users;
    }

    /** Largest work between two checks of the limit. */
    private static long round(int users, int servers, long alternatives) {
        long smooth = LOOSE_SWEEPS * (1L + DualRelaxation.REPEATS) * alternatives;
        long stairs = LOOSE_SWEEPS * (1L + DualRelaxation.STAIR_REPEATS)
                * (alternatives + (long) users * DualRelaxation.STAIR_ATTEMPTS);
        return Math.max(smooth, stairs) + 5 * alternatives + 2L * servers * CellMinimum.MAX_SETS;
    }

    /** Writes the offload vector of the best choice. */
    void write(Decision decision) {
        incumbent.write(decision);
    }

    /**
     * Searches.
     *
     * @param problem the slot. Not modified.
     */
    void run(SlotProblem problem, SearchLimits newLimits) {
        begin(problem, newLimits);
        if (relax(0)) {
            branch(0);
        }
    }

    /**
     * Only relaxes the slot and rounds.
     *
     * @param problem the slot. Not modified.
     * @param newLimits of which nodes and gap are ignored
     */
    void approximate(SlotProblem problem, SearchLimits newLimits) {
        begin(problem, newLimits);
        nodeCount++;
        relaxation.sweep(0, QUICK_SWEEPS);
        rootBound = relaxation.evaluate(0, false) - relaxation.margin();
        if (stairsPay && !exhausted()) {
            relaxation.sweepStairs(0, 1);
            rootBound = Math.max(rootBound, relaxation.evaluate(0, true) - relaxation.margin());
        }
        openBound = rootBound;
        round(0);
        improvePairs(0, QUICK_PAIR_LOOKS);
    }

    private void begin(SlotProblem problem, SearchLimits newLimits) {
        limits = newLimits;
        deadline = limits.millis() > 0
                ? System.nanoTime() + Math.min(TimeUnit.MILLISECONDS.toNanos(limits.millis()), FOR_EVER)
                : 0;
        WorkCounter work = model.work;
        // A slot begins with a whole evaluation, so that what it is said to have taken does not depend on those before it.
        work.count = evaluations() * model.capacity;
        boolean counted = limits.evaluations() < Long.MAX_VALUE / model.capacity - work.count;
        long end = counted ? work.count + limits.evaluations() * model.capacity : Long.MAX_VALUE;
        work.end = Long.MAX_VALUE;
        model.prepare(problem);
        long alternatives = model.from[model.users];
        work.end = end - (counted ? last(model.users, alternatives) : 0);
        lastLook = work.end - (counted ? round(model.users, model.servers, alternatives) : 0);
        relaxation.prepare(model);
        stairsPay = model.commonLoad > 0;
        incumbent.reset();
        System.arraycopy(incumbent.choice(), 0, chosen, 0, chosen.length);
        model.cheapest(rounded);
        nodes.root(model, rounded);
        rootBound = Double.NEGATIVE_INFINITY;
        openBound = Double.POSITIVE_INFINITY;
        stopped = false;
        firstNode = nodeCount;
    }

    private double cutoff() {
        // Half, so that the rounding of scores is within the tolerance too.
        double cost = incumbent.cost();
        return cost - Math.max(SearchLimits.TOLERANCE / 2, limits.gap() * Math.abs(cost));
    }

    /** Whether a node stays open. */
    private boolean relax(int node) {
        nodeCount++;
        boolean stairs = false;
        sweep(node, false, node == 0 ? FIRST_SWEEPS : SWEEPS);
        for (int round = 0;; round++) {
            double gap = bound(node, round, stairs);
            if (gap <= 0) {
                return false;
            }
            if (exhausted()) {
                stop(nodes.bound[node]);
                return false;
            }
            boolean reduced = reduce(node, gap);
            if (nodes.userCount[node] == 0) {
                incumbent.settle(chosen, cutoff());
                return false;
            }
            boolean loose = relaxation.slack() > LOOSE * gap;
            if (!reduced && !loose || round >= ROUNDS) {
                if (stairs || !stairsPay) {
                    break;
                }
                stairs = true;
                round = ROUNDS / 2;
            }
            sweep(node, stairs, loose ? LOOSE_SWEEPS : SWEEPS);
        }
        if (node == 0 || (nodeCount & ROUND_EVERY - 1) == 0) {
            round(node);
            improvePairs(node, Long.MAX_VALUE);
        }
        return nodes.bound[node] < cutoff();
    }

    /** Bounds a node and returns how far the cutoff is above the bound; the first time, also finds an incumbent. */
    private double bound(int node, int round, boolean stairs) {
        double safe = relaxation.evaluate(node, stairs) - relaxation.margin();
        boolean first = node == 0 && round == 0;
        if (first) {
            rootBound = safe;
            round(node);
        }
        if (safe < cutoff()) {
            safe += minimum.compute(node, relaxation);
            if (first) {
                rootBound = safe;
            }
        }
        nodes.bound[node] = Math.max(nodes.bound[node], Math.min(safe, cutoff()));
        return cutoff() - safe;
    }

    private void sweep(int node, boolean stairs, int count) {
        if (stairs) {
            relaxation.sweepStairs(node, count);
        } else {
            relaxation.sweep(node, count);
        }
    }

    private boolean reduce(int node, double gap) {
        double[] minima = minimum.minima();
        for (int l = 0; l < limit.length; l++) {
            limit[l] = gap + minima[l];
        }
        return relaxation.reduce(node, limit, chosen);
    }

    /** Rounds the relaxation of a node and improves it. */
    private void round(int node) {
        System.arraycopy(chosen, 0, rounded, 0, chosen.length);
        int end = nodes.userBase[node] + nodes.userCount[node];
        for (int u = nodes.userBase[node]; u < end; u++) {
            int most = nodes.from[u];
            for (int a = most + 1; a < nodes.from[u + 1]; a++) {
                if (nodes.share[a] > nodes.share[most]) {
                    most = a;
                }
            }
            rounded[nodes.position[u]] = nodes.alternative[most];
        }
        search.improve(model, rounded);
        incumbent.offer(rounded);
    }

    /** Improves what was rounded last by moves of two of the free users that lose least by moving. */
    private void improvePairs(int node, long maxWork) {
        int count = 0;
        int end = nodes.userBase[node] + nodes.userCount[node];
        for (int u = nodes.userBase[node]; u < end; u++) {
            double loss = relaxation.secondSmallest(u) - nodes.least[u];
            if (count < PAIR_USERS || loss < pairLoss[count - 1]) {
                int at = Math.min(count, PAIR_USERS - 1);
                while (at > 0 && pairLoss[at - 1] > loss) {
                    pairLoss[at] = pairLoss[at - 1];
                    pairUser[at] = pairUser[at - 1];
                    at--;
                }
                pairLoss[at] = loss;
                pairUser[at] = nodes.position[u];
                count = Math.min(count + 1, PAIR_USERS);
            }
        }
        WorkCounter work = model.work;
        long before = work.end;
        work.end = maxWork < before - work.count ? work.count + maxWork : before;
        search.improvePairs(model, rounded, pairUser, count);
        work.end = before;
        incumbent.offer(rounded);
    }

    private void stop(double bound) {
        stopped = true;
        openBound = Math.min(openBound, bound);
    }

    private void branch(int node) {
        if (stopped || exhausted()) {
            stop(nodes.bound[node]);
            return;
        }
        if (nodes.userCount[node] <= ENUMERATION_USERS && enumerate(node)) {
            return;
        }
        int user = mostDivided(node);
        int end = nodes.from[user + 1];
        double share = Double.POSITIVE_INFINITY;
        int turn = -1;
        for (int left = end - nodes.from[user]; left > 0; left--) {
            if (nodes.bound[node] >= cutoff()) {
                return;
            }
            if (stopped || limitReached()) {
                stop(nodes.bound[node]);
                return;
            }
            turn = nextShare(nodes.from[user], end, share, turn);
            share = nodes.share[turn];
            chosen[nodes.position[user]] = nodes.alternative[turn];
            nodes.branch(node, user, turn);
            model.work.count += nodes.alternativeEnd(node + 1) - nodes.from[nodes.userBase[node + 1]];
            if (relax(node + 1)) {
                branch(node + 1);
            }
        }
    }

    private boolean enumerate(int node) {
        relaxation.evaluate(node, stairsPay);
        minimum.compute(node, relaxation);
        return enumeration.run(model, node, relaxation, minimum.minima(), chosen, incumbent,
                incumbent.cost() - cutoff(), model.work.atMost(ENUMERATION_STEPS));
    }

    private boolean limitReached() {
        return nodeCount - firstNode >= limits.nodes() || exhausted();
    }

    /** Whether time is over, or work could become too much before this is asked again. */
    private boolean exhausted() {
        return model.work.count > lastLook || deadline != 0 && System.nanoTime() - deadline >= 0;
    }

    /** The free user whose division costs the relaxation most. */
    private int mostDivided(int node) {
        int base = nodes.userBase[node];
        int end = base + nodes.userCount[node];
        int user = base;
        double score = -1;
        for (int u = base; u < end; u++) {
            double most = 0;
            double load = 0;
            double band = 0;
            for (int a = nodes.from[u]; a < nodes.from[u + 1]; a++) {
                most = Math.max(most, nodes.share[a]);
                load = Math.max(load, nodes.load[a]);
                band = Math.max(band, nodes.band[a]);
            }
            double divided = (1 - most) * (band * band + load * load);
            if (divided > score) {
                score = divided;
                user = u;
            }
        }
        return user;
    }

    /** The alternative with the largest share that comes after one with the given share, ties by index. */
    private int nextShare(int begin, int end, double share, int after) {
        int next = -1;
        for (int a = begin; a < end; a++) {
            double x = nodes.share[a];
            boolean later = x < share || x == share && a > after;
            if (later && (next < 0 || x > nodes.share[next])) {
                next = a;
            }
        }
        return next;
    }
}
