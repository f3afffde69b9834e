package edgetempo.mec;

import java.util.Arrays;

/**
 * The decision of a slot solver for all users: offload targets and shares. The arrays are the storage: solvers write them, scoring reads
 * them.
 */
public final class Decision {
    /** [users] 0 = local, m = server m (counted from 1). */
    public final int[] offload;
    /** [users] share of the band of the user's <em>cell</em>; meaningless for local users. */
    public final double[] bandwidthShare;
    /** [users] share of the executing server's processor; meaningless for local users. */
    public final double[] frequencyShare;
    /** The cache plan chosen by a single-timescale solver; empty and unused for all others. */
    public final CachePlan plan;

    /** Creates a decision with every user local. */
    public Decision(int users, int servers, int services) {
        offload = new int[users];
        bandwidthShare = new double[users];
        frequencyShare = new double[users];
        plan = new CachePlan(servers, services);
    }

    /** Number of users N. */
    public int users() {
        return offload.length;
    }

    /** Resets every user to local execution with shares of zero. */
    public void clear() {
        Arrays.fill(offload, 0);
        Arrays.fill(bandwidthShare, 0);
        Arrays.fill(frequencyShare, 0);
    }

    /**
     * Sets users that no server reaches to local execution.
     *
     * @param problem the slot that was decided. Not modified.
     */
    public void localBeyondReach(SlotProblem problem) {
        for (int i = 0; i < problem.users; i++) {
            if (problem.unreached[i]) {
                offload[i] = 0;
            }
        }
    }

    /** Copies another decision of the same shape into this one. */
    public void copyFrom(Decision other) {
        System.arraycopy(other.offload, 0, offload, 0, offload.length);
        System.arraycopy(other.bandwidthShare, 0, bandwidthShare, 0, offload.length);
        System.arraycopy(other.frequencyShare, 0, frequencyShare, 0, offload.length);
        plan.copyFrom(other.plan);
    }
}
