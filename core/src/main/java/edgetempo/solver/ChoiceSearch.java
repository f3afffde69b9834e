package edgetempo.solver;

import java.util.Arrays;

/**
 * Best responses over the alternatives of a {@link SlotModel}: users take turns, each moving to the alternative that costs the slot least,
 * until no user gains or the work limit is reached. Not thread-safe.
 */
final class ChoiceSearch {
    private static final double MIN_GAIN = 1e-12;
    private static final int CURVATURES = 3;

    private final WorkCounter work;
    private final double[] bandSum;
    private final double[] loadSum;
    private final int[] groupUsers;
    private final double[] curvature;
    private double[] moveCost = new double[0];
    private int[] moveUser = new int[0];
    private int[] moveFrom = new int[0];
    private int[] moveTo = new int[0];
    private int moves;
    private double maxInteraction;

    /** Creates a search for slots with the given number of servers. */
    ChoiceSearch(int servers, WorkCounter work) {
        this.work = work;
        bandSum = new double[servers];
        loadSum = new double[servers + 1];
        groupUsers = new int[servers + 1];
        curvature = new double[CURVATURES * servers];
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
        while (unmoved < model.users && !work.over()) {
            for (int p = 0; p < model.users && unmoved < model.users && !work.over(); p++) {
                unmoved = respond(model, choice, p) ? 0 : unmoved + 1;
            }
        }
    }

    /**
     * Improves a choice that {@link #improve} has left by moves of two users at once, until no pair gains.
     *
     * @param choice [positions] alternatives, as {@link #improve} left them. Modified.
     * @param users  [count] positions of users that may take part. Not modified.
     */
    void improvePairs(SlotModel model, int[] choice, int[] users, int count) {
        while (!work.over() && pair(model, choice, users, count)) {
            for (int k = 0; k < count; k++) {
                respond(model, choice, users[k]);
            }
        }
    }

    /** Applies the first pair that gains, cheapest moves first. */
    private boolean pair(SlotModel model, int[] choice, int[] users, int count) {
        list(model, choice, users, count);
        curvatures(model);
        double most = maxInteraction - MIN_GAIN;
        for (int i = 0; i < moves && 2 * moveCost[i] < most; i++) {
            double cost = moveCost[i];
            if (work.over()) {
                return false;
            }
            for (int j = i + 1; j < moves && cost + moveCost[j] < most; j++) {
                if (moveUser[i] != moveUser[j] && cost + moveCost[j] + interaction(model, i, j) < -MIN_GAIN) {
                    carryOut(model, choice, i);
                    carryOut(model, choice, j);
                    return true;
                }
            }
        }
        return false;
    }

    private void carryOut(SlotModel model, int[] choice, int move) {
        int user = moveUser[move];
        add(model, user, choice[user], -1);
        choice[user] = moveTo[move];
        add(model, user, choice[user], 1);
    }

    /** Lists the moves of the users by growing cost, and what two of them can gain at most by coming together. */
    private void list(SlotModel model, int[] choice, int[] users, int count) {
        if (moveCost.length < count * (model.servers + 1)) {
            int size = count * (model.servers + 1);
            moveCost = new double[size];
            moveUser = new int[size];
            moveTo = new int[size];
            moveFrom = new int[size];
        }
        moves = 0;
        double band = 0;
        double load = 0;
        for (int k = 0; k < count; k++) {
            int user = users[k];
            band = Math.max(band, model.band[user]);
            load = Math.max(load, model.load[user]);
        }
        load *= model.largestRoot;
        maxInteraction = 2 * band * band + 4 * load * load;
        for (int k = 0; k < count; k++) {
            int user = users[k];
            int old = choice[user];
            add(model, user, old, -1);
            work.count += model.from[user + 1] - model.from[user];
            double stay = joining(model, user, old);
            for (int a = model.from[user]; a < model.from[user + 1]; a++) {
                if (a != old) {
                    double cost = joining(model, user, a) - stay;
                    if (cost < maxInteraction) {
                        insert(cost, user, old, a);
                    }
                }
            }
            add(model, user, old, 1);
        }
    }

    private void insert(double cost, int user, int old, int alternative) {
        int at = moves++;
        while (at > 0 && moveCost[at - 1] > cost) {
            moveCost[at] = moveCost[at - 1];
            moveUser[at] = moveUser[at - 1];
            moveFrom[at] = moveFrom[at - 1];
            moveTo[at] = moveTo[at - 1];
            at--;
        }
        moveCost[at] = cost;
        moveUser[at] = user;
        moveFrom[at] = old;
        moveTo[at] = alternative;
    }

    /** Second differences of the groups' costs where two users leave, where one comes and one leaves, and where two come. */
    private void curvatures(SlotModel model) {
        for (int g = 0; g < model.groups; g++) {
            int size = model.groupSize[g];
            if (size > 1 && model.commonLoad > 0) {
                for (int d = 0; d < CURVATURES; d++) {
                    int middle = Math.max(0, groupUsers[g] + d - 1);
                    curvature[CURVATURES * g + d] = model.evenest(g, middle + 1) - 2 * model.evenest(g, middle)
                            + (middle == 0 ? 0 : model.evenest(g, middle - 1));
                }
            }
        }
    }

    /** What two moves cost together beyond the sum of what each costs alone. */
    private double interaction(SlotModel model, int one, int other) {
        work.count++;
        int user = moveUser[one];
        int second = moveUser[other];
        int from = moveFrom[one];
        int to = moveTo[one];
        int secondFrom = moveFrom[other];
        int secondTo = moveTo[other];
        double sum = 0;
        if (model.cell[user] == model.cell[second]) {
            int sign = (direction(model, from, to)) * direction(model, secondFrom, secondTo);
            sum += 2 * sign * model.band[user] * model.band[second];
        }
        int left = model.group[from];
        int joined = model.group[to];
        int secondLeft = model.group[secondFrom];
        int secondJoined = model.group[secondTo];
        if (left != joined && secondLeft != secondJoined) {
            double loads = 2 * model.load[user] * model.load[second];
            if (left == secondLeft) {
                sum += together(model, left, loads, 0);
            }
            if (joined == secondJoined) {
                sum += together(model, joined, loads, 2);
            }
            if (left == secondJoined) {
                sum -= together(model, left, loads, 1);
            }
            if (joined == secondLeft) {
                sum -= together(model, joined, loads, 1);
            }
        }
        return sum;
    }

    private double together(SlotModel model, int group, double loads, int which) {
        if (group == model.groups) {
            return 0;
        }
        int size = model.groupSize[group];
        return size == 1 || model.commonLoad == 0
                ? loads * (model.root[group] * model.root[group]) / size
                : curvature[CURVATURES * group + which];
    }

    /** 1 if a move takes up a band, −1 if it gives it back, 0 if neither. */
    private static int direction(SlotModel model, int from, int to) {
        return (model.usesBand[to] ? 1 : 0) - (model.usesBand[from] ? 1 : 0);
    }

    /** Moves a user to where it costs least, if that gains. */
    private boolean respond(SlotModel model, int[] choice, int user) {
        int first = model.from[user];
        int last = model.from[user + 1];
        if (last == first + 1) {
            return false;
        }
        work.count += last - first;
        int old = choice[user];
        add(model, user, old, -1);
        double least = joining(model, user, old) - MIN_GAIN;
        int best = old;
        for (int a = first; a < last; a++) {
            if (a != old) {
                double cost = joining(model, user, a);
                if (cost < least) {
                    least = cost;
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
            double rho = model.load[user] * model.root[g];
            int size = model.groupSize[g];
            if (size == 1 || model.commonLoad == 0) {
                cost += rho * (2 * loadSum[g] + rho) / size;
            } else {
                cost += rho * rho * (2 * (groupUsers[g] / size) + 1);
            }
        }
        return cost;
    }

    private void add(SlotModel model, int user, int alternative, int sign) {
        if (alternative != model.from[user]) {
            int g = model.group[alternative];
            bandSum[model.cell[user]] += sign * model.band[user];
            loadSum[g] += sign * (model.load[user] * model.root[g]);
            groupUsers[g] += sign;
        }
    }
}
