package edgetempo.solver;

import java.util.Arrays;

/**
 * What the bound of a node leaves out in each cell: min Σ loss + (S − λ)² over the ways to divide the cell's free users into local and
 * offloaded ones, the latter wherever it costs least. A user of which both kinds are still allowed can flip at a loss, which moves S by
 * its band. Flips are tried by growing loss, and a set of them is given up as soon as its loss alone exceeds the least sum found.
 *
 * <p>Scratch for one stack of nodes; not thread-safe.
 */
final class CellMinimum {
    /** Largest number of sets of flips enumerated in a cell; beyond that, the minimum counts as 0, which is always valid. */
    static final int MAX_SETS = 400;

    private final NodeStack nodes;
    private final WorkCounter work;
    private final int cells;
    private final double[] minimum;
    private double[] loss = new double[0];
    private double[] step = new double[0];
    private int flips;
    private double least;
    private int left;

    /** Minima of the cells of nodes on the stack. */
    CellMinimum(NodeStack nodes, int cells, WorkCounter work) {
        this.nodes = nodes;
        this.work = work;
        this.cells = cells;
        minimum = new double[cells];
    }

    /** [cells] minima computed last. Live; do not modify. */
    double[] minima() {
        return minimum;
    }

    /**
     * Computes the minima.
     *
     * @param node       the topmost node, as {@link DualRelaxation#evaluate} has left it
     * @param relaxation that evaluated it
     * @return sum over cells
     */
    double compute(int node, DualRelaxation relaxation) {
        int end = nodes.userBase[node] + nodes.userCount[node];
        if (loss.length < nodes.userCount[node]) {
            loss = Arrays.copyOf(loss, nodes.position.length);
            step = Arrays.copyOf(step, nodes.position.length);
        }
        double[] prices = relaxation.bandPrices();
        work.count += nodes.alternativeEnd(node) - nodes.from[nodes.userBase[node]];
        double sum = 0;
        int u = nodes.userBase[node];
        for (int l = 0; l < cells; l++) {
            double off = nodes.fixedBand[node * cells + l] - prices[l] / 2;
            int last = u;
            while (last < end && nodes.cell[last] == l) {
                if (offloads(last)) {
                    off += nodes.band[nodes.from[last + 1] - 1];
                }
                last++;
            }
            least = off * off;
            flips = 0;
            for (; u < last; u++) {
                flip(u, relaxation);
            }
            left = MAX_SETS;
            search(0, 0, off);
            work.count += MAX_SETS - Math.max(0, left);
            minimum[l] = left < 0 ? 0 : least;
            sum += minimum[l];
        }
        return sum;
    }

    /** Whether the cheapest alternative of a user is not local. */
    private boolean offloads(int user) {
        int first = nodes.from[user];
        return nodes.band[first] != 0 || nodes.least[user] < nodes.lin[first];
    }

    /** Lists a user's flip, in order, if it could pay. */
    private void flip(int user, DualRelaxation relaxation) {
        int first = nodes.from[user];
        if (nodes.band[first] != 0) {
            return;
        }
        double local = nodes.lin[first];
        double offloaded = Double.POSITIVE_INFINITY;
        int last = nodes.from[user + 1];
        for (int a = first + 1; a < last; a++) {
            offloaded = Math.min(offloaded, relaxation.reducedCost(user, a));
        }
        double difference = Math.abs(local - offloaded);
        if (difference >= least) {
            return;
        }
        int at = flips++;
        while (at > 0 && loss[at - 1] > difference) {
            loss[at] = loss[at - 1];
            step[at] = step[at - 1];
            at--;
        }
        loss[at] = difference;
        step[at] = local <= offloaded ? nodes.band[last - 1] : -nodes.band[last - 1];
    }

    private void search(int from, double lost, double off) {
        for (int f = from; f < flips && left >= 0; f++) {
            double sum = lost + loss[f];
            if (sum >= least) {
                return;
            }
            left--;
            double offNow = off + step[f];
            least = Math.min(least, sum + offNow * offNow);
            search(f + 1, sum, offNow);
        }
    }
}
