package edgetempo.ga;

import edgetempo.scenario.mec.GaSettings;
import java.util.concurrent.TimeUnit;

/** Decides after each generation whether a slot ends: generations, evaluations, wall time, target fitness, stagnation. */
public final class Termination {
    private final GaSettings settings;
    private final long maxNanos;
    private long startNanos;
    private int lastImprovement;
    private double bestSeen;

    /** Creates the criteria of the given settings. */
    public Termination(GaSettings settings) {
        this.settings = settings;
        // Saturates: 292 years are for ever.
        maxNanos = TimeUnit.MILLISECONDS.toNanos(settings.maxMillis());
    }

    /** Start of a slot. */
    public void start() {
        startNanos = settings.maxMillis() > 0 ? System.nanoTime() : 0;
        lastImprovement = 0;
        bestSeen = Double.NEGATIVE_INFINITY;
    }

    /**
     * Whether the slot ends with this generation.
     *
     * @param generation  counted from 0
     * @param best        best fitness of this generation
     * @param evaluations evaluations of the slot, this generation included
     * @param population  evaluations that another generation would need
     */
    public boolean ends(int generation, double best, long evaluations, int population) {
        if (best > bestSeen) {
            bestSeen = best;
            lastImprovement = generation;
        }
        return generation + 1 >= settings.generations()
                || settings.maxEvaluations() > 0 && evaluations + population > settings.maxEvaluations()
                || bestSeen >= settings.targetFitness()
                || settings.stagnationGenerations() > 0
                        && generation - lastImprovement >= settings.stagnationGenerations()
                || settings.maxMillis() > 0
                        && System.nanoTime() - startNanos >= maxNanos;
    }

    /**
     * Generations that may follow before a limit of generations or evaluations ends the slot; at least 1 where it has not ended.
     *
     * @param generations generations evaluated so far
     * @param evaluations evaluations of the slot so far
     * @param population  evaluations that a generation takes
     * @param most        largest value returned
     */
    public int allowed(int generations, long evaluations, int population, int most) {
        int left = Math.min(most, settings.generations() - generations);
        return settings.maxEvaluations() == 0
                ? left
                : Math.clamp((settings.maxEvaluations() - evaluations) / population, 1, left);
    }
}
