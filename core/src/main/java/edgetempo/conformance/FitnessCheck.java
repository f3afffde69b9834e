package edgetempo.conformance;

import edgetempo.ga.Chromosome;
import edgetempo.ga.ScalarFitness;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.scenario.GaVariant;
import edgetempo.scenario.Scenario;

/** Recomputes GA evaluations: raw genes → decoded shares, QoS sum, delay and energy; also through the search's fused fitness. */
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
                "ga.variant=" + (variant.equals("improved") ? GaVariant.IMPROVED : GaVariant.DISCRETE));
        users = scenario.network().users();
        servers = scenario.network().servers();
    }

    void run(Conformance.Deviations deviations) {
        Recording recording = new Recording(row, scenario);
        EdgeNetwork network = recording.network(row);
        CachePlan plan = recording.plan(row);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        problem.redrawsFading = false;
        double[] rayleigh = row.numbers("rayleigh", users);
        builder.fill(problem, network, recording.services(row), rayleigh, rayleigh, plan,
                scenario.qos().solverThresholds());
        Chromosome chromosome = new Chromosome(scenario.ga().variant(), users, servers, scenario.services().count());
        ScalarFitness fitness = new ScalarFitness(scenario);
        ShareDecoder decoder = new ShareDecoder(scenario.shares(), servers);
        QosScorer scorer = new QosScorer(scenario.shares());
        Decision decision = new Decision(users, servers, scenario.services().count());
        double[] qos = new double[users];
        int individuals = row.size("genes");
        double[] expectedFitness = row.numbers("fitness", individuals);
        double[] expectedTime = row.numbers("timeS", individuals);
        double[] expectedEnergy = row.numbers("energyJ", individuals);
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
        }
    }
}
