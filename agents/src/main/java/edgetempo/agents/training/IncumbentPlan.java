package edgetempo.agents.training;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.policy.RecallWeights;
import edgetempo.caching.PlanValue;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The best static plan found so far, valued on slots sampled from the model, and the critic's overestimation of the plans that it values
 * most (maximisation bias). Deterministic for a seed. Not thread-safe.
 */
final class IncumbentPlan {
    private static final int SLOTS = 1024;
    private static final int QUICK_SLOTS = 128;
    /** Relative deficit on the first slots up to which a plan is still valued on all slots. */
    private static final double NEAR = 0.002;
    private static final float FORGETTING = 0.1f;
    private static final float CAUTION = 1.5f;
    private static final String REPLAYED_PLAN = "replay/incumbent";
    private static final String EXCESS = "replay/excess";

    private final PlanValue values;
    private final Set<CachePlan> beaten = new HashSet<>();
    private CachePlan plan;
    private double value;
    private double quickValue;
    private float excess;

    /**
     * Creates an incumbent.
     *
     * @param solver of the kind that solves the episodes' slots; owned by this object from now on
     * @param first  copied
     */
    IncumbentPlan(Scenario scenario, SlotSolver solver, long seed, CachePlan first) {
        values = new PlanValue(scenario, ~seed, SLOTS, solver);
        become(first);
    }

    private void become(CachePlan next) {
        plan = next.copy();
        value = values.fixedPlanReward(plan, SLOTS);
        quickValue = values.fixedPlanReward(plan, QUICK_SLOTS);
    }

    /** The plan. Live; do not modify. */
    CachePlan plan() {
        return plan;
    }

    /** Replaces the incumbent by another plan if that is better. Not modified. */
    void challenge(CachePlan other) {
        if (other.equals(plan) || beaten.contains(other)) {
            return;
        }
        if (values.fixedPlanReward(other, QUICK_SLOTS) > quickValue - NEAR * Math.abs(quickValue)
                && values.fixedPlanReward(other, SLOTS) > value) {
            become(other);
        } else {
            beaten.add(other.copy());
        }
    }

    /**
     * Records a prediction of the critic.
     *
     * @param promised predicted gain of a plan over the incumbent
     * @param earned   actual gain of that plan over the incumbent
     */
    void promised(float promised, float earned) {
        excess += FORGETTING * (promised - earned - excess);
    }

    /** Copies what acting depends on, as weights. */
    Map<String, NamedTensor> exportWeights() {
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        state.put(RecallWeights.INCUMBENT, held(RecallWeights.INCUMBENT));
        state.put(RecallWeights.MARGIN, one(RecallWeights.MARGIN, CAUTION * Math.max(0, excess)));
        return state;
    }

    /** Copies the state for checkpoints. */
    Map<String, NamedTensor> exportState() {
        Map<String, NamedTensor> state = new LinkedHashMap<>();
        state.put(REPLAYED_PLAN, held(REPLAYED_PLAN));
        state.put(EXCESS, one(EXCESS, excess));
        return state;
    }

    private NamedTensor held(String name) {
        float[] held = new float[plan.servers() * plan.services()];
        for (int i = 0; i < held.length; i++) {
            held[i] = plan.get(i / plan.services(), i % plan.services()) ? 1 : 0;
        }
        return new NamedTensor(name, new long[]{plan.servers(), plan.services()}, held);
    }

    private static NamedTensor one(String name, float value) {
        return new NamedTensor(name, new long[]{1}, new float[]{value});
    }

    /**
     * Restores an exported state; other tensors are ignored.
     *
     * @throws IllegalArgumentException if a tensor is missing or of another shape
     */
    void importState(Map<String, NamedTensor> state) {
        NamedTensor held = state.get(REPLAYED_PLAN);
        NamedTensor over = state.get(EXCESS);
        int services = plan.services();
        if (held == null || over == null || held.values().length != plan.servers() * services
                || over.values().length != 1) {
            throw new IllegalArgumentException("needs " + REPLAYED_PLAN + "[" + plan.servers() + ", "
                    + services + "] and " + EXCESS + "[1], found " + held + " and " + over);
        }
        CachePlan next = new CachePlan(plan.servers(), services);
        for (int i = 0; i < held.values().length; i++) {
            next.set(i / services, i % services, held.values()[i] > 0);
        }
        become(next);
        excess = over.values()[0];
    }
}
