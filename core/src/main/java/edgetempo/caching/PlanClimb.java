package edgetempo.caching;

import edgetempo.mec.CachePlan;
import java.util.function.ToDoubleFunction;

/**
 * Local search over all cache plans, also those beyond capacity: caching or evicting one service at one server, exchanging a cached
 * service for another at a server, and handing a service from one server to another. The first move that gains is taken; moves go
 * round until none gains. Deterministic.
 */
final class PlanClimb {
    /** Gains below this do not count, so that rounding cannot make moves cycle. */
    private static final double MIN_GAIN = 1e-12;

    private final ToDoubleFunction<CachePlan> objective;
    private CachePlan plan = new CachePlan(1, 1);
    private double value;

    /** Climbs by the given value of a plan. */
    PlanClimb(ToDoubleFunction<CachePlan> objective) {
        this.objective = objective;
    }

    /**
     * Climbs to a local optimum.
     *
     * @param start where to start; receives the optimum. Modified.
     * @return its value
     */
    double climb(CachePlan start) {
        plan = start;
        value = objective.applyAsDouble(plan);
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int m = 0; m < plan.servers(); m++) {
                for (int s = 0; s < plan.services(); s++) {
                    gained |= flip(m, s);
                }
            }
            for (int m = 0; m < plan.servers(); m++) {
                for (int s = 0; s < plan.services(); s++) {
                    gained |= plan.get(m, s) && (exchange(m, s) || handOver(m, s));
                }
            }
        }
        return value;
    }

    private boolean flip(int m, int s) {
        plan.set(m, s, !plan.get(m, s));
        if (gains()) {
            return true;
        }
        plan.set(m, s, !plan.get(m, s));
        return false;
    }

    private boolean exchange(int m, int out) {
        for (int in = 0; in < plan.services(); in++) {
            if (!plan.get(m, in) && moves(m, out, m, in)) {
                return true;
            }
        }
        return false;
    }

    private boolean handOver(int from, int s) {
        for (int to = 0; to < plan.servers(); to++) {
            if (!plan.get(to, s) && moves(from, s, to, s)) {
                return true;
            }
        }
        return false;
    }

    private boolean moves(int from, int out, int to, int in) {
        plan.set(from, out, false);
        plan.set(to, in, true);
        if (gains()) {
            return true;
        }
        plan.set(from, out, true);
        plan.set(to, in, false);
        return false;
    }

    private boolean gains() {
        double candidate = objective.applyAsDouble(plan);
        if (candidate > value + MIN_GAIN) {
            value = candidate;
            return true;
        }
        return false;
    }
}
