package edgetempo.caching;

import edgetempo.mec.EpisodeResult;
import edgetempo.mec.TwoTimescaleEnv;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plays independent episodes, of one seed or of many, on a fixed number of threads, each with its own environment and policy.
 * Results come in the order of the jobs and do not depend on the number of threads, because episodes share nothing.
 */
public final class EpisodePool {
    private final Function<CachingPolicy, TwoTimescaleEnv> env;
    private final Supplier<CachingPolicy> policy;
    private final int threads;

    /**
     * One episode to play.
     *
     * @param seed    root of its random streams
     * @param episode number that names them
     */
    public record Job(long seed, int episode) {}

    /**
     * Creates a pool.
     *
     * @param env     makes an environment; called once per thread
     * @param policy  makes a policy; called once per thread
     * @param threads at least 1
     */
    public EpisodePool(Supplier<TwoTimescaleEnv> env, Supplier<CachingPolicy> policy, int threads) {
        this(_ -> env.get(), policy, threads);
    }

    /**
     * Creates a pool whose policies may decide the slots of their environments too.
     *
     * @param env     makes an environment for a policy; called once per thread
     * @param policy  makes a policy; called once per thread
     * @param threads at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public EpisodePool(Function<CachingPolicy, TwoTimescaleEnv> env, Supplier<CachingPolicy> policy, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + "; at least 1 is needed");
        }
        this.env = env;
        this.policy = policy;
        this.threads = threads;
    }

    /** Jobs for consecutive episodes of one seed. */
    public static List<Job> episodes(long seed, int first, int count) {
        List<Job> jobs = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            jobs.add(new Job(seed, first + e));
        }
        return jobs;
    }

    /** Plays the jobs and returns their results in order. */
    public List<EpisodeResult> play(List<Job> jobs) {
        return play(jobs, _ -> {});
    }

    /**
     * Plays the jobs.
     *
     * @param frameDone is shown the environment of the first job after each of its frames, on a thread of the pool
     * @return their results in order
     * @throws IllegalStateException if an episode failed, with its cause, or the thread was interrupted
     */
    public List<EpisodeResult> play(List<Job> jobs, Consumer<TwoTimescaleEnv> frameDone) {
        EpisodeResult[] results = new EpisodeResult[jobs.size()];
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(threads, Math.max(1, jobs.size()));
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> pending = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                pending.add(pool.submit(() -> work(jobs, next, results, frameDone)));
            }
            for (Future<?> task : pending) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an episode failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing episodes", e);
        }
        return List.of(results);
    }

    private void work(List<Job> jobs, AtomicInteger next, EpisodeResult[] results,
            Consumer<TwoTimescaleEnv> frameDone) {
        CachingPolicy ownPolicy = policy.get();
        TwoTimescaleEnv ownEnv = env.apply(ownPolicy);
        for (int job = next.getAndIncrement(); job < results.length; job = next.getAndIncrement()) {
            results[job] = Episodes.play(ownPolicy, ownEnv, jobs.get(job).seed(), jobs.get(job).episode(),
                    job == 0 ? frameDone : _ -> {});
        }
    }
}
