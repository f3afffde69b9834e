package edgetempo.mec;

import edgetempo.scenario.ShareSettings;

/**
 * Decodes the small-timescale action of the twin-actor agent: N offload, N bandwidth, N frequency outputs in [−1, 1]. The offload
 * range is cut into M + 1 equal intervals, local first; the other outputs are raw share genes, signs included, as in the released
 * code.
 */
public final class TwinActionDecoder {
    private final ShareDecoder decoder;

    /** A decoder for the given number of servers. */
    public TwinActionDecoder(ShareSettings shares, int servers) {
        decoder = new ShareDecoder(shares, servers);
    }

    /**
     * Decodes an action.
     *
     * @param problem  cells and caches. Not modified.
     * @param action   [3·users] in [−1, 1]. Not modified.
     * @param decision receives offload targets and shares. Modified.
     */
    public void decode(SlotProblem problem, double[] action, Decision decision) {
        int users = problem.users;
        int targets = problem.servers + 1;
        for (int i = 0; i < users; i++) {
            decision.offload[i] = Math.min(problem.servers, (int) ((action[i] + 1) / 2 * targets));
            decision.bandwidthShare[i] = action[users + i];
            decision.frequencyShare[i] = action[2 * users + i];
        }
        decoder.decode(problem, decision);
    }
}
