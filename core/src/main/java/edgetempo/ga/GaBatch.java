package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;

/**
 * A genetic algorithm over many slots at once, ready to be called from one thread; made by a {@link GaBackend}. The slot at index i is
 * solved as a separate engine would solve it: where settings carry the population over, it starts from the population that index i left
 * behind, so that indices are environments that advance in lockstep.
 */
public interface GaBatch extends AutoCloseable {
    /** Forgets the populations carried over from earlier slots. */
    void reset();

    /**
     * Solves slots.
     *
     * @param problems  [slots]. Not modified.
     * @param decisions [slots] or longer, receive the results, decoded in double precision. Modified.
     * @param fitness   [slots] or longer, receives the fitness of each returned individual as the search saw it. Modified.
     */
    void solve(SlotProblem[] problems, Decision[] decisions, double[] fitness);

    /** Fitness evaluations since construction. */
    long evaluations();

    /** Frees memory and stops threads. */
    @Override
    void close();
}
