package edgetempo.ga;

import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Convergence of a genetic algorithm: means over slots, each solved from a fresh population, by generation.
 *
 * @param slots number of slots
 * @param best  [generations] largest fitness of a generation
 * @param mean  [generations] mean fitness of a generation
 */
public record ConvergenceTrace(int slots, double[] best, double[] mean) {
    /** Whether slots are solved by a genetic algorithm that has generations and leaves plans alone. */
    public static boolean has(GaVariant variant) {
        return variant != GaVariant.JOINT && variant != GaVariant.MEMETIC;
    }

    /**
     * Solves slots again with the scenario's genetic algorithm and records convergence.
     *
     * @param problems    at least one, of the scenario's shape. Not modified.
     * @param generations to trace, regardless of the scenario's limits
     */
    public static ConvergenceTrace of(Scenario scenario, List<SlotProblem> problems, int generations) {
        Scenario longer = scenario.with(Map.of("ga.generations", generations, "ga.memeticGenerations", generations,
                "ga.maxEvaluations", 0, "ga.maxMillis", 0));
        double[] best = new double[generations];
        double[] mean = new double[generations];
        int[] reached = new int[generations];
        // Few slots are solved before the vector kernels of a cold JVM are compiled.
        try (GaSolver solver = new GaSolver(longer, new ScalarGaBackend())) {
            solver.listen((generation, top, average, worst, deviation, ever, evaluations) -> {
                if (generation < generations) {
                    best[generation] += top;
                    mean[generation] += average;
                    reached[generation]++;
                }
            });
            Decision decision = new Decision(longer.network().users(), longer.network().servers(),
                    longer.services().count());
            for (SlotProblem problem : problems) {
                solver.reset();
                solver.solve(problem, decision);
            }
        }
        int last = generations;
        while (last > 0 && reached[last - 1] == 0) {
            last--;
        }
        for (int g = 0; g < last; g++) {
            best[g] /= reached[g];
            mean[g] /= reached[g];
        }
        return new ConvergenceTrace(problems.size(), Arrays.copyOf(best, last), Arrays.copyOf(mean, last));
    }
}
