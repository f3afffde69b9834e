package edgetempo.ga;

import edgetempo.mec.SlotProblem;

/** Creates populations of rows padded to {@link edgetempo.random.Padding#LANES}. */
interface Breeder {
    /**
     * Draws the initial population, or one individual and copies of it; padding lanes hold valid genes too.
     *
     * @param problem    names the streams. Not modified.
     * @param generation names the streams
     * @param target     [genes × stride] receives the population. Modified.
     * @param oneCopied  whether all are copies of the first
     */
    void start(SlotProblem problem, int generation, float[] target, boolean oneCopied);

    /**
     * Breeds the next generation.
     *
     * @param problem             names the streams. Not modified.
     * @param generation          names the streams
     * @param mutationProbability of each gene
     * @param parents             [genes × stride] evaluated parents. Not modified.
     * @param fitness             [stride]. Not modified.
     * @param leader              the fittest, ties to the lower index
     * @param children            [genes × stride] receives the children. Modified.
     */
    void breed(SlotProblem problem, int generation, double mutationProbability, float[] parents, float[] fitness,
            int leader, float[] children);
}
