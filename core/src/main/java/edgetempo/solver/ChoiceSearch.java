package edgetempo.solver;

import java.util.Arrays;

/**
 * Best responses over the alternatives of a {@link SlotModel}: users take turns, each moving to the alternative that costs the slot least,
 * until nobody gains. Not thread-safe.
 */
final class ChoiceSearch {
    private static final double MIN_GAIN = 1e-12;

    private final double[] bandSum;
    private final double[] loadSum;
    private final int[] groupUsers;

    /** Scratch for slots with so many servers. */
    ChoiceSearch(int servers) {
        bandSum = new double[servers];
        loadSum = new double[servers + 1];
        groupUsers = new int[servers + 1];
    }

    /**
     * Improves a choice.
     *
     * @param choice [positions] alternatives. Modified.
     */
    void improve(SlotModel model, int[] choice) {
        Arrays.fill(bandSum, 0);
        Arrays.fill(loadSum, 0);
        Arrays.fill(groupUsers, 0);
        for (int p = 0; p < model.users; p++) {
            add(model, p, choice[p], 1);
        }
        int unmoved = 0;
        while (unmoved < model.users) {
            for (int p = 0; p < model.users && unmoved < model.users; p++) {
                unmoved = respond(model, choice, p) ? 0 : unmoved + 1;
            }
        }
    }

    private boolean respond(SlotModel model, int[] choice, int user) {
        int first = model.from[user];
        int last = model.from[user + 1];
        if (last == first + 1) {
            return false;
        }
        int old = choice[user];
        add(model, user, old, -1);
        double r = model.band[user];
        double rho = model.load[user];
        double offload = r * (2 * bandSum[model.cell[user]] + r);
        double stay = Double.POSITIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        int best = old;
        for (int a = first; a < last; a++) {
            double cost = model.lin[a];
            if (a != first) {
                cost += offload;
                int g = model.group[a];
                if (g != model.groups) {
                    double before = model.groupSize[g] == 1 ? loadSum[g] : rho * (groupUsers[g] / model.groupSize[g]);
                    cost += rho * (2 * before + rho);
                }
            }
            if (a == old) {
                stay = cost;
            }
            if (cost < least) {
                least = cost;
                best = a;
            }
        }
        if (least > stay - MIN_GAIN) {
            best = old;
        }
        add(model, user, best, 1);
        choice[user] = best;
        return best != old;
    }

    private void add(SlotModel model, int user, int alternative, int sign) {
        if (alternative != model.from[user]) {
            int g = model.group[alternative];
            bandSum[model.cell[user]] += sign * model.band[user];
            loadSum[g] += sign * model.load[user];
            groupUsers[g] += sign;
        }
    }
}
