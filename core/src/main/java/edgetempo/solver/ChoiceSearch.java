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
                unmoved = respond(model, choice, p, MIN_GAIN) ? 0 : unmoved + 1;
            }
        }
    }

    /**
     * Improves a choice that {@link #improve} has left: one user makes any move, another one its best response to it, and both stay if the
     * slot gains; then best responses of all again.
     *
     * @param choice [positions] alternatives, as {@link #improve} left them. Modified.
     * @param users  [count] positions of users that may take part. Not modified.
     */
    void improvePairs(SlotModel model, int[] choice, int[] users, int count) {
        int unmoved = 0;
        while (unmoved < count) {
            for (int k = 0; k < count && unmoved < count; k++) {
                unmoved = pair(model, choice, users, count, k) ? 0 : unmoved + 1;
            }
        }
    }

    private boolean pair(SlotModel model, int[] choice, int[] users, int count, int first) {
        int user = users[first];
        int old = choice[user];
        for (int a = model.from[user]; a < model.from[user + 1]; a++) {
            if (a != old) {
                add(model, user, old, -1);
                double loss = joining(model, user, a) - joining(model, user, old);
                add(model, user, a, 1);
                choice[user] = a;
                for (int k = 0; k < count; k++) {
                    if (k != first && respond(model, choice, users[k], MIN_GAIN + loss)) {
                        return true;
                    }
                }
                add(model, user, a, -1);
                add(model, user, old, 1);
                choice[user] = old;
            }
        }
        return false;
    }

    /** Moves a user to where it costs least, if that gains at least so much. */
    private boolean respond(SlotModel model, int[] choice, int user, double least) {
        int first = model.from[user];
        int last = model.from[user + 1];
        if (last == first + 1) {
            return false;
        }
        int old = choice[user];
        add(model, user, old, -1);
        double stay = joining(model, user, old);
        double most = stay - least;
        int best = old;
        for (int a = first; a < last; a++) {
            if (a != old) {
                double cost = joining(model, user, a);
                if (cost < most) {
                    most = cost;
                    best = a;
                }
            }
        }
        add(model, user, best, 1);
        choice[user] = best;
        return best != old;
    }

    /** What a user that is nowhere adds to the cost at an alternative. */
    private double joining(SlotModel model, int user, int alternative) {
        double cost = model.lin[alternative];
        if (alternative == model.from[user]) {
            return cost;
        }
        double r = model.band[user];
        cost += r * (2 * bandSum[model.cell[user]] + r);
        int g = model.group[alternative];
        if (g != model.groups) {
            double rho = model.load[user];
            double before = model.groupSize[g] == 1 ? loadSum[g] : rho * (groupUsers[g] / model.groupSize[g]);
            cost += rho * (2 * before + rho);
        }
        return cost;
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
