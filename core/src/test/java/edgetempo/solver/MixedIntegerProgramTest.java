package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Slots of more vectors than can be tried, as mixed-integer linear programs that a library solves: one binary a user and target, one
 * variable for each sum, and one for its square, which lies above tangents. A tangent at the solution is added until squares are right
 * (outer approximation, after Kelley 1960 and Duran and Grossmann 1986); the last program's value is then the slot's optimum.
 */
class MixedIntegerProgramTest {
    private static final double ACCURACY = 1e-7;
    private static final int MAX_ROUNDS = 20;

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private Variable[] sum;
    private Variable[] square;

    @ParameterizedTest
    @CsvSource({"physical-m2-n20, 30, popularity", "physical-m2-n20, 20, all", "physical-m3-n30, 20, popularity",
            "published-m2-n20, 9, all"})
    void aLibraryFindsTheSameOptimum(String preset, int users, String policy) {
        Scenario scenario = ScenarioReader.load(preset, List.of("radio.fadingRedraw=PER_SLOT", "shares.decimals=-1",
                "qos.solverThresholds=LOCAL_AND_EQUAL_SHARE", "network.users=" + users));
        CachePlan plan = policy.equals("all") ? StaticPlans.all(scenario) : StaticPlans.popularity(scenario);
        for (long seed = 0; seed < 3; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, plan, seed);
            SlotSearch search = new SlotSearch(users, problem.servers);
            search.run(problem, SearchLimits.NONE);
            assertThat(search.cost()).as("seed " + seed)
                    .isCloseTo(new MixedIntegerProgramTest().minCost(problem), within(ACCURACY));
        }
    }

    private double minCost(SlotProblem problem) {
        pose(problem);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optimisation.Result result = model.minimise();
            assertThat(result.getState().isOptimal()).isTrue();
            double missing = 0;
            for (int m = 0; m < sum.length; m++) {
                double value = sum[m].getValue().doubleValue();
                missing += value * value - square[m].getValue().doubleValue();
                tangent(m, value);
            }
            if (missing < ACCURACY) {
                return result.getValue();
            }
        }
        throw new AssertionError("squares are not right after " + MAX_ROUNDS + " rounds");
    }

    /** Bands first, then processors. */
    private void pose(SlotProblem problem) {
        int servers = problem.servers;
        sum = new Variable[2 * servers];
        square = new Variable[2 * servers];
        Expression[] sums = new Expression[2 * servers];
        for (int m = 0; m < sums.length; m++) {
            sum[m] = model.addVariable("sum " + m).lower(0);
            square[m] = model.addVariable("square " + m).lower(0).weight(1);
            sums[m] = model.addExpression("sum " + m).level(0).set(sum[m], -1);
            for (double at = 0.1; at < 2.5; at += 0.2) {
                tangent(m, at);
            }
        }
        for (int i = 0; i < problem.users; i++) {
            Expression one = model.addExpression("user " + i).level(1);
            double r = Math.sqrt((problem.delayWeight[i] + problem.energyWeight[i]) * problem.transmitS[i]);
            double rho = Math.sqrt(problem.delayWeight[i] * problem.executeS[i]);
            for (int target = 0; target <= servers; target++) {
                Variable chosen = model.addVariable("user " + i + " at " + target).binary();
                one.set(chosen, 1);
                if (target == 0) {
                    chosen.weight(-problem.localQos[i]);
                    continue;
                }
                boolean hit = problem.hit(i, target);
                double delayS = (hit ? 0 : problem.cloudS[i])
                        + (target - 1 == problem.cell[i] ? 0 : problem.interServerS);
                chosen.weight(problem.delayWeight[i] * delayS - problem.alpha - problem.beta);
                sums[problem.cell[i]].set(chosen, r);
                if (hit) {
                    sums[servers + target - 1].set(chosen, rho);
                }
            }
        }
    }

    private void tangent(int m, double at) {
        model.addExpression("tangent " + model.countExpressions()).lower(-at * at).set(square[m], 1).set(sum[m],
                -2 * at);
    }
}
