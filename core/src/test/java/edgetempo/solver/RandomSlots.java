package edgetempo.solver;

import edgetempo.mec.SlotProblem;
import java.util.SplittableRandom;

/** Slots from no scenario: whatever arrays a {@link SlotProblem} can hold, often degenerate. */
final class RandomSlots {
    private RandomSlots() {}

    /** A slot whose kind depends on the seed: alike or different loads, ties, free or dear forwarding, scarce or ample resources. */
    static SlotProblem sample(int users, int servers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SlotProblem problem = new SlotProblem(users, servers, 4);
        problem.alpha = random.nextInt(4) == 0 ? random.nextDouble() : 0.5;
        problem.beta = random.nextInt(4) == 0 ? random.nextDouble() : 0.5;
        problem.interServerS = random.nextInt(3) == 0 ? 0 : random.nextInt(3) * 0.05 * random.nextDouble();
        boolean likeLoads = random.nextInt(3) > 0;
        boolean ties = random.nextInt(4) == 0;
        boolean sameHoldings = random.nextBoolean();
        double bandScale = Math.pow(10, -2 + 2 * random.nextDouble());
        double load = Math.pow(10, -3 + 2.5 * random.nextDouble());
        int everywhere = (1 << servers) - 1;
        for (int i = 0; i < users; i++) {
            int service = random.nextInt(4);
            problem.service[i] = service;
            problem.cell[i] = random.nextInt(5) == 0 ? 0 : random.nextInt(servers);
            problem.cachedAt[i] = sameHoldings
                    ? service < 3 ? everywhere : 0
                    : new SplittableRandom(seed + 31L * service).nextInt(everywhere + 1);
            double thresholdS = 0.2 + (ties ? service : random.nextDouble());
            problem.delayWeight[i] = random.nextInt(20) == 0 ? 0 : problem.alpha / thresholdS;
            problem.energyWeight[i] = random.nextInt(20) == 0 ? 0 : problem.beta * (0.1 + random.nextDouble());
            problem.transmitS[i] = random.nextInt(30) == 0
                    ? 1e-9
                    : bandScale * (ties ? 1 + service : -Math.log(1 - random.nextDouble()));
            problem.executeS[i] = problem.delayWeight[i] == 0
                    ? 1
                    : likeLoads ? load / problem.delayWeight[i] : load * (1 + service);
            problem.cloudS[i] = random.nextDouble();
            problem.localS[i] = thresholdS;
            problem.localQos[i] = random.nextInt(3) == 0 ? random.nextDouble() - 0.7 : 0;
        }
        return problem;
    }
}
