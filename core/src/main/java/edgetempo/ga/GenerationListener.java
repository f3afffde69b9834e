package edgetempo.ga;

/** Observes a genetic algorithm, generation by generation. */
@FunctionalInterface
public interface GenerationListener {
    /** A listener that ignores everything. */
    GenerationListener NONE = (generation, best, mean, worst, stdDev, bestEver, evaluations) -> {};

    /**
     * A generation was evaluated.
     *
     * @param generation  counted from 0, the first population
     * @param best        largest fitness of the generation
     * @param mean        mean fitness of the generation
     * @param worst       smallest fitness of the generation
     * @param stdDev      standard deviation of the generation's fitness (population form)
     * @param bestEver    largest fitness since the slot began
     * @param evaluations fitness evaluations since the slot began
     */
    void generation(int generation, double best, double mean, double worst, double stdDev, double bestEver,
            long evaluations);
}
