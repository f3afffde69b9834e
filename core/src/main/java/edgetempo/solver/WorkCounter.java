package edgetempo.solver;

/**
 * The work of a search, in evaluations at an alternative of a user: each costs a few nanoseconds. Scoring one candidate evaluations at every user
 * once. Shared by the parts of a search; mutable, not thread-safe.
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
