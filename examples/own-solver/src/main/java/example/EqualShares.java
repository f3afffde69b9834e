package example;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import java.util.Arrays;

/**
 * Everyone begins at home; then one user after the other goes where the slot is best for it, given where all others are. The band of a cell is shared
 * equally by its users that offload, the processor of a server by those that it computes for. Allocates nothing once constructed.
 */
final class EqualShares implements SlotSolver {
    private final int rounds;
    /** [servers] users of the cell that offload. */
    private final int[] sending;
    /** [servers] users that the server computes for. */
    private final int[] computing;
    private long evaluations;

    EqualShares(int rounds, int servers) {
        this.rounds = rounds;
        sending = new int[servers];
        computing = new int[servers];
    }

    @Override
    public String name() {
        return EqualSharesProvider.NAME;
    }

    @Override
    public void reset() {
        // Nothing is carried from slot to slot.
    }

    /** A round looks at servers + 1 targets of every user. */
    @Override
    public long evaluations() {
        return evaluations;
    }

    @Override
    public void solve(SlotProblem problem, Decision decision) {
        decision.clear();
        Arrays.fill(sending, 0);
        Arrays.fill(computing, 0);
        boolean moved = true;
        for (int round = 0; round < rounds && moved; round++) {
            moved = false;
            for (int i = 0; i < problem.users; i++) {
                int before = decision.offload[i];
                count(problem, i, before, -1);
                int target = best(problem, i);
                count(problem, i, target, 1);
                decision.offload[i] = target;
                moved |= target != before;
            }
            evaluations += problem.servers + 1;
        }
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            if (target > 0) {
                decision.bandwidthShare[i] = 1.0 / sending[problem.cell[i]];
                decision.frequencyShare[i] = problem.hit(i, target) ? 1.0 / computing[target - 1] : 0;
            }
        }
    }

    private void count(SlotProblem problem, int user, int target, int by) {
        if (target > 0) {
            sending[problem.cell[user]] += by;
            if (problem.hit(user, target)) {
                computing[target - 1] += by;
            }
        }
    }

    /** The target with the highest quality of service for a user that is counted nowhere; 0 is the user's own device. */
    private int best(SlotProblem problem, int user) {
        double transmitS = problem.transmitS[user] * (sending[problem.cell[user]] + 1);
        int best = 0;
        double bestQos = problem.localQos[user];
        for (int target = 1; target <= problem.servers; target++) {
            double delayS = transmitS + (problem.hit(user, target)
                    ? problem.executeS[user] * problem.executeFactor[target - 1] * (computing[target - 1] + 1)
                    : problem.cloudS[user]) + (target - 1 == problem.cell[user] ? 0 : problem.interServerS);
            double qos = problem.alpha + problem.beta - problem.delayWeight[user] * delayS
                    - problem.energyWeight[user] * transmitS;
            if (qos > bestQos) {
                bestQos = qos;
                best = target;
            }
        }
        return best;
    }
}
