package edgetempo.experiments.evaluation;

/**
 * Seeds of episodes that training does not play. They are the same for every run, so that runs of different training seeds
 * are compared on the same episodes; a run that was trained with one of them takes the next.
 */
public final class HeldOutSeeds {
    private static final long TEST = 1_000_000;
    private static final long VALIDATION = 2_000_000;

    private HeldOutSeeds() {}

    /** Seed of the episodes that {@code evaluate} plays. */
    public static long test(long trainingSeed) {
        return other(TEST, trainingSeed);
    }

    /** Seed of the validation episodes by which the best policy of a run is chosen; disjoint from the test episodes. */
    public static long validation(long trainingSeed) {
        return other(VALIDATION, trainingSeed);
    }

    private static long other(long seed, long trainingSeed) {
        return seed == trainingSeed ? seed + 1 : seed;
    }
}
