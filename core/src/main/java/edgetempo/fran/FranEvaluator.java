package edgetempo.fran;

import java.util.ArrayList;
import java.util.List;

/** Evaluates complete decisions, of baselines, exact references and agents alike. */
public final class FranEvaluator {
    private FranEvaluator() {}

    /**
     * Scores a decision. A user whose result would come later than from its own device computes locally (18e).
     *
     * @param decision not modified
     * @throws IllegalArgumentException if a result is delivered that is not cached within reach, a delivered user offloads
     *                                  too, or one of (18a)–(18d) does not hold
     */
    public static FranOutcome evaluate(FranInstance instance, FranDecision decision) {
        FranConstraints.requireHard(instance, decision.choices(instance.nodes), decision.processorHz);
        FranMode[] modes = FranMode.values();
        double[] utility = new double[modes.length];
        int[] users = new int[modes.length];
        int late = 0;
        double total = 0;
        for (int n = 0; n < instance.users; n++) {
            FranMode mode = mode(instance, decision, n);
            double timeS = timeS(instance, decision, n, mode);
            if (!FranConstraints.inTime(instance, n, timeS)) {
                late++;
                mode = FranMode.LOCAL;
            }
            double earned = switch (mode) {
                case LOCAL -> 0;
                case CACHE -> FranUtility.delivered(instance, n);
                case D2D, FAP, CLOUD -> FranUtility.utility(instance, n, decision.node[n], timeS);
            };
            utility[mode.ordinal()] += earned;
            users[mode.ordinal()]++;
            total += earned;
        }
        List<FranOutcome.ModeTotal> totals = new ArrayList<>();
        for (FranMode mode : modes) {
            totals.add(new FranOutcome.ModeTotal(mode, users[mode.ordinal()], utility[mode.ordinal()]));
        }
        return new FranOutcome(total, totals, late);
    }

    /** Time until the result is available, s. */
    static double timeS(FranInstance instance, FranDecision decision, int user, FranMode mode) {
        int node = decision.node[user];
        return switch (mode) {
            case LOCAL -> instance.localS[user];
            case CACHE -> 0;
            case D2D -> FranUtility.timeS(instance, user, node, instance.processorHz[node]);
            case FAP -> FranUtility.timeS(instance, user, node, decision.processorHz[user]);
            case CLOUD -> FranUtility.cloudTimeS(instance, user, node);
        };
    }

    /**
     * How a user's result is obtained.
     *
     * @throws IllegalArgumentException if it is to be delivered by a node that does not hold it or cannot reach the user
     */
    public static FranMode mode(FranInstance instance, FranDecision decision, int user) {
        int node = decision.node[user];
        int holder = decision.holder[user];
        if (holder != FranDecision.NONE) {
            requireDelivered(instance, user, holder, node);
            return FranMode.CACHE;
        }
        if (node == FranDecision.NONE) {
            return FranMode.LOCAL;
        }
        if (!instance.isFap(node)) {
            return FranMode.D2D;
        }
        return decision.cloud[user] ? FranMode.CLOUD : FranMode.FAP;
    }

    private static void requireDelivered(FranInstance instance, int user, int holder, int node) {
        boolean own = holder == instance.nodes + user;
        boolean held = (own || holder < instance.nodes) && instance.cached[instance.at(holder, user)] > 0;
        if (!held || !own && instance.reachable[instance.at(holder, user)] == 0) {
            throw new IllegalArgumentException("node " + holder + " cannot deliver the result of user " + user);
        }
        if (node != FranDecision.NONE) {
            throw new IllegalArgumentException("user " + user + " is delivered to and offloads as well");
        }
    }
}
