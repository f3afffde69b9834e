package edgetempo.experiments.fran;

import edgetempo.fran.FranFigures;
import edgetempo.fran.FranInstance;
import edgetempo.fran.FranMethod;
import edgetempo.fran.FranMethods;
import edgetempo.fran.FranSampler;
import edgetempo.reports.fran.FranMethodRow;
import edgetempo.scenario.fran.FranScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays methods on the same instances, methods in parallel; results do not depend on the number of threads. */
public final class FranPlay {
    private FranPlay() {}

    /**
     * Plays every method that needs no training, the exact ones first and the upper bound last.
     *
     * @param seed      root of every random stream
     * @param instances numbers 0, 1, … of the seed
     * @param threads   methods in parallel; results do not depend on it
     */
    public static List<FranMethodRow> methods(FranScenario scenario, long seed, int instances, int threads) {
        return FranMethodRow
                .of(playBounded(FranMethods.all(scenario), instances(scenario, seed, 0, instances), threads));
    }

    /** Instances of a seed with numbers from {@code first} on. */
    static List<FranInstance> instances(FranScenario scenario, long seed, int first, int count) {
        FranSampler sampler = new FranSampler(scenario);
        List<FranInstance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instances.add(sampler.sample(seed, first + i));
        }
        return instances;
    }

    /** As {@link #play}, then the upper bound. */
    static List<FranFigures> playBounded(List<FranMethod> methods, List<FranInstance> instances, int threads) {
        List<FranFigures> figures = new ArrayList<>(play(methods, instances, threads));
        figures.add(FranFigures.bound(instances));
        return figures;
    }

    /** Results in the order of the methods. */
    static List<FranFigures> play(List<FranMethod> methods, List<FranInstance> instances, int threads) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<FranFigures>> running = new ArrayList<>();
            for (FranMethod method : methods) {
                running.add(pool.submit(() -> FranFigures.of(method, instances)));
            }
            List<FranFigures> figures = new ArrayList<>();
            for (Future<FranFigures> one : running) {
                figures.add(one.get());
            }
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while methods played", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
