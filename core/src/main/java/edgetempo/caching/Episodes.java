package edgetempo.caching;

import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.StepResult;
import edgetempo.mec.TwoTimescaleEnv;
import java.util.function.Consumer;

/** Plays whole episodes under a policy. */
public final class Episodes {
    private Episodes() {}

    /**
     * Plays one episode.
     *
     * @param policy  decides the cache plans
     * @param env     reset by this call
     * @param seed    root seed
     * @param episode number of the episode; with the seed it names every random stream
     */
    public static EpisodeResult play(CachingPolicy policy, TwoTimescaleEnv env, long seed, int episode) {
        return play(policy, env, seed, episode, _ -> {});
    }

    /**
     * Plays one episode.
     *
     * @param policy    decides the cache plans
     * @param env       reset by this call
     * @param seed      root seed
     * @param episode   number of the episode; with the seed it names every random stream
     * @param frameDone is shown the environment after every frame
     */
    public static EpisodeResult play(CachingPolicy policy, TwoTimescaleEnv env, long seed, int episode,
            Consumer<TwoTimescaleEnv> frameDone) {
        double[] observation = env.reset(seed, episode);
        policy.reset(seed, episode);
        CachePlan plan = new CachePlan(env.scenario().network().servers(), env.scenario().services().count());
        EpisodeResult.Tally tally = new EpisodeResult.Tally();
        int frame = 0;
        StepResult step;
        do {
            policy.plan(observation, frame++, plan);
            step = env.step(plan);
            observation = step.observation();
            tally.add(step.info());
            frameDone.accept(env);
        } while (!step.terminated() && !step.truncated());
        return tally.result(episode);
    }
}
