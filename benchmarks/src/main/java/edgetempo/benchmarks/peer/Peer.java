package edgetempo.benchmarks.peer;

/** A genetic algorithm that solves one slot over and over. Not thread-safe; several libraries keep their random state globally. */
public interface Peer {
    /**
     * Solves the slot from a fresh population.
     *
     * @param seed of every random choice
     * @return fitness of the best individual found
     */
    double solve(long seed);

    /** Fitness evaluations since construction. */
    long evaluations();
}
