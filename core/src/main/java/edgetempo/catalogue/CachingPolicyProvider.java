package edgetempo.catalogue;

import edgetempo.caching.CachingPolicy;
import java.util.Set;

/** Creates caching policies. */
public interface CachingPolicyProvider extends Provider {
    /** Caching policies. */
    Kind<CachingPolicyProvider> KIND = new Kind<>(CachingPolicyProvider.class, "caching policy",
            Set.of(Kind.ALGORITHMS));

    /**
     * Creates a new policy, for one thread.
     *
     * @throws IllegalArgumentException with one line if it cannot work with the scenario or the solver
     */
    CachingPolicy create(PolicyContext context);

    @Override
    default Kind<?> kind() {
        return KIND;
    }
}
