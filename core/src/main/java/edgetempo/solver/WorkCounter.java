package edgetempo.solver;

/**
 * The work of a search, in looks at an alternative of a user: each costs a few nanoseconds. Scoring one candidate looks at every user
 * once. Shared by the parts of a search; mutable, not thread-safe.
 */
final class Looks {
    /** Looks since construction. */
    long count;
    /** Parts that can end anywhere do so when the count gets here. */
    long end = Long.MAX_VALUE;

    /** How many of so many more looks there may be. */
    int atMost(long wanted) {
        return (int) Math.clamp(end - count, 0, wanted);
    }

    /** Whether the end is reached. */
    boolean over() {
        return count >= end;
    }
}
