package edgetempo.ga;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.SlotSampler;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search draws from the recorded distribution: mean best fitness at five generations of five set-ups, two-sided Welch test at 1 %,
 * Bonferroni-corrected over all 25 points.
 */
class GaDistributionTest {
    private static final int[] GENERATIONS = {1, 10, 20, 50, 100};
    private static final int RUNS = 60;
    private static final long SEED = 20240901;

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector"})
    void bestFitnessFollowsTheRecordedDistributionInEverySetUp(String backend) throws IOException {
        List<String> rejected = new ArrayList<>();
        List<String> lines = lines();
        assertThat(lines).hasSize(5);
        double level = 0.01 / (lines.size() * GENERATIONS.length);
        for (String line : lines) {
            JsonNode row = JsonMapper.builder().build().readTree(line);
            double[][] best = run(row, RUNS, backend);
            for (int generation : GENERATIONS) {
                double[] sample = best[generation - 1];
                double p = welch(mean(sample), variance(sample), RUNS,
                        row.get("bestFitnessMean").get(generation - 1).doubleValue(),
                        Math.pow(row.get("bestFitnessStdDev").get(generation - 1).doubleValue(), 2),
                        row.get("runs").intValue());
                if (p < level) {
                    rejected.add(
                            row.get("variant").stringValue() + " M=" + row.get("servers") + " N=" + row.get("users")
                                    + " generation " + generation + ": mean " + mean(sample) + " against "
                                    + row.get("bestFitnessMean").get(generation - 1) + ", p = " + p);
                }
            }
        }
        assertThat(rejected).as("seed " + SEED).isEmpty();
    }

    private static double[][] run(JsonNode row, int runs, String backend) {
        int servers = row.get("servers").intValue();
        int users = row.get("users").intValue();
        Scenario scenario = ScenarioReader.load(servers == 2 ? "published-m2-n20" : "published-m3-n30",
                List.of("network.servers=" + servers, "network.users=" + users, "ga.generations=100",
                        "ga.variant=" + row.get("variant").stringValue().toUpperCase(Locale.ROOT),
                        "ga.start=" + (row.get("variant").stringValue().equals("discrete") ? "RANDOM" : "ONE_COPIED")));
        EdgeNetwork network = new EdgeNetwork(column(row, "serverXyM", 0), column(row, "serverXyM", 1),
                column(row, "userXyM", 0), column(row, "userXyM", 1), scenario.network().minDistanceM(),
                scenario.radio());
        CachePlan everything = new CachePlan(servers, scenario.services().count());
        for (int m = 0; m < servers; m++) {
            for (int s = 0; s < everything.services(); s++) {
                everything.set(m, s, true);
            }
        }
        int[] service = new int[users];
        for (int i = 0; i < users; i++) {
            service[i] = row.get("request").get(i).intValue() - 1;
        }
        double[] mean = new double[users];
        Arrays.fill(mean, SlotSampler.meanFading(scenario.radio().fading()));
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        builder.fill(problem, network, service, mean, mean, everything, scenario.qos().solverThresholds());
        Decision decision = new Decision(users, servers, everything.services());
        double[][] best = new double[100][runs];
        GaEngine engine = GaBackends.named(backend).engine(scenario);
        for (int run = 0; run < runs; run++) {
            int column = run;
            problem.seed = SEED + run;
            engine.reset();
            engine.solve(problem,
                    (generation, top, average, worst, stdDev, bestEver, n) -> best[generation][column] = top,
                    decision);
            assertCertified(scenario, problem, decision);
        }
        return best;
    }

    private static double welch(double mean1, double variance1, int n1, double mean2, double variance2, int n2) {
        double a = variance1 / n1;
        double b = variance2 / n2;
        double t = Math.abs(mean1 - mean2) / Math.sqrt(a + b);
        double freedom = (a + b) * (a + b) / (a * a / (n1 - 1) + b * b / (n2 - 1));
        return 2 * new TDistribution(freedom).cumulativeProbability(-t);
    }

    private static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElseThrow();
    }

    private static double variance(double[] sample) {
        double mean = mean(sample);
        return Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
    }

    private static double[] column(JsonNode row, String field, int column) {
        double[] result = new double[row.get(field).size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = row.get(field).get(i).get(column).doubleValue();
        }
        return result;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = GaDistributionTest.class.getResourceAsStream("/golden/ga-distribution.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
