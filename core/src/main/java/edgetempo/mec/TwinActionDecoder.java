package edgetempo.mec;

import edgetempo.scenario.mec.ActionGenes;
import edgetempo.scenario.mec.ShareSettings;

/**
 * Decodes the small-timescale action of the twin-actor agent: N offload, N bandwidth, N frequency outputs in [−1, 1]. The offload
 * range is cut into M + 1 equal intervals, local first; the other outputs are share genes, with their signs as in the released code or
 * moved to [0.01, 1], as {@link ActionGenes} says.
 */
public final class TwinActionDecoder {
    /** Share gene of an output of −1. The cost of smaller shares is unbounded, and outputs do saturate at −1. */
    private static final double MIN_GENE = 0.01;

    private final ShareDecoder decoder;
    private final boolean signed;

    /** Creates a decoder for the given number of servers. */
    public TwinActionDecoder(ShareSettings shares, int servers) {
        decoder = new ShareDecoder(shares, servers);
        signed = shares.actionGenes() == ActionGenes.SIGNED;
    }

    /**
     * Decodes an action.
     *
     * @param problem  cells and caches. Not modified.
     * @param action   [3·N] in [−1, 1], of which the first of each N are for the users that request. Not modified.
     * @param decision receives offload targets and shares. Modified.
     */
    public void decode(SlotProblem problem, double[] action, Decision decision) {
        int users = problem.capacity;
        int targets = problem.servers + 1;
        for (int i = 0; i < problem.users; i++) {
            decision.offload[i] = Math.min(problem.servers, (int) ((action[i] + 1) / 2 * targets));
            decision.bandwidthShare[i] = gene(action[users + i]);
            decision.frequencyShare[i] = gene(action[2 * users + i]);
        }
        decoder.decode(problem, decision);
    }

    private double gene(double output) {
        return signed ? output : MIN_GENE + (1 - MIN_GENE) * (output + 1) / 2;
    }
}
