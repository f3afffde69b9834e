package edgetempo.benchmarks.fitness;

/**
 * Evaluates whole populations. A kernel brings the genes of its {@link FitnessInput} into the layout and precision it likes when it
 * is made; {@link #evaluate} then pays for what a generation would pay for. Not thread-safe.
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
