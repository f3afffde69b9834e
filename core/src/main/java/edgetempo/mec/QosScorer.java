package edgetempo.mec;

import edgetempo.scenario.ShareSettings;

/**
 * Scores a decision against a slot in double precision: quality of service, delay and energy of every user. This is the
 * specification that every fitness kernel is tested against.
 */
public final class QosScorer {
    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;
    private double timeS;
    private double energyJ;

    /** A scorer that replaces shares of exactly zero as the settings say. */
    public QosScorer(ShareSettings shares) {
        zeroBandwidthShare = shares.zeroBandwidthShare();
        zeroFrequencyShare = shares.zeroFrequencyShare();
    }

    /**
     * Slot QoS: the sum over users of α(T_th − T)/T_th + β(E_th − E)/E_th.
     *
     * @param problem  the slot. Not modified.
     * @param decision offload targets and shares. Not modified.
     * @param qos      [users] receives the QoS of each user. Modified.
     */
    public double score(SlotProblem problem, Decision decision, double[] qos) {
        double total = 0;
        double time = 0;
        double energy = 0;
        double offset = problem.alpha + problem.beta;
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            if (target == 0) {
                qos[i] = problem.localQos[i];
                time += problem.localS[i];
                energy += problem.localJ[i];
            } else {
                double b = decision.bandwidthShare[i] == 0 ? zeroBandwidthShare : decision.bandwidthShare[i];
                double uplinkS = problem.transmitS[i] / b;
                double serveS;
                if (problem.hit(i, target)) {
                    double f = decision.frequencyShare[i] == 0 ? zeroFrequencyShare : decision.frequencyShare[i];
                    serveS = problem.executeS[i] / f;
                } else {
                    serveS = problem.cloudS[i];
                }
                double forwardS = target - 1 == problem.cell[i] ? 0 : problem.interServerS;
                double delayS = uplinkS + serveS + forwardS;
                qos[i] = offset - problem.delayWeight[i] * delayS - problem.energyWeight[i] * uplinkS;
                time += delayS;
                energy += problem.energyPower * uplinkS;
            }
            total += qos[i];
        }
        timeS = time;
        energyJ = energy;
        return total;
    }

    /** Sum of the users' delays in the slot scored last, s. */
    public double timeS() {
        return timeS;
    }

    /** Sum of the users' energies in the slot scored last, J. */
    public double energyJ() {
        return energyJ;
    }
}
