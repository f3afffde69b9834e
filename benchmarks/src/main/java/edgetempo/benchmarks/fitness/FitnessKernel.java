package edgetempo.benchmarks.fitness;

/**
 * Evaluates whole populations. A kernel converts the genes of its {@link FitnessInput} to its layout and precision on construction; {@link
 * #evaluate} then costs what a generation would cost. Not thread-safe.
 */
public interface FitnessKernel extends AutoCloseable {
    /** Computes the fitness of every individual of a batch. */
    void evaluate(int batch);

    /** Fitness of an individual of the batch evaluated last. */
    double fitness(int individual);

    /** Frees native memory, where there is any. */
    @Override
    default void close() {}
}
