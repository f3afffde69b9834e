package edgetempo.solver;

import edgetempo.mec.Decision;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.ShareSettings;
import java.util.Arrays;

/**
 * The optimal shares for a given offload vector, by Cauchy-Schwarz, and best responses: the value of a move of one user in O(1).
 *
 * <p>With a = (delayWeight + energyWeight)·transmitS and c = delayWeight·executeS·executeFactor, the best bandwidth shares of a cell are b
 * ∝ √a at a cost of (Σ√a)², the best frequency shares of a server are φ ∝ √c over its hits at a cost of (Σ√c)². The QoS of a slot is then
 * Σ_local localQos + Σ_edge (α + β − linear) − Σ_cells (Σ√a)² − Σ_servers (Σ√c)², where linear is the weighted delay through the cloud and
 * between servers. A user that joins a sum S adds 2·√a·S + a to the cost, so that everything but one product per resource can be computed
 * once per slot.
 *
 * <p>Exact for unrounded shares divided among hits; with the published rounding it is the optimum before rounding. Keeps tables for
 * one slot and sums for one offload vector at a time; not thread-safe.
 */
public final class ClosedFormShares {
    /** Gains below this do not count, so that rounding cannot make best responses cycle. */
    private static final double MIN_GAIN = 1e-12;

    private final ShareDecoder decoder;
    private final int capacity;
    private final int targets;
    private final int[] cell;
    private final double[] rootBand;
    /** [users × targets] linear terms. */
    private final double[] linear;
    /** [users × targets] √c where the target holds the user's service, else 0. */
    private final double[] rootProcessor;
    /** [users × targets] linear terms less the squares of the user's own roots. */
    private final double[] own;
    /** [targets] roots of the servers' execution factors. */
    private final double[] rootFactor;
    private final double[] bandSum;
    /** [targets] by target; 0 is local and stays 0. */
    private final double[] processorSum;
    /** Of the prepared slot. */
    private int users;

    /** Creates tables for slots of the given size. */
    public ClosedFormShares(ShareSettings shares, int users, int servers) {
        decoder = new ShareDecoder(shares, servers);
        capacity = users;
        targets = servers + 1;
        cell = new int[users];
        rootBand = new double[users];
        linear = new double[users * targets];
        rootProcessor = new double[users * targets];
        own = new double[users * targets];
        rootFactor = new double[targets];
        bandSum = new double[servers];
        processorSum = new double[targets];
    }

    /** Prepares for a slot, which is not modified. */
    public void prepare(SlotProblem problem) {
        problem.requireShape(capacity, targets - 1);
        users = problem.users;
        for (int target = 1; target < targets; target++) {
            rootFactor[target] = Math.sqrt(problem.executeFactor[target - 1]);
        }
        for (int i = 0; i < users; i++) {
            double band = (problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i];
            double processor = problem.delayWeight[i] * problem.executeS[i];
            double processorRoot = Math.sqrt(processor);
            cell[i] = problem.cell[i];
            rootBand[i] = Math.sqrt(band);
            int at = i * targets;
            linear[at] = problem.localQos[i];
            own[at] = problem.localQos[i];
            for (int target = 1; target < targets; target++) {
                boolean hit = problem.hit(i, target);
                double executed = processor * problem.executeFactor[target - 1];
                double delayS = (target - 1 == cell[i] ? 0 : problem.interServerS) + (hit ? 0 : problem.cloudS[i]);
                double qos = problem.alpha + problem.beta - problem.delayWeight[i] * delayS;
                linear[at + target] = qos;
                rootProcessor[at + target] = hit ? processorRoot * rootFactor[target] : 0;
                own[at + target] = qos - band - (hit ? executed : 0);
            }
        }
    }

    /**
     * Prepares for an offload vector of the prepared slot.
     *
     * @param offload [users] 0 = local, m = server m. Not modified.
     */
    public void load(int[] offload) {
        Arrays.fill(bandSum, 0);
        Arrays.fill(processorSum, 0);
        for (int i = 0; i < users; i++) {
            add(i, offload[i], 1);
        }
    }

    /** QoS of the slot at the best shares of the loaded offload vector, in any state of moves. */
    public double qos(int[] offload) {
        double qos = 0;
        for (int i = 0; i < users; i++) {
            qos += linear[i * targets + offload[i]];
        }
        for (int m = 0; m < bandSum.length; m++) {
            qos -= bandSum[m] * bandSum[m];
        }
        for (int m = 0; m < processorSum.length; m++) {
            qos -= processorSum[m] * processorSum[m];
        }
        return qos;
    }

    /** Change of the slot's QoS if a user moved from one target to another, everyone's shares following. O(1). */
    public double moveGain(int user, int from, int to) {
        if (from == to) {
            return 0;
        }
        return joining(user, to, from) - joining(user, from, from);
    }

    /** Applies a move. */
    public void move(int user, int from, int to) {
        add(user, from, -1);
        add(user, to, 1);
    }

    /**
     * Best responses: users take turns, each moving to the target that gains most for the slot, until no user gains or the rounds are used
     * up. A round costs O(N·M).
     *
     * @param offload [users] the loaded offload vector, receives the improved one. Modified.
     * @param rounds  largest number of rounds, each one turn of every user
     * @return turns taken, of all users together; each evaluated every target once
     */
    public long improve(int[] offload, int rounds) {
        int unmoved = 0;
        long turns = 0;
        for (int round = 0; round < rounds && unmoved < users; round++) {
            for (int i = 0; i < users && unmoved < users; i++) {
                unmoved = improveOne(offload, i) ? 0 : unmoved + 1;
                turns++;
            }
        }
        return turns;
    }

    private boolean improveOne(int[] offload, int user) {
        int at = user * targets;
        int from = offload[user];
        double band = bandSum[cell[user]] - (from == 0 ? 0 : rootBand[user]);
        double processor = processorSum[from];
        processorSum[from] = processor - rootProcessor[at + from];
        // All offloaded targets share the band's term, so it counts for staying local instead.
        double local = own[at] + 2 * rootBand[user] * band;
        double stay = from == 0 ? local : own[at + from] - 2 * rootProcessor[at + from] * processorSum[from];
        double best = stay + MIN_GAIN;
        int to = from;
        if (local > best) {
            best = local;
            to = 0;
        }
        for (int target = 1; target < targets; target++) {
            double value = own[at + target] - 2 * rootProcessor[at + target] * processorSum[target];
            if (value > best) {
                best = value;
                to = target;
            }
        }
        if (to == from) {
            processorSum[from] = processor;
            return false;
        }
        bandSum[cell[user]] = band + (to == 0 ? 0 : rootBand[user]);
        processorSum[to] += rootProcessor[at + to];
        offload[user] = to;
        return true;
    }

    /**
     * Writes the best shares of {@code decision.offload} for the prepared slot.
     *
     * @param decision {@code offload} is read, the shares are written. Modified.
     */
    public void shares(SlotProblem problem, Decision decision) {
        for (int i = 0; i < users; i++) {
            int target = decision.offload[i];
            decision.bandwidthShare[i] = target == 0 ? 0 : rootBand[i];
            decision.frequencyShare[i] = rootProcessor[i * targets + target];
        }
        decoder.decode(problem, decision);
    }

    /** What a user, now counted at {@code from}, contributes to the slot's QoS at a target. */
    private double joining(int user, int target, int from) {
        if (target == 0) {
            return own[user * targets];
        }
        int at = user * targets + target;
        double band = bandSum[cell[user]] - (from == 0 ? 0 : rootBand[user]);
        double processor = processorSum[target] - (target == from ? rootProcessor[at] : 0);
        return own[at] - 2 * rootProcessor[at] * processor - 2 * rootBand[user] * band;
    }

    private void add(int user, int target, int sign) {
        if (target != 0) {
            bandSum[cell[user]] += sign * rootBand[user];
            processorSum[target] += sign * rootProcessor[user * targets + target];
        }
    }
}
