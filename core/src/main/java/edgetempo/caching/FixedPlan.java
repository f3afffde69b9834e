package edgetempo.caching;

import edgetempo.mec.CachePlan;

/** A static policy: the same plan in every frame. Immutable, so that threads may share one. */
public final class FixedPlan implements CachingPolicy {
    private final String name;
    private final CachePlan fixed;

    /** Creates a policy that always answers with a copy of the given plan. */
    public FixedPlan(String name, CachePlan plan) {
        this.name = name;
        fixed = plan.copy();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void reset(long seed, int episode) {
        // A static plan remembers nothing.
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        plan.copyFrom(fixed);
    }
}
