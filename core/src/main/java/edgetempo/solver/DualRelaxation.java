package edgetempo.solver;

/**
 * The convex relaxation of a node, in which users may split among their alternatives, and the lower bound that its multipliers give.
 *
 * <p>With s² = max_λ (2λs − λ²), any λ of the cells and μ of the servers give
 *
 * <pre>
 * D(λ, μ) = −Σ λ² − Σ μ² + Σ_i min_a g_i(a) ≤ cost,   g_i(a) = lin + 2λ·band + 2μ·load
 * cost(o) = D(λ, μ) + Σ_i loss_i(o_i) + Σ_cells (S(o) − λ)² + Σ_servers (R(o) − μ)²,   loss_i(a) = g_i(a) − min g_i
 * </pre>
 *
 * and D is largest at λ = S(x), μ = R(x) of the best x. That x is found by moving, user by user, share from the most expensive alternative
 * in use to the cheapest one by an exact line search.
 *
 * <p><em>Stair prices.</em> If all users load a server alike, the largest bound is not found where prices grow smoothly with the number of
 * users n: between two whole numbers the price of the next user, ρ²·(2⌊n⌋ + 1), is the right one for all of them. Such prices are stairs;
 * a ramp of {@value #RAMP} users on either side of a step keeps user by user moves from getting stuck at one. They close most of the gap
 * that smooth prices leave, at several times the cost of a sweep, so smooth ones come first.
 *
 * <p>The second line is an identity. Its last two sums are what D leaves out, and for them more is known than that they are not negative:
 * <ul>
 * <li>If all users load a server alike, R is a multiple of ρ, hence (R − μ)² ≥ ρ²·dist(μ/ρ, ℤ)² for each server of a group.
 * <li>In a cell, Σ loss + (S − λ)² is at least its minimum over the ways to divide the cell's users into local and offloaded ones,
 * which {@link CellMinimum} finds.
 * </ul>
 *
 * <p><em>Rounding.</em> Let T be the sum of the magnitudes of the n = 3·N + 6·M + 4 terms of a bound and u = 2⁻⁵³. Each term comes out of a
 * few products and sums with an error of at most 8u of it, losses and distances in a cell's minimum repeat such terms and so err by 16u
 * of them at most, and adding up in any order errs by n·u·T: together (n + 24)·u·T. A comparison of a bound with a score adds the error of
 * the scorer, no more than (N + 8)·u·T, and that of shares which sum to 1 only to within (N + 1)·u. All of it is below {@link #margin} =
 * 8·(n + 8)·u·T, hence a bound less its margin is never below a score, whatever was rounded. Multipliers need no margin, since any will
 * do.
 *
 * <p>Works on the topmost node of a {@link NodeStack}. Not thread-safe.
 */
final class DualRelaxation {
    /** Largest relative error of one operation, 2⁻⁵³. */
    static final double UNIT_ROUNDOFF = 0x1p-53;
    /** Users on either side of a step of the stairs over which it is ramped. */
    private static final double RAMP = 0.1;
    private static final double MIN_DIFFERENCE = 1e-13;
    private static final double MIN_STAIR_DIFFERENCE = 1e-10;
    /** Further passes over users that have moved in a sweep. */
    static final int REPEATS = 4;
    /** The same where prices are stairs. */
    static final int STAIR_REPEATS = 2;
    static final int STAIR_ATTEMPTS = 6;
    private static final double STAIR_ACCURACY = 1e-3;

    private final NodeStack nodes;
    private final WorkCounter work;
    private final int cells;
    private final double[] bandPrice;
    private final double[] loadPrice;
    private final double[] groupWeight;
    private int groups;
    private int[] groupSize;
    private boolean alikeLoads;
    /** [groups] load of every user on a server of the group, if users do not differ in it. */
    private final double[] commonLoad;
    private double largestLin;
    private int users;
    private final double[] invLoad;

    private int[] active = new int[0];

    private double bound;
    private double integrality;
    private double margin;
    private double slack;
    private long sweeps;

    /** Creates a relaxation of nodes on the stack. */
    DualRelaxation(NodeStack nodes, int cells, WorkCounter work) {
        this.nodes = nodes;
        this.work = work;
        this.cells = cells;
        bandPrice = new double[cells];
        loadPrice = new double[cells + 1];
        groupWeight = new double[cells + 1];
        commonLoad = new double[cells];
        invLoad = new double[cells];
    }

    /** Prepares for a slot. */
    void prepare(SlotModel model) {
        users = model.users;
        groups = model.groups;
        groupSize = model.groupSize;
        alikeLoads = model.commonLoad > 0;
        largestLin = model.largestLin;
        for (int g = 0; g < groups; g++) {
            groupWeight[g] = 1.0 / groupSize[g];
            commonLoad[g] = model.commonLoad(g);
            invLoad[g] = 1 / commonLoad[g];
        }
        groupWeight[groups] = 0;
        loadPrice[groups] = 0;
    }

    /** Sweeps over the users of nodes since construction. */
    long sweeps() {
        return sweeps;
    }

    /** D of the evaluation done last, before its margin is taken off. */
    double bound() {
        return bound;
    }

    /** What the servers' whole numbers of users add to the bound computed last. */
    double integrality() {
        return integrality;
    }

    /** What rounding may have added to the bound computed last. */
    double margin() {
        return margin;
    }

    /** What the relaxation may still gain: its cost at x less the bound computed last, without what integers add. */
    double slack() {
        return slack;
    }

    /** Prices 2λ of the cells' bands at the bound computed last. Live; do not modify. */
    double[] bandPrices() {
        return bandPrice;
    }

    /** Prices 2μ of the groups' processors at the bound computed last. Live; do not modify. */
    double[] loadPrices() {
        return loadPrice;
    }

    private void prices(int node, boolean stairs) {
        for (int l = 0; l < cells; l++) {
            bandPrice[l] = 2 * nodes.bandSum[node * cells + l];
        }
        for (int g = 0; g < groups; g++) {
            double sum = nodes.loadSum[node * (cells + 1) + g];
            loadPrice[g] = stairs ? stairPrice(g, sum) : 2 * groupWeight[g] * sum;
        }
    }

    private double stairPrice(int group, double sum) {
        double users = sum * invLoad[group];
        double level = Math.rint(users * groupWeight[group]);
        double beyond = (users - level * groupSize[group]) / RAMP;
        return commonLoad[group] * (2 * level + Math.max(-1, Math.min(1, beyond)));
    }

    /**
     * Moves shares of the users of a node, in each sweep of all of them once and then some more times of those that have moved.
     *
     * @param count number of sweeps over all users; ends sooner if one moves nothing
     */
    void sweep(int node, int count) {
        prices(node, false);
        reserve(nodes.userCount[node]);
        int moved = 1;
        for (int sweep = 0; sweep < count && moved > 0; sweep++) {
            sweeps++;
            moved = pass(nodes.userBase[node], nodes.userCount[node], true);
            for (int again = 0, left = moved; again < REPEATS && left > 0; again++) {
                left = pass(0, left, false);
            }
        }
        for (int l = 0; l < cells; l++) {
            nodes.bandSum[node * cells + l] = bandPrice[l] / 2;
        }
        for (int g = 0; g < groups; g++) {
            nodes.loadSum[node * (cells + 1) + g] = loadPrice[g] * groupSize[g] / 2;
        }
    }

    private void reserve(int count) {
        if (active.length < count) {
            active = new int[count];
        }
    }

    /**
     * Lets users move once, and makes a list of those that did.
     *
     * @param begin first user, if all take part
     * @param all   whether users are consecutive ones; else those of the list
     * @return how many moved
     */
    private int pass(int begin, int count, boolean all) {
        int[] cell = nodes.cell;
        int[] from = nodes.from;
        int[] group = nodes.group;
        double[] lin = nodes.lin;
        double[] band = nodes.band;
        double[] load = nodes.load;
        double[] share = nodes.share;
        double[] bandPrices = bandPrice;
        double[] loadPrices = loadPrice;
        double[] weight = groupWeight;
        int[] list = active;
        int moved = 0;
        int seen = 0;
        for (int k = 0; k < count; k++) {
            int u = all ? begin + k : list[k];
            int l = cell[u];
            double price = bandPrices[l];
            int low = from[u];
            int high = low;
            double lowCost = lin[low] + price * band[low] + loadPrices[group[low]] * load[low];
            double highCost = share[low] > 0 ? lowCost : Double.NEGATIVE_INFINITY;
            int last = from[u + 1];
            seen += last - low;
            for (int a = low + 1; a < last; a++) {
                double cost = lin[a] + price * band[a] + loadPrices[group[a]] * load[a];
                if (cost < lowCost) {
                    lowCost = cost;
                    low = a;
                }
                if (share[a] > 0 && cost > highCost) {
                    highCost = cost;
                    high = a;
                }
            }
            double difference = highCost - lowCost;
            if (difference > MIN_DIFFERENCE) {
                int lowGroup = group[low];
                int highGroup = group[high];
                double lowLoad = load[low] * weight[lowGroup];
                double highLoad = load[high] * weight[highGroup];
                double bandStep = band[low] - band[high];
                double curvature = bandStep * bandStep + lowLoad * load[low] + highLoad * load[high];
                double most = share[high];
                double step = difference >= 2 * curvature * most ? most : difference / (2 * curvature);
                share[high] = most - step;
                share[low] += step;
                bandPrices[l] = price + 2 * step * bandStep;
                loadPrices[highGroup] -= 2 * step * highLoad;
                loadPrices[lowGroup] += 2 * step * lowLoad;
                list[moved++] = u;
            }
        }
        work.count += seen;
        return moved;
    }

    /**
     * As {@link #sweep}, with stair prices. Only if all users load a server alike.
     *
     * @param count number of sweeps; ends sooner if one moves nothing
     */
    void sweepStairs(int node, int count) {
        prices(node, true);
        reserve(nodes.userCount[node]);
        int moved = 1;
        for (int sweep = 0; sweep < count && moved > 0; sweep++) {
            sweeps++;
            moved = passStairs(node, nodes.userBase[node], nodes.userCount[node], true);
            for (int again = 0, left = moved; again < STAIR_REPEATS && left > 0; again++) {
                left = passStairs(node, 0, left, false);
            }
        }
        for (int l = 0; l < cells; l++) {
            nodes.bandSum[node * cells + l] = bandPrice[l] / 2;
        }
    }

    /** As {@link #pass}, with stair prices. */
    private int passStairs(int node, int begin, int count, boolean all) {
        int[] cell = nodes.cell;
        int[] from = nodes.from;
        int[] group = nodes.group;
        double[] lin = nodes.lin;
        double[] band = nodes.band;
        double[] load = nodes.load;
        double[] share = nodes.share;
        double[] sums = nodes.loadSum;
        double[] bandPrices = bandPrice;
        double[] loadPrices = loadPrice;
        int[] list = active;
        int servers = node * (cells + 1);
        int moved = 0;
        int seen = 0;
        for (int k = 0; k < count; k++) {
            int u = all ? begin + k : list[k];
            double price = bandPrices[cell[u]];
            int low = from[u];
            int high = low;
            double lowCost = lin[low] + price * band[low] + loadPrices[group[low]] * load[low];
            double highCost = share[low] > 0 ? lowCost : Double.NEGATIVE_INFINITY;
            int last = from[u + 1];
            seen += last - low;
            for (int a = low + 1; a < last; a++) {
                double cost = lin[a] + price * band[a] + loadPrices[group[a]] * load[a];
                if (cost < lowCost) {
                    lowCost = cost;
                    low = a;
                }
                if (share[a] > 0 && cost > highCost) {
                    highCost = cost;
                    high = a;
                }
            }
            double difference = highCost - lowCost;
            double step = difference > MIN_STAIR_DIFFERENCE ? stairStep(servers, low, high, difference) : 0;
            if (step > 0) {
                int lowGroup = group[low];
                int highGroup = group[high];
                share[high] -= step;
                share[low] += step;
                bandPrices[cell[u]] = price + 2 * step * (band[low] - band[high]);
                if (highGroup != groups) {
                    sums[servers + highGroup] -= step * load[high];
                    loadPrices[highGroup] = stairPrice(highGroup, sums[servers + highGroup]);
                }
                if (lowGroup != groups) {
                    sums[servers + lowGroup] += step * load[low];
                    loadPrices[lowGroup] = stairPrice(lowGroup, sums[servers + lowGroup]);
                }
                list[moved++] = u;
            }
        }
        work.count += seen;
        return moved;
    }

    /** How much share to move, by false position and bisection in turn; prices are piecewise linear, so few steps come close. */
    private double stairStep(int servers, int low, int high, double difference) {
        double[] sums = nodes.loadSum;
        int lowGroup = nodes.group[low];
        int highGroup = nodes.group[high];
        double lowLoad = nodes.load[low];
        double highLoad = nodes.load[high];
        double bandStep = nodes.band[low] - nodes.band[high];
        double curvature = 2 * bandStep * bandStep;
        double begins = 0;
        double before = -difference;
        double ends = nodes.share[high];
        double after = 0;
        double step = ends;
        for (int attempt = 0; attempt < STAIR_ATTEMPTS; attempt++) {
            work.count++;
            double slope = curvature * step - difference;
            if (lowGroup != groups) {
                slope += (stairPrice(lowGroup, sums[servers + lowGroup] + step * lowLoad) - loadPrice[lowGroup])
                        * lowLoad;
            }
            if (highGroup != groups) {
                slope += (loadPrice[highGroup] - stairPrice(highGroup, sums[servers + highGroup] - step * highLoad))
                        * highLoad;
            }
            if (slope <= 0 && attempt == 0 || Math.abs(slope) < STAIR_ACCURACY * difference) {
                return step;
            }
            if (slope <= 0) {
                begins = step;
                before = slope;
            } else {
                ends = step;
                after = slope;
            }
            step = (attempt & 1) == 0
                    ? begins - (ends - begins) * before / (after - before)
                    : (begins + ends) / 2;
        }
        return begins;
    }

    /**
     * Computes the bound at the sums of a node, and the smallest reduced cost of each of its users.
     *
     * @param stairs whether prices are stairs
     * @return bound with {@link #integrality}, before {@link #margin} is taken off
     */
    double evaluate(int node, boolean stairs) {
        int[] from = nodes.from;
        int[] group = nodes.group;
        double[] lin = nodes.lin;
        double[] band = nodes.band;
        double[] load = nodes.load;
        double[] share = nodes.share;
        prices(node, stairs);
        double sum = nodes.fixedLin[node];
        double magnitude = nodes.fixedMagnitude[node];
        double integer = 0;
        for (int l = 0; l < cells; l++) {
            double price = bandPrice[l];
            double square = price * price / 4;
            double fixed = price * nodes.fixedBand[node * cells + l];
            sum += fixed - square;
            magnitude += fixed + square;
        }
        for (int g = 0; g < groups; g++) {
            double price = loadPrice[g];
            double square = groupSize[g] * price * price / 4;
            double fixed = price * nodes.fixedLoad[node * cells + g];
            sum += fixed - square;
            magnitude += fixed + square;
            if (alikeLoads) {
                double users = price / (2 * commonLoad[g]);
                double off = (users - Math.rint(users)) * commonLoad[g];
                integer += groupSize[g] * off * off;
            }
        }
        int end = nodes.userBase[node] + nodes.userCount[node];
        double[] prices = loadPrice;
        double waste = 0;
        double cancelled = 2 * largestLin;
        for (int u = nodes.userBase[node]; u < end; u++) {
            double price = bandPrice[nodes.cell[u]];
            int first = from[u];
            int last = from[u + 1];
            double least = lin[first] + price * band[first] + prices[group[first]] * load[first];
            double mean = share[first] * least;
            for (int a = first + 1; a < last; a++) {
                double cost = lin[a] + price * band[a] + prices[group[a]] * load[a];
                least = Math.min(least, cost);
                mean += share[a] * cost;
            }
            nodes.least[u] = least;
            waste += mean - least;
            sum += least;
            // A minimum may be small because its parts cancel, of which only the linear one can be negative.
            magnitude += Math.abs(least) + cancelled;
        }
        work.count += nodes.alternativeEnd(node) - from[nodes.userBase[node]];
        slack = waste;
        bound = sum;
        integrality = integer;
        int terms = 3 * users + 6 * cells + 4;
        margin = 8 * (terms + 8) * UNIT_ROUNDOFF * (magnitude + integer);
        return bound + integer;
    }

    /** Reduced cost of an alternative at the bound computed last. */
    double reducedCost(int user, int alternative) {
        return nodes.lin[alternative] + bandPrice[nodes.cell[user]] * nodes.band[alternative]
                + loadPrice[nodes.group[alternative]] * nodes.load[alternative];
    }

    /** Smallest reduced cost of a user's alternatives but the cheapest, at the bound computed last. */
    double secondSmallest(int user) {
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int a = nodes.from[user]; a < nodes.from[user + 1]; a++) {
            double cost = reducedCost(user, a);
            second = Math.min(second, Math.max(cost, least));
            least = Math.min(least, cost);
        }
        return second;
    }

    /**
     * Forbids alternatives whose loss is too large, and takes users with one alternative left out of a node's lists.
     *
     * @param limit  [cells] smallest loss that is too large
     * @param chosen [positions] receives the alternatives of users that leave. Modified.
     * @return whether anything was forbidden
     */
    boolean reduce(int node, double[] limit, int[] chosen) {
        int[] from = nodes.from;
        double[] share = nodes.share;
        int begin = nodes.userBase[node];
        int end = begin + nodes.userCount[node];
        int toUser = begin;
        int to = from[begin];
        int first = to;
        boolean forbidden = false;
        work.count += from[end] - from[begin];
        for (int u = begin; u < end; u++) {
            int last = from[u + 1];
            int l = nodes.cell[u];
            double most = nodes.least[u] + limit[l];
            int start = to;
            int best = to;
            double bestCost = Double.POSITIVE_INFINITY;
            double freed = 0;
            for (int a = first; a < last; a++) {
                double cost = reducedCost(u, a);
                if (cost < most || cost == nodes.least[u]) {
                    if (cost < bestCost) {
                        bestCost = cost;
                        best = to;
                    }
                    nodes.lin[to] = nodes.lin[a];
                    nodes.band[to] = nodes.band[a];
                    nodes.load[to] = nodes.load[a];
                    nodes.group[to] = nodes.group[a];
                    nodes.alternative[to] = nodes.alternative[a];
                    share[to] = share[a];
                    to++;
                } else {
                    forbidden = true;
                    freed += share[a];
                    nodes.bandSum[node * cells + l] -= share[a] * nodes.band[a];
                    nodes.loadSum[node * (cells + 1) + nodes.group[a]] -= share[a] * nodes.load[a];
                }
            }
            first = last;
            if (freed > 0) {
                share[best] += freed;
                nodes.bandSum[node * cells + l] += freed * nodes.band[best];
                nodes.loadSum[node * (cells + 1) + nodes.group[best]] += freed * nodes.load[best];
            }
            if (to == start + 1) {
                fix(node, l, start);
                chosen[nodes.position[u]] = nodes.alternative[start];
                to = start;
            } else {
                nodes.position[toUser] = nodes.position[u];
                nodes.cell[toUser] = l;
                nodes.least[toUser] = nodes.least[u];
                from[toUser] = start;
                toUser++;
            }
        }
        from[toUser] = to;
        nodes.userCount[node] = toUser - begin;
        return forbidden;
    }

    private void fix(int node, int cell, int alternative) {
        double lin = nodes.lin[alternative];
        nodes.fixedLin[node] += lin;
        nodes.fixedMagnitude[node] += Math.abs(lin);
        nodes.fixedBand[node * cells + cell] += nodes.band[alternative];
        if (nodes.load[alternative] != 0) {
            nodes.fixedLoad[node * cells + nodes.group[alternative]] += nodes.load[alternative];
        }
    }
}
