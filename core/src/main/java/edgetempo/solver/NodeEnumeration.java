package edgetempo.solver;

import java.util.Arrays;

/**
 * Tries the decisions of a node whose cost could be below a cutoff, with the identity of {@link DualRelaxation}: a decision costs its
 * losses and its squared distances from the multipliers more than the bound. Users take their alternatives by growing loss, cell by cell; a
 * branch ends where losses, the distance of S from λ that the rest of the cell cannot make up, and the minima of the cells to come exceed
 * the gap. Each step costs a few nanoseconds, where solving the relaxation again costs microseconds.
 *
 * <p>Scratch for one stack of nodes; not thread-safe.
 */
final class NodeEnumeration {
    private final NodeStack nodes;
    private final WorkCounter work;
    private final int cells;
    private final double[] groupLoad;
    private double[] up = new double[0];
    private double[] down = new double[0];
    private double[] rest = new double[0];
    private boolean[] endsCell = new boolean[0];
    private int[] sortedFrom = new int[0];
    private double[] loss = new double[0];
    private double[] step = new double[0];
    private double[] load = new double[0];
    private int[] group = new int[0];
    private int[] alternative = new int[0];

    private SlotModel model;
    private DualRelaxation relaxation;
    private int[] choice;
    private Incumbent best;
    private int base;
    private int count;
    private double gap;
    private double tolerance;
    private double bound;
    private int left;
    private double[] off;
    private long steps;

    /** Enumerations of nodes on the stack. */
    NodeEnumeration(NodeStack nodes, int cells, WorkCounter work) {
        this.nodes = nodes;
        this.work = work;
        this.cells = cells;
        groupLoad = new double[cells + 1];
        off = new double[cells];
    }

    /** Steps since construction. */
    long steps() {
        return steps;
    }

    /**
     * Tries decisions of the topmost node.
     *
     * @param relaxation evaluated the node last
     * @param minima     [cells] see {@link CellMinimum}. Not modified.
     * @param chosen     [positions] alternatives of users that are fixed; free users receive whatever was tried last. Modified.
     * @param incumbent  the best choice known, receives a better one if there is. Modified.
     * @param tolerance  a decision must cost less than the best one known by this much to be of interest
     * @param maxSteps  largest number of steps
     * @return whether the node is done with: none of its decisions that are not in the incumbent's open ones costs less than the
     * incumbent less         the tolerance
     */
    boolean run(SlotModel model, int node, DualRelaxation relaxation, double[] minima, int[] chosen,
            Incumbent incumbent,
            double tolerance, int maxSteps) {
        this.model = model;
        this.relaxation = relaxation;
        choice = chosen;
        best = incumbent;
        this.tolerance = tolerance;
        bound = relaxation.bound() - relaxation.margin();
        gap = best.cost() - tolerance - bound;
        base = nodes.userBase[node];
        count = nodes.userCount[node];
        left = maxSteps;
        list(node, minima);
        double lost = 0;
        double[] prices = relaxation.bandPrices();
        Arrays.fill(off, 0);
        for (int l = 0; l < cells; l++) {
            off[l] = nodes.fixedBand[node * cells + l] - prices[l] / 2;
            groupLoad[l] = nodes.fixedLoad[node * cells + l];
        }
        int at = 0;
        for (int k = 0; k < count; k++) {
            int u = base + k;
            off[nodes.cell[u]] += step[sortedFrom[k]];
        }
        for (int l = 0; l < cells; l++) {
            boolean free = at < count && nodes.cell[base + at] == l;
            if (free) {
                while (at < count && nodes.cell[base + at] == l) {
                    at++;
                }
            } else {
                lost += off[l] * off[l];
            }
        }
        descend(0, lost);
        steps += maxSteps - Math.max(0, left);
        work.count += maxSteps - Math.max(0, left);
        return left >= 0;
    }

    /** Lists the alternatives of each user by growing loss, and what can still happen after each user. */
    private void list(int node, double[] minima) {
        int alternatives = nodes.alternativeEnd(node) - nodes.from[base];
        work.count += alternatives;
        if (up.length <= count) {
            int size = Math.max(count + 1, 2 * up.length);
            up = new double[size];
            down = new double[size];
            rest = new double[size];
            endsCell = new boolean[size];
            sortedFrom = new int[size];
        }
        if (loss.length < alternatives) {
            int size = Math.max(alternatives, 2 * loss.length);
            loss = new double[size];
            step = new double[size];
            load = new double[size];
            group = new int[size];
            alternative = new int[size];
        }
        int to = 0;
        for (int k = 0; k < count; k++) {
            int u = base + k;
            sortedFrom[k] = to;
            int start = to;
            for (int a = nodes.from[u]; a < nodes.from[u + 1]; a++) {
                double lost = relaxation.reducedCost(u, a) - nodes.least[u];
                int at = to++;
                while (at > start && loss[at - 1] > lost) {
                    loss[at] = loss[at - 1];
                    step[at] = step[at - 1];
                    load[at] = load[at - 1];
                    group[at] = group[at - 1];
                    alternative[at] = alternative[at - 1];
                    at--;
                }
                loss[at] = lost;
                step[at] = nodes.band[a];
                load[at] = nodes.load[a];
                group[at] = nodes.group[a];
                alternative[at] = nodes.alternative[a];
            }
        }
        sortedFrom[count] = to;
        double later = relaxation.integrality();
        double above = 0;
        double below = 0;
        int cell = -1;
        for (int k = count - 1; k >= 0; k--) {
            int l = nodes.cell[base + k];
            if (l != cell) {
                if (cell >= 0) {
                    later += minima[cell];
                }
                cell = l;
                above = 0;
                below = 0;
                endsCell[k] = true;
            } else {
                endsCell[k] = false;
            }
            up[k] = above;
            down[k] = below;
            rest[k] = later;
            double cheapest = step[sortedFrom[k]];
            double most = 0;
            double least = cheapest;
            for (int a = sortedFrom[k]; a < sortedFrom[k + 1]; a++) {
                most = Math.max(most, step[a]);
                least = Math.min(least, step[a]);
            }
            above += most - cheapest;
            below += cheapest - least;
        }
    }

    private void descend(int k, double lost) {
        if (k == count) {
            leaf(lost);
            return;
        }
        int l = nodes.cell[base + k];
        double offBefore = off[l];
        int first = sortedFrom[k];
        int last = sortedFrom[k + 1];
        double cheapest = step[first];
        boolean ends = endsCell[k];
        double more = rest[k];
        for (int a = first; a < last; a++) {
            double sum = lost + loss[a];
            if (sum + more >= gap) {
                break;
            }
            if (--left < 0) {
                break;
            }
            double now = offBefore + step[a] - cheapest;
            double reach = now > 0 ? Math.max(0, now - down[k]) : Math.max(0, -now - up[k]);
            double far = sum + reach * reach;
            if (far + more >= gap) {
                continue;
            }
            off[l] = now;
            groupLoad[group[a]] += load[a];
            choice[nodes.position[base + k]] = alternative[a];
            descend(k + 1, ends ? far : sum);
            groupLoad[group[a]] -= load[a];
        }
        off[l] = offBefore;
    }

    private void leaf(double lost) {
        double sum = lost;
        double[] prices = relaxation.loadPrices();
        for (int g = 0; g < model.groups; g++) {
            double price = prices[g];
            int size = model.groupSize[g];
            double load = groupLoad[g];
            int users = model.commonLoad > 0 ? (int) Math.rint(load / model.commonLoad(g)) : 0;
            double square = model.groupCost(g, load, users);
            sum += square - price * load + size * price * price / 4;
        }
        if (sum < gap) {
            best.settle(choice, best.cost() - tolerance);
            gap = best.cost() - tolerance - bound;
        }
    }
}
