package edgetempo.ga;

import edgetempo.mec.SlotProblem;

/**
 * A population and the operators on it; what differs from backend to backend. {@link Deme} evolves it. Allocates nothing once
 * constructed. The generations that methods are given name random streams and are not counted from 0 on every island.
 */
interface GaPopulation {
    /** Number of individuals. */
    int size();

    /** Prepares for a slot. */
    void prepare(SlotProblem problem);

    /** Draws the initial population, or one individual and copies of it. */
    void start(SlotProblem problem, int generation, boolean oneCopied);

    /**
     * Evaluates every individual.
     *
     * @param generation names the fading stream, if fading is redrawn
     * @return the fittest individual, ties to the lower index
     */
    int evaluate(SlotProblem problem, int generation);

    /** Fitness of an individual as evaluated last. */
    double fitness(int individual);

    /** Replaces the population by its children; {@code generation} is the parents'. */
    void breed(SlotProblem problem, int generation, double mutationProbability);

    /** Copies the genes of an individual into {@code target}, [genes]. */
    void copyGenes(int individual, double[] target);

    /** Replaces an individual by one that was evaluated elsewhere; {@code genes} is [genes] and not modified. */
    void replace(int individual, double[] genes, double fitness);

    /** The fittest individual as evaluated last, ties to the lower index. */
    static int fittest(GaPopulation population) {
        int fittest = 0;
        for (int i = 1; i < population.size(); i++) {
            if (population.fitness(i) > population.fitness(fittest)) {
                fittest = i;
            }
        }
        return fittest;
    }
}
