package edgetempo.solver;

import java.util.Arrays;

/**
 * The open subproblems on the path of a depth-first search, one above the other in flat arrays. A node lists its free users, cell by cell,
 * and of each the alternatives that are still allowed, with the share x of the user that the relaxation gives them. Users that have one
 * alternative left are in the node's constants instead. Only the topmost node changes, so all of them need little more room than the
 * first.
 *
 * <pre>
 *   users          u0 u1 u2 … │ u0 u2 …          node 0 │ node 1 …
 *   alternatives   l h c l h … │ l h h c …
 * </pre>
 *
 * <p>Arrays grow when a search is deeper than any before it. Not thread-safe.
 */
final class NodeStack {
    private final int cells;

    /** [nodes] first user of each node. */
    int[] userBase = new int[0];
    /** [nodes] number of free users. */
    int[] userCount = new int[0];
    /** [nodes × cells] sums of the band of fixed users. */
    double[] fixedBand = new double[0];
    /** [nodes × cells] sums of the loads of fixed users, by group. */
    double[] fixedLoad = new double[0];
    /** [nodes × cells] sums of the band, users counted by their shares x. */
    double[] bandSum = new double[0];
    /** [nodes × (cells + 1)] sums of the loads, by group; the last one is none and stays 0. */
    double[] loadSum = new double[0];
    /** [nodes] linear cost of fixed users. */
    double[] fixedLin = new double[0];
    /** [nodes] sum of its magnitudes. */
    double[] fixedMagnitude = new double[0];
    /** [nodes] a lower bound of the cost. */
    double[] bound = new double[0];

    /** [users on the stack] position in the slot. */
    int[] position = new int[0];
    /** [users on the stack] cell. */
    int[] cell = new int[0];
    /** [users on the stack and one more a node] first alternative. */
    int[] from = new int[0];
    /** [users on the stack] smallest reduced cost. */
    double[] least = new double[0];

    /** [alternatives on the stack] linear cost. */
    double[] lin = new double[0];
    /** [alternatives on the stack] band, 0 if local. */
    double[] band = new double[0];
    /** [alternatives on the stack] load, 0 unless a hit. */
    double[] load = new double[0];
    /** [alternatives on the stack] group of servers, or the number of groups for none. */
    int[] group = new int[0];
    /** [alternatives on the stack] share x of the user, sums to 1. */
    double[] share = new double[0];
    /** [alternatives on the stack] index in the slot's model. */
    int[] alternative = new int[0];

    /** Creates an empty stack for slots with the given number of cells. */
    NodeStack(int cells) {
        this.cells = cells;
    }

    /**
     * Makes the bottom node of all alternatives of the users that have a choice. The others, who can only be local, are in its constants.
     *
     * @param choice [positions] alternatives that get the whole share. Not modified.
     */
    void root(SlotModel model, int[] choice) {
        reserve(0, 0, model.users, 0, model.from[model.users]);
        userBase[0] = 0;
        double onlyLocal = 0;
        double magnitude = 0;
        bound[0] = Double.NEGATIVE_INFINITY;
        Arrays.fill(fixedBand, 0, cells, 0);
        Arrays.fill(fixedLoad, 0, cells, 0);
        Arrays.fill(bandSum, 0, cells, 0);
        Arrays.fill(loadSum, 0, cells + 1, 0);
        int none = model.groups;
        int user = 0;
        int to = 0;
        for (int p = 0; p < model.users; p++) {
            int first = model.from[p];
            int end = model.from[p + 1];
            if (end == first + 1) {
                onlyLocal += model.lin[first];
                magnitude += Math.abs(model.lin[first]);
                continue;
            }
            double r = model.band[p];
            double rho = model.load[p];
            position[user] = p;
            cell[user] = model.cell[p];
            from[user] = to;
            int chosen = to + choice[p] - first;
            for (int a = first; a < end; a++) {
                int g = model.group[a];
                lin[to] = model.lin[a];
                band[to] = model.usesBand[a] ? r : 0;
                load[to] = g == none ? 0 : rho * model.root[g];
                group[to] = g;
                alternative[to] = a;
                share[to] = 0;
                to++;
            }
            share[chosen] = 1;
            bandSum[cell[user]] += band[chosen];
            loadSum[group[chosen]] += load[chosen];
            user++;
        }
        from[user] = to;
        userCount[0] = user;
        fixedLin[0] = onlyLocal;
        fixedMagnitude[0] = magnitude;
    }

    /** First alternative above a node. */
    int alternativeEnd(int node) {
        return from[userBase[node] + userCount[node]];
    }

    /**
     * Puts a copy of a node on top of it in which one user has one alternative.
     *
     * @param node   the topmost node. Not modified.
     * @param user   index on the stack of a free user of it
     * @param chosen index on the stack of an alternative of it
     */
    void branch(int node, int user, int chosen) {
        int base = userBase[node];
        int count = userCount[node];
        int end = base + count;
        int up = node + 1;
        int alternatives = from[end] - from[base];
        reserve(up, end + 1, count, from[end], alternatives);
        userBase[up] = end + 1;
        userCount[up] = count - 1;
        bound[up] = bound[node];
        int width = cells + 1;
        System.arraycopy(fixedBand, node * cells, fixedBand, up * cells, cells);
        System.arraycopy(fixedLoad, node * cells, fixedLoad, up * cells, cells);
        System.arraycopy(bandSum, node * cells, bandSum, up * cells, cells);
        System.arraycopy(loadSum, node * width, loadSum, up * width, width);
        fixedLin[up] = fixedLin[node] + lin[chosen];
        fixedMagnitude[up] = fixedMagnitude[node] + Math.abs(lin[chosen]);
        int home = cell[user];
        fixedBand[up * cells + home] += band[chosen];
        if (load[chosen] != 0) {
            fixedLoad[up * cells + group[chosen]] += load[chosen];
        }
        for (int a = from[user]; a < from[user + 1]; a++) {
            double moved = a == chosen ? share[a] - 1 : share[a];
            bandSum[up * cells + home] -= moved * band[a];
            loadSum[up * width + group[a]] -= moved * load[a];
        }
        copyUsers(base, user, end + 1, from[end]);
        copyUsers(user + 1, end, end + 1 + user - base, from[end] + from[user] - from[base]);
        from[end + count] = from[end] + alternatives - (from[user + 1] - from[user]);
    }

    private void copyUsers(int begin, int end, int to, int toAlternative) {
        int count = end - begin;
        System.arraycopy(position, begin, position, to, count);
        System.arraycopy(cell, begin, cell, to, count);
        int first = from[begin];
        int shift = toAlternative - first;
        for (int u = 0; u < count; u++) {
            from[to + u] = from[begin + u] + shift;
        }
        int alternatives = from[end] - first;
        System.arraycopy(lin, first, lin, toAlternative, alternatives);
        System.arraycopy(band, first, band, toAlternative, alternatives);
        System.arraycopy(load, first, load, toAlternative, alternatives);
        System.arraycopy(group, first, group, toAlternative, alternatives);
        System.arraycopy(share, first, share, toAlternative, alternatives);
        System.arraycopy(alternative, first, alternative, toAlternative, alternatives);
    }

    private void reserve(int node, int users, int moreUsers, int alternatives, int moreAlternatives) {
        if (node >= userBase.length) {
            int size = Math.max(16, 2 * node);
            userBase = Arrays.copyOf(userBase, size);
            userCount = Arrays.copyOf(userCount, size);
            fixedLin = Arrays.copyOf(fixedLin, size);
            fixedMagnitude = Arrays.copyOf(fixedMagnitude, size);
            bound = Arrays.copyOf(bound, size);
            fixedBand = Arrays.copyOf(fixedBand, size * cells);
            fixedLoad = Arrays.copyOf(fixedLoad, size * cells);
            bandSum = Arrays.copyOf(bandSum, size * cells);
            loadSum = Arrays.copyOf(loadSum, size * (cells + 1));
        }
        int needed = users + moreUsers + 1;
        if (needed > position.length) {
            int size = Math.max(needed, 2 * position.length);
            position = Arrays.copyOf(position, size);
            cell = Arrays.copyOf(cell, size);
            from = Arrays.copyOf(from, size);
            least = Arrays.copyOf(least, size);
        }
        needed = alternatives + moreAlternatives;
        if (needed > lin.length) {
            int size = Math.max(needed, 2 * lin.length);
            lin = Arrays.copyOf(lin, size);
            band = Arrays.copyOf(band, size);
            load = Arrays.copyOf(load, size);
            group = Arrays.copyOf(group, size);
            share = Arrays.copyOf(share, size);
            alternative = Arrays.copyOf(alternative, size);
        }
    }
}
