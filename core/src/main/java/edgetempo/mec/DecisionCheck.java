package edgetempo.mec;

import edgetempo.scenario.mec.FrequencyContenders;
import edgetempo.scenario.mec.ShareSettings;

/**
 * Checks whether a decision is feasible: every target is a server or local, every relevant share is a number from 0 to 1, and the
 * shares of a
 * cell and of a server add up to at most 1. O(N); allocates nothing once constructed. Not thread-safe.
 *
 * <p>Where shares are rounded, sums may exceed 1 by half a unit of the last decimal per user, a bandwidth share of zero counts as the value
 * that replaces it in scoring, and so does a frequency share that was rounded to zero and replaced: the released code does both. Where the
 * solver chooses the plan, a user whom only the new plan serves may lack a share. Shares of local users, and frequency shares of users
 * whose server lacks the service, are not checked.
 */
public final class DecisionCheck {
    private static final double ROUNDING = 1e-9;

    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;
    private final boolean rounded;
    private final boolean hitsOnly;
    private final double slack;
    private final double[] bandSum;
    private final double[] processorSum;
    private final double[] replacedSum;
    private final double[] missSum;
    private final int[] bandUsers;
    private final int[] processorUsers;
    private String problem = "";

    /** Creates a check of decisions of the given number of servers. */
    public DecisionCheck(ShareSettings shares, int servers) {
        zeroBandwidthShare = shares.zeroBandwidthShare();
        zeroFrequencyShare = shares.zeroFrequencyShare();
        rounded = shares.decimals() >= 0;
        hitsOnly = shares.frequencyContenders() == FrequencyContenders.HITS;
        slack = rounded ? 0.5 * Math.pow(10, -shares.decimals()) : 0;
        bandSum = new double[servers];
        processorSum = new double[servers];
        replacedSum = new double[servers];
        missSum = new double[servers];
        bandUsers = new int[servers];
        processorUsers = new int[servers];
    }

    /**
     * Checks a decision.
     *
     * @param problem    the slot. Not modified.
     * @param decision   the decision. Not modified.
     * @param ownPlan    whether {@link Decision#plan} is in force instead of the slot's
     * @return whether the decision is feasible; {@link #problem} says why not
     */
    public boolean holds(SlotProblem problem, Decision decision, boolean ownPlan) {
        for (int m = 0; m < bandSum.length; m++) {
            bandSum[m] = 0;
            processorSum[m] = 0;
            replacedSum[m] = 0;
            missSum[m] = 0;
            bandUsers[m] = 0;
            processorUsers[m] = 0;
        }
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            if (target < 0 || target > problem.servers) {
                return fail("user " + i + ": offload target " + target + "; allowed: 0 to " + problem.servers);
            }
            if (target == 0) {
                continue;
            }
            double b = decision.bandwidthShare[i];
            if (!(b >= 0 && b <= 1)) {
                return fail("user " + i + ": bandwidth share " + b + "; allowed: 0 to 1");
            }
            bandSum[problem.cell[i]] += b == 0 && !rounded ? zeroBandwidthShare : b;
            bandUsers[problem.cell[i]]++;
            double f = decision.frequencyShare[i];
            if (ownPlan ? decision.plan.get(target - 1, problem.service[i]) : problem.hit(i, target)) {
                if (!(f >= 0 && f <= 1)) {
                    return fail("user " + i + ": frequency share " + f + "; allowed: 0 to 1");
                }
                boolean newlyHit = ownPlan && !problem.hit(i, target);
                if (f == 0 && newlyHit) {
                    continue;
                }
                if (rounded && (f == zeroFrequencyShare || f == 0)) {
                    replacedSum[target - 1] += f;
                } else {
                    processorSum[target - 1] += f == 0 ? zeroFrequencyShare : f;
                }
                processorUsers[target - 1]++;
            } else if (!hitsOnly && f >= 0 && f <= 1) {
                missSum[target - 1] += f;
                processorUsers[target - 1]++;
            }
        }
        return sumsHold();
    }

    private boolean sumsHold() {
        for (int m = 0; m < bandSum.length; m++) {
            double bandSlack = bandUsers[m] * slack + ROUNDING;
            if (bandSum[m] > 1 + bandSlack) {
                return fail("bandwidth shares of cell " + m + " add up to " + bandSum[m] + "; allowed: at most 1");
            }
            double processorSlack = processorUsers[m] * slack + ROUNDING;
            double all = processorSum[m] + replacedSum[m];
            // Shares are rounded to zero only beside others that make up the whole, one of which may be as large as what replaces zero.
            double genuine = Math.min(replacedSum[m], zeroFrequencyShare);
            boolean replaced = processorSum[m] <= 1 + processorSlack
                    && processorSum[m] + genuine + missSum[m] >= 1 - processorSlack;
            if (all > 1 + processorSlack && !replaced) {
                return fail("frequency shares of server " + (m + 1) + " add up to " + all + "; allowed: at most 1");
            }
        }
        return true;
    }

    private boolean fail(String text) {
        problem = text;
        return false;
    }

    /** Why the decision checked last is infeasible. */
    public String problem() {
        return problem;
    }
}
