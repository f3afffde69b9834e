package edgetempo.solver;

/**
 * When a search for the optimum of a slot may end before it is proven. Whatever ends it, there is a decision and a bound.
 *
 * @param gap    relative gap that is small enough, as a share of the incumbent's QoS, at least 0; an absolute one of
 *               {@link #TOLERANCE} always is
 * @param nodes  subproblems of a slot, at least 1
 * @param millis wall time of a slot, ms; 0 for no limit. Results depend on the machine unless it is 0.
 * @param evaluations work on a slot, each as much as looking at every user once, at least 1; a first decision and bound are made with
 *                    whatever they take
 */
public record SearchLimits(double gap, long nodes, long millis, long evaluations) {
    /** "Optimal" means to within this QoS, for the numbers of the slot as they are. */
    public static final double TOLERANCE = 1e-9;

    /** Until optimality is proven, and no limit but that. */
    public static final SearchLimits NONE = new SearchLimits(0, Long.MAX_VALUE, 0);

    /** Limits without one of work. */
    public SearchLimits(double gap, long nodes, long millis) {
        this(gap, nodes, millis, Long.MAX_VALUE);
    }

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public SearchLimits {
        if (!(gap >= 0 && gap < 1)) {
            throw new IllegalArgumentException("a relative gap of " + gap + "; at least 0 and less than 1 is needed");
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("a limit of " + nodes + " nodes; at least 1 is needed");
        }
        if (millis < 0) {
            throw new IllegalArgumentException("a limit of " + millis + " ms; at least 0 is needed");
        }
        if (evaluations < 1) {
            throw new IllegalArgumentException("a limit of " + evaluations + " evaluations; at least 1 is needed");
        }
    }
}
