package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ShareSettings;

/**
 * The best shares for a given offload vector, by Cauchy-Schwarz, and the value of a move of one user in O(1).
 *
 * <p>With a = (delayWeight + energyWeight)·transmitS and c = delayWeight·executeS, the best bandwidth shares of a cell are
 * b ∝ √a at a cost of (Σ√a)², the best processor shares of a server are φ ∝ √c over its hits at a cost of (Σ√c)². The QoS of a
 * slot is then Σ_local localQos + Σ_edge (α + β − linear) − Σ_cells (Σ√a)² − Σ_servers (Σ√c)², where linear is the weighted delay
 * through the cloud and between servers.
 *
 * <p>Exact for unrounded shares divided among hits; with the published rounding it is the optimum before rounding. Keeps sums for
 * one slot at a time; not thread-safe.
 */
public final class ClosedFormShares {
    private final ShareDecoder decoder;
    private final double[] rootBand;
    private final double[] rootProcessor;
    private final double[] bandSum;
    private final double[] processorSum;

    /** Scratch for slots of the given size. */
    public ClosedFormShares(ShareSettings shares, int users, int servers) {
        decoder = new ShareDecoder(shares, servers);
        rootBand = new double[users];
        rootProcessor = new double[users];
        bandSum = new double[servers];
        processorSum = new double[servers];
    }

    /**
     * Takes up a slot and an offload vector.
     *
     * @param problem the slot. Not modified.
     * @param offload [users] 0 = local, m = server m. Not modified.
     */
    public void load(SlotProblem problem, int[] offload) {
        for (int m = 0; m < problem.servers; m++) {
            bandSum[m] = 0;
            processorSum[m] = 0;
        }
        for (int i = 0; i < problem.users; i++) {
            rootBand[i] = Math.sqrt((problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i]);
            rootProcessor[i] = Math.sqrt(problem.delayWeight[i] * problem.executeS[i]);
            add(problem, i, offload[i], 1);
        }
    }

    /** QoS of the slot at the best shares of the loaded offload vector. */
    public double qos(SlotProblem problem, int[] offload) {
        double qos = 0;
        for (int i = 0; i < problem.users; i++) {
            qos += linear(problem, i, offload[i]);
        }
        for (int m = 0; m < problem.servers; m++) {
            qos -= bandSum[m] * bandSum[m] + processorSum[m] * processorSum[m];
        }
        return qos;
    }

    /** Change of the slot's QoS if a user moved from one target to another, everyone's shares following. O(1). */
    public double moveGain(SlotProblem problem, int user, int from, int to) {
        if (from == to) {
            return 0;
        }
        double gain = linear(problem, user, to) - linear(problem, user, from);
        int cell = problem.cell[user];
        if ((from == 0) != (to == 0)) {
            double before = bandSum[cell];
            double after = before + (to == 0 ? -rootBand[user] : rootBand[user]);
            gain += before * before - after * after;
        }
        if (from != 0 && problem.hit(user, from)) {
            double before = processorSum[from - 1];
            double after = before - rootProcessor[user];
            gain += before * before - after * after;
        }
        if (to != 0 && problem.hit(user, to)) {
            double before = processorSum[to - 1];
            double after = before + rootProcessor[user];
            gain += before * before - after * after;
        }
        return gain;
    }

    /** Carries a move out. */
    public void move(SlotProblem problem, int user, int from, int to) {
        add(problem, user, from, -1);
        add(problem, user, to, 1);
    }

    /**
     * Writes the best shares of {@code decision.offload} for the loaded slot.
     *
     * @param decision {@code offload} is read, the shares are written. Modified.
     */
    public void shares(SlotProblem problem, Decision decision) {
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            decision.bandwidthShare[i] = target == 0 ? 0 : rootBand[i];
            decision.frequencyShare[i] = target != 0 && problem.hit(i, target) ? rootProcessor[i] : 0;
        }
        decoder.decode(problem, decision);
    }

    private void add(SlotProblem problem, int user, int target, int sign) {
        if (target != 0) {
            bandSum[problem.cell[user]] += sign * rootBand[user];
            if (problem.hit(user, target)) {
                processorSum[target - 1] += sign * rootProcessor[user];
            }
        }
    }

    private static double linear(SlotProblem problem, int user, int target) {
        if (target == 0) {
            return problem.localQos[user];
        }
        double delayS = target - 1 == problem.cell[user] ? 0 : problem.interServerS;
        if (!problem.hit(user, target)) {
            delayS += problem.cloudS[user];
        }
        return problem.alpha + problem.beta - problem.delayWeight[user] * delayS;
    }
}
