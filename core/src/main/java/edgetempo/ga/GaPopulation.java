package edgetempo.ga;

import edgetempo.mec.SlotProblem;

/**
 * A population and the operators on it; what differs from backend to backend. {@link Evolution} runs it. Allocates nothing once
 * constructed.
 */
interface GaPopulation {
    /** Number of individuals. */
    int size();

    /** Takes up a slot. */
    void prepare(SlotProblem problem);

    /** Draws the first population, or one individual and copies of it. */
    void start(SlotProblem problem, boolean oneCopied);

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
    void breed(SlotProblem problem, int generation);

    /** Copies the genes of an individual into {@code target}, [genes]. */
    void copyGenes(int individual, double[] target);
}
