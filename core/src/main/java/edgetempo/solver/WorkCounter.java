package edgetempo.solver;

/**
 * Counts the work of a search in evaluations of one alternative of one user, a few nanoseconds each; scoring one candidate counts one per
 * user. Shared by the parts of a search; mutable, not thread-safe.
 */
final class WorkCounter {
    /** Work since construction. */
    long count;
    /** Parts that can stop anywhere do so when the count reaches this. */
    long end = Long.MAX_VALUE;

    /** The given amount of work, cut to what remains until the end. */
    int atMost(long wanted) {
        return (int) Math.clamp(end - count, 0, wanted);
    }

    /** Whether the end is reached. */
    boolean over() {
        return count >= end;
    }
}
