package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;

/** A genetic algorithm ready to be called from one thread; made by a {@link GaBackend}. */
public interface GaEngine extends AutoCloseable {
    /** Forgets the population carried over from earlier slots. */
    void reset();

    /**
     * Solves one slot.
     *
     * @param problem  the slot. Not modified.
     * @param listener told of every generation
     * @param decision receives the result, decoded in double precision. Modified.
     * @return fitness of the returned individual as the search saw it
     */
    double solve(SlotProblem problem, GenerationListener listener, Decision decision);

    /** Fitness evaluations since construction. */
    long evaluations();

    /** Stops the threads of an engine that runs on several. */
    @Override
    default void close() {}
}
