package edgetempo.catalogue;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.FixedPlan;
import edgetempo.caching.SharedPolicy;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.mec.Scenario;
import java.util.function.Supplier;

/** A caching policy with its settings, ready to be created; see {@link Catalogue#policy}. Immutable. */
public final class NamedPolicy {
    private final Registry.Entry<CachingPolicyProvider> entry;
    private final SettingValues values;

    NamedPolicy(Registry.Entry<CachingPolicyProvider> entry, SettingValues values) {
        this.entry = entry;
        this.values = values;
    }

    /** Whether the policy has a trait. */
    public boolean has(Trait trait) {
        return entry.provider().traits().contains(trait);
    }

    /**
     * Creates a new policy, for one thread; checked while it runs if it is not EdgeTempo's own. Searching for the best static plan takes
     * some seconds; see {@link #factory} for more than one copy.
     *
     * @param seed   root of the episodes to be played; plans are valued on slots and episodes of another seed
     * @param solver makes slot solvers of the kind that solves those episodes
     * @throws IllegalArgumentException with one line if the policy cannot work with scenario or solver
     * @throws PluginException          if the provider is broken
     */
    public CachingPolicy create(Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        CachingPolicy made = entry.guarded("cannot be made",
                provider -> provider.create(new PolicyContext(scenario, seed, solver, values)));
        return entry.origin().foreign() ? new CheckedPolicy(made, entry.origin()) : made;
    }

    /** Creates copies of the policy, for threads; what takes long is done once. Arguments and errors as for {@link #create}. */
    public Supplier<CachingPolicy> factory(Scenario scenario, long seed, Supplier<SlotSolver> solver) {
        CachingPolicy first = create(scenario, seed, solver);
        return switch (first) {
            case FixedPlan fixed -> () -> fixed;
            case SharedPolicy shared -> shared::copy;
            default -> () -> create(scenario, seed, solver);
        };
    }
}
