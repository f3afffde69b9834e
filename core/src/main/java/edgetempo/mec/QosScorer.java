package edgetempo.mec;

import edgetempo.scenario.mec.ShareSettings;

/**
 * Scores a decision against a slot in double precision: quality of service, delay and energy of every user. This is the
 * specification that every fitness kernel is tested against.
 */
public final class QosScorer {
    private static final double[] NOT_ASKED = new double[0];

    private final double zeroBandwidthShare;
    private final double zeroFrequencyShare;
    private final ScoreCheck[] checks;
    private double timeS;
    private double energyJ;

    /** Creates a scorer that replaces shares of exactly zero as the settings say. */
    public QosScorer(ShareSettings shares) {
        zeroBandwidthShare = shares.zeroBandwidthShare();
        zeroFrequencyShare = shares.zeroFrequencyShare();
        checks = ScoreCheck.all(shares);
    }

    /**
     * Slot QoS: the sum over users of α(T_th − T)/T_th + β(E_th − E)/E_th.
     *
     * @param problem  the slot. Not modified.
     * @param decision offload targets and shares. Not modified.
     * @param qos      [users] receives the QoS of each user. Modified.
     */
    public double score(SlotProblem problem, Decision decision, double[] qos) {
        return score(problem, decision, qos, NOT_ASKED, NOT_ASKED);
    }

    /**
     * As {@link #score(SlotProblem, Decision, double[])}, with the delay and energy of each user.
     *
     * @param userTimeS   [users] receives the delay of each user, s; of length 0 if not asked for. Modified.
     * @param userEnergyJ [users] receives the energy of each user, J; of length 0 if not asked for. Modified.
     */
    public double score(SlotProblem problem, Decision decision, double[] qos, double[] userTimeS,
            double[] userEnergyJ) {
        double total = 0;
        double time = 0;
        double energy = 0;
        double offset = problem.alpha + problem.beta;
        for (int i = 0; i < problem.users; i++) {
            int target = decision.offload[i];
            double ownS = problem.localS[i];
            double ownJ = problem.localJ[i];
            if (target == 0) {
                qos[i] = problem.localQos[i];
            } else {
                double b = decision.bandwidthShare[i] == 0 ? zeroBandwidthShare : decision.bandwidthShare[i];
                double uplinkS = problem.transmitS[i] / b;
                double serveS;
                if (problem.hit(i, target)) {
                    double f = decision.frequencyShare[i] == 0 ? zeroFrequencyShare : decision.frequencyShare[i];
                    serveS = problem.executeS[i] * problem.executeFactor[target - 1] / f;
                } else {
                    serveS = problem.cloudS[i];
                }
                double forwardS = target - 1 == problem.cell[i] ? 0 : problem.interServerS;
                double delayS = uplinkS + serveS + forwardS;
                qos[i] = offset - problem.delayWeight[i] * delayS - problem.energyWeight[i] * uplinkS;
                ownS = delayS;
                ownJ = problem.energyPower * uplinkS;
            }
            if (i < userTimeS.length) {
                userTimeS[i] = ownS;
                userEnergyJ[i] = ownJ;
            }
            time += ownS;
            energy += ownJ;
            total += qos[i];
        }
        timeS = time;
        energyJ = energy;
        for (int c = 0; c < checks.length; c++) {
            checks[c].check(problem, decision, total);
        }
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
