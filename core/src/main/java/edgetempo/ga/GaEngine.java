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
     * @param listener called for every generation
     * @param decision receives the result, decoded in double precision. Modified.
     * @return fitness of the returned individual as the search saw it
     */
    double solve(SlotProblem problem, GenerationListener listener, Decision decision);

    /** Whether slots are best solved many at a time, as on a device. */
    default boolean solvesTogether() {
        return false;
    }

    /**
     * Solves a range of slots, none of which depends on another, each as
     * {@link #solve(SlotProblem, GenerationListener, Decision)} would.
     *
     * @param problems  [slots]. Not modified.
     * @param decisions [slots] receive the results. Modified.
     * @param from      first slot
     * @param to        first slot after the range
     */
    default void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            solve(problems[slot], GenerationListener.NONE, decisions[slot]);
        }
    }

    /** Fitness evaluations since construction. */
    long evaluations();

    /** Stops the threads of an engine that runs on several. */
    @Override
    default void close() {}
}
