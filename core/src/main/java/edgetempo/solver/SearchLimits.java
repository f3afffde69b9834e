package edgetempo.solver;

/**
 * When a search for the optimum of a slot may end before it is proven. Whatever ends it, there is a decision and a bound.
 *
 * @param gap    relative gap that is small enough, as a share of the incumbent's QoS, at least 0; an absolute one of
 *               {@link #TOLERANCE} always is
 * @param nodes  subproblems of a slot, at least 1
 * @param millis wall time of a slot, ms; 0 for no limit. Results depend on the machine unless it is 0.
 * @param evaluations work on a slot, one evaluation being a pass over all users, at least 1; a first decision and bound are computed in any
 *                    case
 */
public record SearchLimits(double gap, long nodes, long millis, long evaluations) {
    /** Absolute QoS tolerance of "optimal", for the floating-point numbers of the slot. */
    public static final double TOLERANCE = 1e-9;

    /** No limit: the search ends once optimality is proven. */
    public static final SearchLimits NONE = new SearchLimits(0, Long.MAX_VALUE, 0);

    /** Creates limits without a limit of work. */
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
