package edgetempo.caching;

import edgetempo.mec.CachePlan;

/**
 * The large timescale: decides at the start of each frame what the servers cache. Not thread-safe; create one per thread.
 */
public interface CachingPolicy {
    /** Name for tables and logs. */
    String name();

    /** Start of an episode of a seed: forgets everything seen in the episode before. */
    void reset(long seed, int episode);

    /**
     * Plans the caches of a frame.
     *
     * @param observation what the environment returned last. Not modified.
     * @param frame       frame about to start, counted from 0
     * @param plan        receives the plan; holds the previous one on entry. Modified.
     */
    void plan(double[] observation, int frame, CachePlan plan);
}
