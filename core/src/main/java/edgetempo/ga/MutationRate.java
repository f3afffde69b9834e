package edgetempo.ga;

import edgetempo.scenario.mec.GaMutationSchedule;
import edgetempo.scenario.mec.GaSettings;

/**
 * The mutation probability of each generation.
 *
 * <pre>
 *  CONSTANT        LINEAR_DECAY     STAGNATION
 *  p ─────────     p ╲              highest        ┌──┐
 *                     ╲                         ┌──┘  │
 *                      ╲                     ┌──┘     │  ▲ improvement
 *                  final ╲              p ───┘        └────
 *                                            ├──┤ patience
 * </pre>
 */
public final class MutationRate {
    /** Doublings beyond which stagnation changes nothing any more. */
    static final int MAX_DOUBLINGS = 64;

    private final GaMutationSchedule schedule;
    private final double initial;
    private final double last;
    private final double highest;
    private final int patience;
    private final int breedings;
    private int lastImprovement;
    private double bestSeen;

    MutationRate(GaSettings settings) {
        schedule = settings.mutationSchedule();
        initial = settings.mutationProbability();
        last = settings.finalMutationProbability();
        highest = settings.highestMutationProbability();
        patience = settings.mutationPatience();
        breedings = settings.generations() - 1;
    }

    /** Start of a slot. */
    void start() {
        lastImprovement = 0;
        bestSeen = Double.NEGATIVE_INFINITY;
    }

    /**
     * Mutation probability of the children of a generation; to be called for each generation once, in order.
     *
     * @param generation the parents', counted from 0
     * @param best       the parents' best fitness
     */
    double next(int generation, double best) {
        if (best > bestSeen) {
            bestSeen = best;
            lastImprovement = generation;
        }
        return at(generation, (generation - lastImprovement) / patience);
    }

    /**
     * Mutation probability of the children of a generation.
     *
     * @param generation the parents', counted from 0
     * @param doublings  how often the schedule's patience has passed since the last improvement
     */
    double at(int generation, int doublings) {
        return switch (schedule) {
            case CONSTANT -> initial;
            case LINEAR_DECAY -> breedings < 2
                    ? last
                    : initial + (last - initial) * Math.min(generation, breedings - 1) / (breedings - 1);
            case STAGNATION -> Math.min(highest, Math.scalb(initial, Math.min(doublings, MAX_DOUBLINGS)));
        };
    }
}
