package edgetempo.solver;

import static edgetempo.solver.CertifiedAssert.assertCertified;
import static edgetempo.solver.CertifiedAssert.certified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormSharesTest {
    private static final long SEED = 17;

    @Test
    void noOtherSharesScoreHigher() {
        Scenario scenario = ScenarioReader.load("physical-m3-n30", List.of());
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED);
        ClosedFormShares closedForm = new ClosedFormShares(scenario.shares(), 30, 3);
        ShareDecoder decoder = new ShareDecoder(scenario.shares(), 3);
        QosScorer scorer = new QosScorer(scenario.shares());
        double[] qos = new double[30];
        RandomStream random = new RandomStream().at(SEED, StreamUse.SOLVER, 0);
        for (int trial = 0; trial < 50; trial++) {
            Decision best = new Decision(30, 3, 10);
            for (int i = 0; i < 30; i++) {
                best.offload[i] = random.nextInt(4);
            }
            closedForm.prepare(problem);
            closedForm.load(best.offload);
            closedForm.shares(problem, best);
            double optimum = scorer.score(problem, best, qos);
            assertThat(closedForm.qos(best.offload)).isCloseTo(optimum, within(1e-9));
            Decision other = new Decision(30, 3, 10);
            other.copyFrom(best);
            for (int i = 0; i < 30; i++) {
                // Perturbed by up to half, so that the optimum's neighbourhood is covered too.
                other.bandwidthShare[i] = best.bandwidthShare[i] * (1 + trial / 50.0 * (random.nextDouble() - 0.5))
                        + 1e-9;
                other.frequencyShare[i] = best.frequencyShare[i] * (1 + trial / 50.0 * (random.nextDouble() - 0.5))
                        + 1e-9;
            }
            decoder.decode(problem, other);
            assertThat(scorer.score(problem, other, qos)).isLessThanOrEqualTo(optimum + 1e-9);
            assertCertified(scenario, problem, best);
            assertCertified(scenario, problem, other);
        }
    }

    @Test
    void theValueOfAMoveIsTheDifferenceOfTheSlots() {
        Scenario scenario = ScenarioReader.load("physical-m3-n30", List.of("compute.interServerDelayS=0.3"));
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED);
        ClosedFormShares shares = new ClosedFormShares(scenario.shares(), 30, 3);
        RandomStream random = new RandomStream().at(SEED, StreamUse.SOLVER, 1);
        int[] offload = new int[30];
        shares.prepare(problem);
        shares.load(offload);
        double before = shares.qos(offload);
        for (int move = 0; move < 200; move++) {
            int user = random.nextInt(30);
            int to = random.nextInt(4);
            double gain = shares.moveGain(user, offload[user], to);
            shares.move(user, offload[user], to);
            offload[user] = to;
            double after = shares.qos(offload);
            assertThat(gain).isCloseTo(after - before, within(1e-9));
            before = after;
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "3, 6", "1, 10", "5, 5"})
    void localSearchIsWithinOnePercentOfTheExhaustiveOptimum(int servers, int users) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("network.servers=" + servers, "network.users=" + users));
        int exact = 0;
        for (int trial = 0; trial < 20; trial++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), SEED + trial);
            ClosedFormShares shares = new ClosedFormShares(scenario.shares(), users, servers);
            Decision decision = new Decision(users, servers, 10);
            new LocalSearchSolver(scenario).solve(problem, decision);
            assertCertified(scenario, problem, decision);
            double found = new QosScorer(scenario.shares()).score(problem, decision, new double[users]);
            double optimum = optimum(problem, shares);
            assertThat(found).isLessThanOrEqualTo(optimum + 1e-9);
            assertThat(found).as("seed " + (SEED + trial))
                    .isGreaterThanOrEqualTo(optimum - 0.01 * Math.abs(optimum) - 1e-9);
            exact += found > optimum - 1e-9 ? 1 : 0;
        }
        assertThat(exact).isGreaterThanOrEqualTo(10);
    }

    private static double optimum(SlotProblem problem, ClosedFormShares shares) {
        int[] offload = new int[problem.users];
        shares.prepare(problem);
        double best = Double.NEGATIVE_INFINITY;
        long vectors = Math.round(Math.pow(problem.servers + 1, problem.users));
        for (long v = 0; v < vectors; v++) {
            long rest = v;
            for (int i = 0; i < problem.users; i++) {
                offload[i] = (int) (rest % (problem.servers + 1));
                rest /= problem.servers + 1;
            }
            shares.load(offload);
            best = Math.max(best, shares.qos(offload));
        }
        return best;
    }

    @Test
    void baselinesOffloadAsTheirNamesSay() {
        Scenario scenario = ScenarioReader.load("physical-m3-n30", List.of());
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), SEED);
        Decision decision = new Decision(30, 3, 10);
        certified(scenario, new BaselineSolver(BaselineSolver.Rule.ALL_LOCAL, scenario)).solve(problem, decision);
        assertThat(decision.offload).containsOnly(0);
        certified(scenario, new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario)).solve(problem, decision);
        for (int i = 0; i < 30; i++) {
            assertThat(decision.offload[i]).isEqualTo(i / 10 + 1);
        }
        certified(scenario, new BaselineSolver(BaselineSolver.Rule.RANDOM, scenario)).solve(problem, decision);
        assertThat(decision.offload).contains(0, 1, 2, 3);
    }
}
