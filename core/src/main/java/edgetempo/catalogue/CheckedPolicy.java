package edgetempo.catalogue;

import edgetempo.caching.CachingPolicy;
import edgetempo.mec.CachePlan;
import java.util.Arrays;

/** Wraps a third-party caching policy: exceptions and illegal modifications are reported with its name and jar. */
final class CheckedPolicy implements CachingPolicy {
    private final CachingPolicy policy;
    private final Origin origin;

    CheckedPolicy(CachingPolicy policy, Origin origin) {
        this.policy = policy;
        this.origin = origin;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public void reset(long seed, int episode) {
        try {
            policy.reset(seed, episode);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken("reset failed", e);
        }
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        int before = Arrays.hashCode(observation);
        try {
            policy.plan(observation, frame, plan);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken("frame " + frame + ": plan failed", e);
        }
        if (Arrays.hashCode(observation) != before) {
            throw new PluginException(origin.text(), policy.getClass().getName(),
                    "frame " + frame + ": modifies the observation");
        }
    }

    private PluginException broken(String doing, Throwable thrown) {
        return new PluginException(origin.text(), policy.getClass().getName(), doing, thrown);
    }
}
