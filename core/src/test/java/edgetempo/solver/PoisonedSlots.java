package edgetempo.solver;

import edgetempo.mec.SlotProblem;
import java.util.Arrays;
import java.util.List;

/** Slots whose unused entries hold what no slot can, so that whoever reads them fails or spoils every sum. */
public final class PoisonedSlots {
    private PoisonedSlots() {}

    /** Spoils the entries behind the requests of a slot. */
    public static void poison(SlotProblem problem) {
        for (double[] array : List.of(problem.transmitS, problem.executeS, problem.cloudS, problem.localS,
                problem.localJ, problem.localQos, problem.delayWeight, problem.energyWeight, problem.unitTransmitS,
                problem.meanSnr)) {
            Arrays.fill(array, problem.users, problem.capacity, Double.NaN);
        }
        for (int[] array : List.of(problem.user, problem.service, problem.cell)) {
            Arrays.fill(array, problem.users, problem.capacity, -7);
        }
        int words = problem.cachedAt.length / Math.max(1, problem.capacity);
        Arrays.fill(problem.cachedAt, problem.users * words, problem.cachedAt.length, -1);
    }

    /** The same slot, with room for more requests and those poisoned. */
    static SlotProblem roomier(SlotProblem problem, int capacity) {
        SlotProblem roomy = new SlotProblem(capacity, problem.servers, problem.services);
        roomy.users = problem.users;
        roomy.alpha = problem.alpha;
        roomy.beta = problem.beta;
        roomy.interServerS = problem.interServerS;
        roomy.seed = problem.seed;
        List<double[]> from = doubles(problem);
        List<double[]> to = doubles(roomy);
        for (int a = 0; a < from.size(); a++) {
            System.arraycopy(from.get(a), 0, to.get(a), 0, problem.users);
        }
        System.arraycopy(problem.service, 0, roomy.service, 0, problem.users);
        System.arraycopy(problem.cell, 0, roomy.cell, 0, problem.users);
        System.arraycopy(problem.cachedAt, 0, roomy.cachedAt, 0, problem.cachedAt.length);
        poison(roomy);
        return roomy;
    }

    private static List<double[]> doubles(SlotProblem problem) {
        return List.of(problem.transmitS, problem.executeS, problem.cloudS, problem.localS, problem.localJ,
                problem.localQos, problem.delayWeight, problem.energyWeight);
    }
}
