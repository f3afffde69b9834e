package edgetempo.fran;

/**
 * Decides which users share an access point's processor: those with ρᵗ ≥ 0.5; tasks of the others, who value energy, are forwarded to the
 * cloud.
 */
public final class CloudRule {
    /** Weight of time below which a user's task is forwarded to the cloud. */
    public static final double TIME_WEIGHT = 0.5;

    private CloudRule() {}

    /**
     * Fills {@link FranDecision#cloud}.
     *
     * @param decision modified
     */
    public static void apply(FranInstance instance, FranDecision decision) {
        for (int n = 0; n < instance.users; n++) {
            int node = decision.node[n];
            decision.cloud[n] = node != FranDecision.NONE && instance.isFap(node) && goesOn(instance, n);
        }
    }

    /** Whether the task of a user of an access point is forwarded to the cloud. */
    public static boolean goesOn(FranInstance instance, int user) {
        return instance.timeWeight[user] < TIME_WEIGHT;
    }
}
