package edgetempo.agents.training;

import edgetempo.agents.checkpoint.Checkpoint;
import edgetempo.caching.CachingPolicy;
import edgetempo.mec.CachePlan;
import edgetempo.mec.StepResult;
import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import java.util.Map;

/** Adapts a policy that does not learn, so that baselines run through the same loop and produce the same records. */
public final class PolicyLearner implements Learner {
    private final CachingPolicy policy;
    private final long seed;
    private long actNanos;

    /** Wraps a policy for runs of the given seed. */
    public PolicyLearner(CachingPolicy policy, long seed) {
        this.policy = policy;
        this.seed = seed;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public void startEpisode(int episode) {
        policy.reset(seed, episode);
    }

    @Override
    public void plan(double[] observation, int frame, CachePlan plan) {
        long start = System.nanoTime();
        policy.plan(observation, frame, plan);
        actNanos += System.nanoTime() - start;
    }

    @Override
    public void frameDone(StepResult result) {
        // Nothing is learned.
    }

    @Override
    public Measurements endEpisode() {
        return LearningMetrics.NOTHING_LEARNED;
    }

    /** Only the caller's progress: policies carry nothing from episode to episode. */
    @Override
    public Checkpoint checkpoint(Map<String, String> progress) {
        return new Checkpoint(Map.of(), Map.of(), progress);
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        if (!checkpoint.agent().isEmpty() || !checkpoint.replay().isEmpty()) {
            throw new IllegalArgumentException(
                    "it holds a learning agent, and the policy " + name() + " does not learn");
        }
    }

    @Override
    public long updates() {
        return 0;
    }

    @Override
    public long actNanos() {
        return actNanos;
    }

    @Override
    public long updateNanos() {
        return 0;
    }

    @Override
    public void close() {
        // Holds nothing native.
    }
}
