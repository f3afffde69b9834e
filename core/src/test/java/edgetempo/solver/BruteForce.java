package edgetempo.solver;

import edgetempo.mec.SlotProblem;

/**
 * The optimum of a small slot at its best shares by trying every offload vector, from the definition of QoS: no share of a fixed vector
 * beats b ∝ √((delayWeight + energyWeight)·transmitS) and φ ∝ √(delayWeight·executeS·executeFactor), by Cauchy-Schwarz.
 */
final class BruteForce {
    private final SlotProblem problem;
    private final double[] band;
    private final double[] processor;
    private final int[] offload;
    private double best = Double.NEGATIVE_INFINITY;

    private BruteForce(SlotProblem problem) {
        this.problem = problem;
        band = new double[problem.servers];
        processor = new double[problem.servers];
        offload = new int[problem.users];
    }

    /** Largest QoS of the slot. */
    static double optimum(SlotProblem problem) {
        BruteForce search = new BruteForce(problem);
        search.descend(0, 0);
        return search.best;
    }

    private void descend(int user, double linear) {
        if (user == problem.users) {
            double qos = linear;
            for (int m = 0; m < problem.servers; m++) {
                qos -= band[m] * band[m] + processor[m] * processor[m];
            }
            best = Math.max(best, qos);
            return;
        }
        descend(user + 1, linear + problem.localQos[user]);
        int cell = problem.cell[user];
        double r = Math
                .sqrt((problem.delayWeight[user] + problem.energyWeight[user]) * problem.transmitS[user]);
        double rho = Math.sqrt(problem.delayWeight[user] * problem.executeS[user]);
        double bandBefore = band[cell];
        band[cell] += r;
        for (int target = 1; target <= problem.servers; target++) {
            double delayS = target - 1 == cell ? 0 : problem.interServerS;
            double before = processor[target - 1];
            if (problem.hit(user, target)) {
                processor[target - 1] += rho * Math.sqrt(problem.executeFactor[target - 1]);
            } else {
                delayS += problem.cloudS[user];
            }
            descend(user + 1, linear + problem.alpha + problem.beta - problem.delayWeight[user] * delayS);
            processor[target - 1] = before;
        }
        band[cell] = bandBefore;
    }
}
