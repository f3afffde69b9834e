package edgetempo.mec;

import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.ShareSettings;

/**
 * Decodes raw genes into shares: gene / sum of the genes of the users that compete for the same resource. Users of a cell compete
 * for its band if they offload; users of a server compete for its processor if they offload to it (or, as
 * {@link FrequencyContenders#HITS} says, only if it holds their service). A sum of zero is divided equally.
 *
 * <p>Not thread-safe: it owns scratch sums.
 */
public final class ShareDecoder {
    private final double zeroFrequencyShare;
    private final boolean hitsOnly;
    private final double scale;
    private final double[] bandSum;
    private final double[] processorSum;
    private final int[] bandUsers;
    private final int[] processorUsers;

    /** Creates a decoder for the given number of servers. */
    public ShareDecoder(ShareSettings shares, int servers) {
        zeroFrequencyShare = shares.zeroFrequencyShare();
        hitsOnly = shares.frequencyContenders() == FrequencyContenders.HITS;
        scale = shares.decimals() < 0 ? 0 : Math.pow(10, shares.decimals());
        bandSum = new double[servers];
        processorSum = new double[servers];
        bandUsers = new int[servers];
        processorUsers = new int[servers];
    }

    /**
     * Decodes in place.
     *
     * @param problem  cells and caches. Not modified.
     * @param decision {@code offload} is read; {@code bandwidthShare} and {@code frequencyShare} hold raw genes and receive shares
     *                 (0 for users that do not compete). Modified.
     */
    public void decode(SlotProblem problem, Decision decision) {
        int[] offload = decision.offload;
        double[] b = decision.bandwidthShare;
        double[] f = decision.frequencyShare;
        for (int m = 0; m < bandSum.length; m++) {
            bandSum[m] = 0;
            processorSum[m] = 0;
            bandUsers[m] = 0;
            processorUsers[m] = 0;
        }
        for (int i = 0; i < problem.users; i++) {
            int target = offload[i];
            if (target != 0) {
                bandSum[problem.cell[i]] += b[i];
                bandUsers[problem.cell[i]]++;
                if (!hitsOnly || problem.hit(i, target)) {
                    processorSum[target - 1] += f[i];
                    processorUsers[target - 1]++;
                }
            }
        }
        for (int i = 0; i < problem.users; i++) {
            int target = offload[i];
            if (target == 0) {
                b[i] = 0;
                f[i] = 0;
            } else {
                b[i] = share(b[i], bandSum[problem.cell[i]], bandUsers[problem.cell[i]]);
                if (!hitsOnly || problem.hit(i, target)) {
                    double share = share(f[i], processorSum[target - 1], processorUsers[target - 1]);
                    f[i] = share == 0 ? zeroFrequencyShare : share;
                } else {
                    f[i] = 0;
                }
            }
        }
    }

    private double share(double gene, double sum, int users) {
        double share = sum == 0 ? 1.0 / users : gene / sum;
        return scale == 0 ? share : Math.rint(share * scale) / scale;
    }
}
