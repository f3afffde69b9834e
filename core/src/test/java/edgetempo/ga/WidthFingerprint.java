package edgetempo.ga;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.random.Lanes;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.SlotProblems;
import java.util.List;

/**
 * Prints, for the vector width of its JVM, a checksum of whole searches on awkward sizes. Run by {@link VectorWidthTest}.
 *
 * <p>
 * Numbers of users meet populations in one order or the other, in turn, so that each variant plays every size of both; with
 * {@code -Dedgetempo.tests.all=true} in both orders.
 */
final class WidthFingerprint {
    /** The property that asks for everything. */
    static final String ALL = "edgetempo.tests.all";

    private WidthFingerprint() {}

    public static void main(String[] args) {
        System.out.println(Lanes.bits() + " " + Long.toHexString(checksum()));
    }

    static long checksum() {
        int[] users = {1, 2, 3, 7, 51, 12};
        int[] populations = {2, 3, 31, 33, 1021, 100};
        long sum = 17;
        boolean inOrder = true;
        boolean both = Boolean.getBoolean(ALL);
        for (String preset : List.of("physical-m2-n20", "published-m2-n20", "published-m3-n30", "physical-m5-n50")) {
            for (String variant : List.of("IMPROVED", "DISCRETE", "JOINT")) {
                for (int i = 0; i < users.length; i++) {
                    if (inOrder || both) {
                        sum = 31 * sum + checksum(preset, variant, users[i], populations[i]);
                    }
                    if (!inOrder || both) {
                        sum = 31 * sum + checksum(preset, variant, users[users.length - 1 - i], populations[i]);
                    }
                }
                inOrder = !inOrder;
            }
        }
        return sum;
    }

    private static long checksum(String preset, String variant, int users, int population) {
        Scenario scenario = ScenarioReader.load(preset, List.of("ga.variant=" + variant, "network.users=" + users,
                "ga.population=" + population, "ga.generations=" + (population > 100 ? 3 : 8)));
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 5);
        problem.redrawsFading = preset.startsWith("published");
        Decision decision = new Decision(users, problem.servers, problem.services);
        long[] sum = {0};
        GaBackends.named("vector").engine(scenario).solve(problem,
                (generation, best, mean, worst, stdDev, bestEver, n) -> sum[0] = 31
                        * (31 * sum[0] + Double.doubleToRawLongBits(best)) + Double.doubleToRawLongBits(mean),
                decision);
        for (int i = 0; i < users; i++) {
            sum[0] = 31 * sum[0] + decision.offload[i];
            sum[0] = 31 * sum[0] + Double.doubleToRawLongBits(decision.bandwidthShare[i]);
            sum[0] = 31 * sum[0] + Double.doubleToRawLongBits(decision.frequencyShare[i]);
        }
        return sum[0];
    }
}
