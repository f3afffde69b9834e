package edgetempo.solver;

import java.util.Arrays;

/**
 * Divides loads among interchangeable servers so that Σ R² is small, R a server's sum of loads: number partitioning. Starts with the
 * largest load first to the least loaded server, then fills server after server, each with the largest load that is left and a multiset of
 * others, as long as its sum is near enough to an even share: with e servers to go, Q their sum and s the next one's, they cost at least
 * s² + (Q − s)²/(e − 1). Equal loads count as one kind, of which only the number matters.
 *
 * <p>Scratch for one division at a time; not thread-safe.
 */
final class LoadPartition {
    /** A division that is this close to the least conceivable cost ends the search. */
    static final double ACCURACY = 1e-10;

    private double[] value = new double[0];
    private int[] order = new int[0];
    private int[] part = new int[0];
    private int[] left = new int[0];
    private int[] taken = new int[0];
    private int[] best = new int[0];
    private double[] later = new double[0];
    private double[] sum = new double[0];
    private int kinds;
    private int parts;
    private double bestCost;
    private double limit;
    private long steps;

    /**
     * Divides.
     *
     * @param loads    [count] not modified
     * @param servers  at least 1
     * @param cutoff     only divisions that cost less than this are looked for, beyond the first one
     * @param maxSteps after which the search gives up
     * @return Σ R² of the best division found
     */
    double divide(double[] loads, int count, int servers, double cutoff, long maxSteps) {
        steps = maxSteps;
        if (count == 0) {
            return 0;
        }
        reserve(count, servers);
        parts = servers;
        sort(loads, count);
        greedy(loads, count);
        double total = 0;
        for (int k = 0; k < kinds; k++) {
            total += left[k] * value[k];
        }
        limit = Math.min(bestCost - ACCURACY, cutoff + ACCURACY);
        Arrays.fill(best, 0, parts * kinds, -1);
        search(0, 0, total);
        if (best[0] >= 0) {
            assign(count);
        }
        return bestCost;
    }

    /** Whether the last division's search was complete: none costs less than its cutoff, or less than it by more than {@link #ACCURACY}. */
    boolean complete() {
        return steps >= 0;
    }

    /** Steps that the last division took, of those given. */
    long steps(long given) {
        return given - Math.max(0, steps);
    }

    /** Server of a load in the division returned last. */
    int server(int load) {
        return part[load];
    }

    private void reserve(int count, int servers) {
        if (order.length < count) {
            value = new double[count];
            order = new int[count];
            part = new int[count];
            left = new int[count];
        }
        if (taken.length < count * servers) {
            taken = new int[count * servers];
            best = new int[count * servers];
            later = new double[(count + 1) * servers];
        }
        if (sum.length < servers) {
            sum = new double[servers];
        }
    }

    /** Kinds by falling load. */
    private void sort(double[] loads, int count) {
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && loads[order[at - 1]] < loads[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        kinds = 0;
        for (int i = 0; i < count; i++) {
            double load = loads[order[i]];
            if (kinds == 0 || value[kinds - 1] != load) {
                value[kinds] = load;
                left[kinds] = 0;
                kinds++;
            }
            left[kinds - 1]++;
        }
    }

    private void greedy(double[] loads, int count) {
        Arrays.fill(sum, 0, parts, 0);
        for (int i = 0; i < count; i++) {
            int least = 0;
            for (int s = 1; s < parts; s++) {
                if (sum[s] < sum[least]) {
                    least = s;
                }
            }
            part[order[i]] = least;
            sum[least] += loads[order[i]];
        }
        bestCost = 0;
        for (int s = 0; s < parts; s++) {
            bestCost += sum[s] * sum[s];
        }
    }

    private void search(int server, double cost, double rest) {
        int open = parts - server;
        if (open == 1) {
            double whole = cost + rest * rest;
            if (whole < limit) {
                limit = whole - ACCURACY;
                bestCost = whole;
                System.arraycopy(left, 0, taken, server * kinds, kinds);
                System.arraycopy(taken, 0, best, 0, parts * kinds);
            }
            return;
        }
        if (cost + rest * rest / open >= limit) {
            return;
        }
        int base = server * (kinds + 1);
        later[base + kinds] = 0;
        for (int k = kinds - 1; k >= 0; k--) {
            later[base + k] = later[base + k + 1] + left[k] * value[k];
        }
        int first = 0;
        while (first < kinds && left[first] == 0) {
            taken[server * kinds + first] = 0;
            first++;
        }
        if (first == kinds) {
            // Nothing is left for the servers to come.
            Arrays.fill(taken, server * kinds, (parts - 1) * kinds, 0);
            search(parts - 1, cost, rest);
            return;
        }
        pick(server, first, 1, 0, cost, rest);
    }

    /** Chooses how many of a kind, and of those after it, a server gets. */
    private void pick(int server, int kind, int atLeast, double load, double cost, double rest) {
        if (--steps < 0) {
            return;
        }
        int open = parts - server;
        double even = rest / open;
        double room = (limit - cost - rest * even) * (open - 1) / open;
        double above = load - even;
        double below = even - load - later[server * (kinds + 1) + kind];
        if (room <= 0 || above > 0 && above * above >= room || below > 0 && below * below >= room) {
            return;
        }
        if (kind == kinds) {
            search(server + 1, cost + load * load, rest - load);
            return;
        }
        int all = left[kind];
        for (int number = all; number >= atLeast && steps >= 0; number--) {
            left[kind] = all - number;
            taken[server * kinds + kind] = number;
            pick(server, kind + 1, 0, load + number * value[kind], cost, rest);
        }
        left[kind] = all;
    }

    /** Gives the loads of each kind to servers as the best search result says. */
    private void assign(int count) {
        int at = 0;
        for (int k = 0; k < kinds; k++) {
            for (int s = 0; s < parts; s++) {
                for (int n = best[s * kinds + k]; n > 0; n--) {
                    part[order[at++]] = s;
                }
            }
        }
        if (at != count) {
            throw new IllegalStateException("a division of " + at + " loads out of " + count);
        }
    }
}
