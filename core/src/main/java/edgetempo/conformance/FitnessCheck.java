package edgetempo.conformance;

import edgetempo.ga.Chromosome;
import edgetempo.ga.DoubleFitness;
import edgetempo.ga.FloatFitness;
import edgetempo.ga.ScalarFitness;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.random.Padding;
import edgetempo.scenario.mec.GaVariant;
import edgetempo.scenario.mec.Scenario;

/** Recomputes GA evaluations: raw genes → decoded shares, QoS sum, delay and energy; also through the search's fused
 * fitness, scalar and vector. */
final class FitnessCheck {
    private final Row row;
    private final Scenario scenario;
    private final int users;
    private final int servers;

    FitnessCheck(Row row) {
        this.row = row;
        String variant = row.text("variant");
        if (!variant.equals("improved") && !variant.equals("discrete")) {
            throw row.fail("variant", "is \"" + variant + "\"; known are improved and discrete");
        }
        scenario = Conformance.scenario(row,
                "ga.variant=" + (variant.equals("improved") ? GaVariant.IMPROVED : GaVariant.DISCRETE), "ga.elites=0",
                "ga.population=" + Math.max(2, row.size("genes")));
        users = scenario.network().users();
        servers = scenario.network().servers();
    }

    void run(Conformance.Deviations deviations) {
        SlotProblem problem = problem();
        Chromosome chromosome = Chromosome.of(scenario);
        ScalarFitness fitness = new ScalarFitness(scenario);
        ShareDecoder decoder = new ShareDecoder(scenario.shares(), servers);
        QosScorer scorer = new QosScorer(scenario.shares());
        Decision decision = new Decision(users, servers, scenario.services().count());
        double[] qos = new double[users];
        int individuals = row.size("genes");
        double[] expectedFitness = row.numbers("fitness", individuals);
        double[] expectedTime = row.numbers("timeS", individuals);
        double[] expectedEnergy = row.numbers("energyJ", individuals);
        double[] vectorFitness = vectorFitness(problem);
        for (int i = 0; i < individuals; i++) {
            double[] genes = row.numbers("genes", i, 3 * users);
            for (int u = 0; u < users; u++) {
                decision.offload[u] = (int) genes[u];
                decision.bandwidthShare[u] = genes[users + u] + chromosome.shareOffset();
                decision.frequencyShare[u] = genes[2 * users + u] + chromosome.shareOffset();
            }
            decoder.decode(problem, decision);
            double[] expectedOffload = row.numbers("offload", i, users);
            for (int u = 0; u < users; u++) {
                deviations.absolute("offload", expectedOffload[u], decision.offload[u]);
            }
            deviations.absolute("bandwidthShare", row.numbers("bandwidthShare", i, users), decision.bandwidthShare);
            deviations.absolute("frequencyShare", row.numbers("frequencyShare", i, users), decision.frequencyShare);
            deviations.relative("fitness", expectedFitness[i], scorer.score(problem, decision, qos));
            deviations.relative("timeS", expectedTime[i], scorer.timeS());
            deviations.relative("energyJ", expectedEnergy[i], scorer.energyJ());
            deviations.relative("fitness (search)", expectedFitness[i], fitness.evaluate(problem, genes, 1, 0, 0));
            deviations.relative("fitness (vector)", expectedFitness[i], vectorFitness[i]);
        }
    }

    private SlotProblem problem() {
        Recording recording = new Recording(row, scenario);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        problem.redrawsFading = false;
        double[] rayleigh = row.numbers("rayleigh", users);
        builder.fill(problem, recording.network(row), recording.services(row), rayleigh, rayleigh, recording.plan(row),
                scenario.qos().solverThresholds());
        return problem;
    }

    private double[] vectorFitness(SlotProblem problem) {
        DoubleFitness kernel = new DoubleFitness(scenario);
        kernel.prepare(problem);
        double[] fitness = new double[Padding.row(scenario.ga().population())];
        kernel.evaluate(problem, population(), row.size("genes"), 0, fitness);
        return fitness;
    }

    /** Largest deviation of the single-precision kernel, relative to the recorded fitness or to the number of users if that is larger. */
    double floatDeviation() {
        SlotProblem problem = problem();
        FloatFitness kernel = new FloatFitness(scenario);
        kernel.prepare(problem);
        double[] exact = population();
        float[] genes = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            genes[i] = (float) exact[i];
        }
        int individuals = row.size("genes");
        float[] fitness = new float[kernel.stride()];
        kernel.evaluate(problem, genes, individuals, 0, fitness);
        double[] expected = row.numbers("fitness", individuals);
        double worst = 0;
        for (int i = 0; i < individuals; i++) {
            worst = Math.max(worst, Math.abs(fitness[i] - expected[i]) / Math.max(Math.abs(expected[i]), users));
        }
        return worst;
    }

    /** The individuals gene-major, [genes × padded], the first one repeated in the padding. */
    private double[] population() {
        int individuals = row.size("genes");
        int stride = Padding.row(scenario.ga().population());
        double[] population = new double[3 * users * stride];
        for (int i = 0; i < stride; i++) {
            double[] genes = row.numbers("genes", i < individuals ? i : 0, 3 * users);
            row.requireTargets("genes", genes, users, servers);
            for (int g = 0; g < genes.length; g++) {
                population[g * stride + i] = genes[g];
            }
        }
        return population;
    }
}
