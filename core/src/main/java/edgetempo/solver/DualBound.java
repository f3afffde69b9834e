package edgetempo.solver;

import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.ShareSettings;

/**
 * A QoS that no decision for a slot exceeds, from the Lagrangian dual of the slot at its best shares: see {@link DualRelaxation} for the
 * bound and its safety under rounding. It needs no decision to start from and costs tens of sweeps of O(N·M).
 *
 * <p>Holds for decisions whose shares are positive and sum to at most 1 in each cell and on each server, or, where the scenario rounds
 * shares, are rounded from such ones; it is then weaker by about half a rounding step per user. Where {@link SlotProblem#redrawsFading} is
 * set it holds for the mean channel. Allocates nothing after construction; not thread-safe.
 */
public final class DualBound {
    private static final int MAX_ROUNDS = 16;
    /** The relaxation is tight enough if its remaining gain is at most this fraction of the bound. */
    private static final double TIGHT = 5e-4;

    private final SlotModel model;
    private final NodeStack nodes;
    private final DualRelaxation relaxation;
    private final CellMinimum minimum;
    private final boolean rounded;
    private final int[] choice;

    /** Creates a bound for slots of the given size. */
    public DualBound(ShareSettings shares, int users, int servers) {
        rounded = shares.decimals() >= 0;
        model = rounded ? SlotModel.rounded(shares, users, servers) : new SlotModel(users, servers);
        nodes = new NodeStack(servers);
        relaxation = new DualRelaxation(nodes, servers, model.work);
        minimum = new CellMinimum(nodes, servers, model.work);
        choice = new int[users];
    }

    /**
     * Bounds a slot.
     *
     * @param problem the slot as decisions for it are scored. Not modified.
     * @return QoS that no decision exceeds
     */
    public double qos(SlotProblem problem) {
        model.prepare(problem);
        relaxation.prepare(model);
        model.cheapest(choice);
        nodes.root(model, choice);
        double best = Double.NEGATIVE_INFINITY;
        boolean loose = true;
        for (int round = 0; round < MAX_ROUNDS && loose; round++) {
            relaxation.sweep(0, 1);
            best = relaxation.evaluate(0, false) - relaxation.margin();
            loose = relaxation.slack() > TIGHT * Math.abs(best);
        }
        if (model.commonLoad > 0) {
            relaxation.sweepStairs(0, 1);
            best = Math.max(best, withMinimum(relaxation.evaluate(0, true) - relaxation.margin()));
        } else {
            best = withMinimum(best);
        }
        return 0 - best;
    }

    private double withMinimum(double bound) {
        // With replaced shares a cell's users have more kinds of alternatives than the minimum divides them into.
        return rounded ? bound : bound + minimum.compute(0, relaxation);
    }
}
