package edgetempo.fran;

/** Who shares an access point's processor: its users with ρᵗ ≥ 0.5; the others, who value energy, go on to the cloud. */
public final class CloudRule {
    /** Weight of time below which a user of an access point goes on to the cloud. */
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

    /** Whether a user of an access point goes on to the cloud. */
    public static boolean goesOn(FranInstance instance, int user) {
        return instance.timeWeight[user] < TIME_WEIGHT;
    }
}
