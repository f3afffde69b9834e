package edgetempo.conformance;

import edgetempo.ga.GaBackends;
import edgetempo.ga.GaEngine;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Checks the genetic algorithm against a recorded distribution: the best fitness of a generation over runs with other seeds. No single run
 * can agree with it; the means of as many runs here must not differ by Welch's test, two-sided, at 1 % over all points of the file.
 */
final class DistributionCheck {
    /** Seeds of the runs here begin with it. */
    static final long SEED = 20240901;
    /** Runs here. */
    static final int RUNS = 60;

    private static final double LEVEL = 0.01;
    private static final int[] GENERATIONS = {1, 10, 20, 50, 100};
    private static final Set<String> VARIANTS = Set.of("improved", "discrete");
    private static final int MAX_GENERATIONS = 10_000;

    private final Row row;
    private final Scenario scenario;
    private final String variant;
    private final int generations;

    DistributionCheck(Row row) {
        this.row = row;
        variant = row.text("variant");
        if (!VARIANTS.contains(variant)) {
            throw row.fail("variant", "is \"" + variant + "\"; known are improved and discrete");
        }
        generations = row.integer("generations");
        if (generations < 1 || generations > MAX_GENERATIONS) {
            throw row.fail("generations", "is " + generations + "; allowed: 1 to " + MAX_GENERATIONS);
        }
        scenario = Conformance.scenario(row, "ga.generations=" + generations,
                "ga.population=" + row.integer("population"),
                "ga.variant=" + variant.toUpperCase(Locale.ROOT),
                "ga.start=" + (variant.equals("discrete") ? "RANDOM" : "ONE_COPIED"));
    }

    /** Number of points compared, one mean each. */
    int points() {
        return (int) Arrays.stream(GENERATIONS).filter(generation -> generation <= generations).count();
    }

    /**
     * Compares. A deviation is the significance level divided by the p-value: above 1 the distributions differ.
     *
     * @param points of the whole file, for Bonferroni's correction
     */
    void run(Conformance.Deviations deviations, int points) {
        double[] means = row.numbers("bestFitnessMean", generations);
        double[] spreads = row.numbers("bestFitnessStdDev", generations);
        int runs = row.integer("runs");
        if (runs < 2) {
            throw row.fail("runs", "is " + runs + "; Welch's test needs at least 2");
        }
        double[][] best = best();
        for (int generation : GENERATIONS) {
            if (generation <= generations) {
                double[] own = best[generation - 1];
                double p = welch(mean(own), variance(own), own.length, means[generation - 1],
                        spreads[generation - 1] * spreads[generation - 1], runs);
                deviations.absolute("generation " + generation, 0, LEVEL / points / p);
            }
        }
    }

    /** [generations × runs] best fitness of each generation. */
    private double[][] best() {
        SlotProblem problem = problem();
        Decision decision = new Decision(problem.users, problem.servers, problem.services);
        double[][] best = new double[generations][RUNS];
        GaEngine engine = GaBackends.fastest().engine(scenario);
        for (int run = 0; run < RUNS; run++) {
            int column = run;
            problem.seed = SEED + run;
            engine.reset();
            engine.solve(problem, (generation, top, _, _, _, _, _) -> best[generation][column] = top, decision);
        }
        return best;
    }

    private SlotProblem problem() {
        String cached = row.text("cached");
        if (!cached.equals("all")) {
            throw row.fail("cached", "is \"" + cached + "\"; known is all");
        }
        CachePlan everything = new CachePlan(scenario.network().servers(), scenario.services().count());
        for (int m = 0; m < everything.servers(); m++) {
            for (int s = 0; s < everything.services(); s++) {
                everything.set(m, s, true);
            }
        }
        Recording recording = new Recording(row, scenario);
        double[] mean = IntStream.range(0, scenario.network().users())
                .mapToDouble(i -> SlotSampler.meanFading(scenario.radio().fading())).toArray();
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        builder.fill(problem, recording.network(row), recording.services(row), mean, mean, everything,
                scenario.qos().solverThresholds());
        return problem;
    }

    /** Two-sided p of Welch's test (Biometrika 34, 1947); 1 or 0 where nothing varies. */
    static double welch(double mean1, double variance1, int n1, double mean2, double variance2, int n2) {
        double a = variance1 / n1;
        double b = variance2 / n2;
        if (a + b == 0) {
            return mean1 == mean2 ? 1 : 0;
        }
        double t = Math.abs(mean1 - mean2) / Math.sqrt(a + b);
        double freedom = (a + b) * (a + b) / (a * a / (n1 - 1) + b * b / (n2 - 1));
        return 2 * TDistribution.of(freedom).survivalProbability(t);
    }

    private static double mean(double[] sample) {
        return Arrays.stream(sample).sum() / sample.length;
    }

    private static double variance(double[] sample) {
        double mean = mean(sample);
        return Arrays.stream(sample).map(value -> (value - mean) * (value - mean)).sum() / (sample.length - 1);
    }
}
