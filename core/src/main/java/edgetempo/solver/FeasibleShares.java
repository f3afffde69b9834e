package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.ShareSettings;

/**
 * Checks whether bounds hold for a decision: its shares must be positive and sum to at most 1, up to what rounding can add.
 * Not thread-safe.
 */
final class FeasibleShares {
    /** Result for a feasible decision. */
    static final String NO_FAULT = "";

    private final double halfStep;
    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;
    private final double[] bandSum;
    private final double[] processorSum;
    private final int[] bandUsers;
    private final int[] processorUsers;

    /** Creates a check for decisions of the given number of servers. */
    FeasibleShares(ShareSettings shares, int servers) {
        halfStep = shares.decimals() >= 0 ? 0.5 * Math.pow(10, -shares.decimals()) : 0;
        zeroBandwidthShare = shares.zeroBandwidthShare();
        zeroFrequencyShare = shares.zeroFrequencyShare();
        bandSum = new double[servers];
        processorSum = new double[servers];
        bandUsers = new int[servers];
        processorUsers = new int[servers];
    }

    /** Which of the shares are infeasible, or {@link #NO_FAULT}. */
    String fault(SlotProblem slot, Decision decision) {
        for (int m = 0; m < bandSum.length; m++) {
            bandSum[m] = 0;
            processorSum[m] = 0;
            bandUsers[m] = 0;
            processorUsers[m] = 0;
        }
        for (int i = 0; i < slot.users; i++) {
            int target = decision.offload[i];
            if (target != 0) {
                String fault = add(bandSum, bandUsers, slot.cell[i], decision.bandwidthShare[i], zeroBandwidthShare,
                        "bandwidth");
                if (fault.isEmpty() && slot.hit(i, target)) {
                    fault = add(processorSum, processorUsers, target - 1, decision.frequencyShare[i],
                            zeroFrequencyShare, "processor");
                }
                if (!fault.isEmpty()) {
                    return "user " + i + " has " + fault;
                }
            }
        }
        for (int m = 0; m < bandSum.length; m++) {
            if (bandSum[m] > most(bandUsers[m])) {
                return "bandwidth shares of cell " + m + " sum to " + bandSum[m];
            }
            if (processorSum[m] > most(processorUsers[m])) {
                return "frequency shares of server " + m + " sum to " + processorSum[m];
            }
        }
        return NO_FAULT;
    }

    /** Largest sum of the given number of shares. */
    private double most(int sharing) {
        return (1 + sharing * halfStep) * (1 + 4 * (sharing + 4) * DualRelaxation.UNIT_ROUNDOFF);
    }

    private String add(double[] sums, int[] users, int at, double share, double zeroShare, String what) {
        // Rounding to zero gives a user the replacing share on top of the whole, which the rounded model allows for.
        boolean replaced = halfStep > 0 && (share == 0 || share == zeroShare);
        if (!replaced) {
            if (!(share > 0)) {
                return "a " + what + " share of " + share;
            }
            sums[at] += share;
            users[at]++;
        }
        return NO_FAULT;
    }
}
