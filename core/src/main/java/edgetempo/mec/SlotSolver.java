package edgetempo.mec;

/**
 * The small timescale: decides offload targets and shares of all users, one slot at a time. GA variants, baselines, local search
 * and exact solvers all implement this; it belongs to the model so that the environment does not depend on solver packages.
 *
 * <p>A solver may keep state from slot to slot of an episode, which {@link #reset} forgets. Randomness comes from streams
 * named by the problem's seed, episode, frame and slot. Not thread-safe; create one per thread.
 */
public interface SlotSolver {
    /** Forgets everything carried over from earlier slots. Called at the start of an episode. */
    void reset();

    /**
     * Solves one slot.
     *
     * @param problem  the slot. Not modified.
     * @param decision receives offload targets and shares of every user. Modified.
     */
    void solve(SlotProblem problem, Decision decision);

    /**
     * Whether slots that do not depend on each other are best given in one call, as to a device that solves them side by side; queried
     * before every frame. The solver then uses its own threads.
     */
    default boolean solvesTogether() {
        return false;
    }

    /**
     * Solves a range of slots, none of which depends on another, each as {@link #solve(SlotProblem, Decision)} would.
     *
     * @param problems  [slots]. Not modified.
     * @param decisions [slots] receive the decisions. Modified.
     * @param from      first slot
     * @param to        first slot after the range
     */
    default void solve(SlotProblem[] problems, Decision[] decisions, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            solve(problems[slot], decisions[slot]);
        }
    }

    /** Name for tables and logs. */
    String name();

    /** Fitness evaluations since construction; 0 for solvers that do not evaluate candidates. */
    default long evaluations() {
        return 0;
    }

    /** Whether a slot's result depends on the slots solved before it in the episode, so that slots cannot run in parallel. */
    default boolean carriesState() {
        return false;
    }

    /**
     * Whether this solver also chooses the cache plan of each slot (single-timescale), in {@link Decision#plan}. The plan given
     * to the environment's step is then ignored, and switching and overflow are counted slot by slot.
     */
    default boolean choosesPlan() {
        return false;
    }
}
