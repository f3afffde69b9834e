package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More servers than an int has bits. */
class ManyServersTest {
    private static final double SCORE = 1e-9;

    /** The slot with its servers at other places among more of them, which hold nothing and have no users. */
    private static SlotProblem spread(SlotProblem problem, int servers, int[] places) {
        SlotProblem wide = new SlotProblem(problem.users, servers, problem.services);
        wide.alpha = problem.alpha;
        wide.beta = problem.beta;
        wide.interServerS = problem.interServerS;
        for (int i = 0; i < problem.users; i++) {
            wide.service[i] = problem.service[i];
            wide.cell[i] = places[problem.cell[i]];
            wide.transmitS[i] = problem.transmitS[i];
            wide.executeS[i] = problem.executeS[i];
            wide.cloudS[i] = problem.cloudS[i];
            wide.localS[i] = problem.localS[i];
            wide.localQos[i] = problem.localQos[i];
            wide.delayWeight[i] = problem.delayWeight[i];
            wide.energyWeight[i] = problem.energyWeight[i];
            for (int m = 0; m < problem.servers; m++) {
                if (problem.hit(i, m + 1)) {
                    wide.cachedAt[i * wide.words + places[m] / 32] |= 1 << places[m];
                }
            }
        }
        for (int m = 0; m < problem.servers; m++) {
            wide.executeFactor[places[m]] = problem.executeFactor[m];
        }
        return wide;
    }

    @Test
    void serversThatHoldNothingChangeNoOptimum() {
        int[] places = {31, 32, 124};
        SlotSearch small = new SlotSearch(6, 3);
        SlotSearch wide = new SlotSearch(6, 125);
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("network.servers=125", "network.users=6"));
        Scenario rounds = ScenarioReader.load("published-m2-n20",
                List.of("network.servers=125", "network.users=6"));
        ExactSolver exact = new ExactSolver(scenario, SearchLimits.NONE);
        Decision decision = new Decision(6, 125, 4);
        for (long seed = 0; seed < 60; seed++) {
            SlotProblem problem = RandomSlots.sample(6, 3, seed);
            SplittableRandom random = new SplittableRandom(seed);
            for (int m = 0; m < 3 && seed % 2 == 0; m++) {
                problem.executeFactor[m] = 0.5 + random.nextDouble();
            }
            // With free forwarding a server without users can pass tasks on that one's own has to execute.
            if (problem.interServerS == 0) {
                continue;
            }
            small.run(problem, SearchLimits.NONE);
            SlotProblem spread = spread(problem, 125, places);
            wide.run(spread, SearchLimits.NONE);
            String at = "seed " + seed;
            assertThat(0 - wide.cost()).as(at).isGreaterThanOrEqualTo(0 - small.cost() - SCORE);
            assertThat(0 - wide.lowerBound()).as(at).isBetween(0 - wide.cost(), 0 - wide.cost() + SCORE);
            exact.solve(spread, decision);
            assertThat(new QosScorer(scenario.shares()).score(spread, decision, new double[6])).as(at)
                    .isCloseTo(0 - wide.cost(), within(SCORE));
            assertThat(new DualBound(rounds.shares(), 6, 125).qos(spread)).isGreaterThanOrEqualTo(0 - wide.cost());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 64, 70})
    void slotsAreSolvedToTheOptimumOfAllVectors(int servers) {
        SlotSearch search = new SlotSearch(2, servers);
        for (long seed = 0; seed < 40; seed++) {
            SlotProblem problem = RandomSlots.sample(2, 30, seed);
            SlotProblem wide = spread(problem, servers, places(servers, seed));
            double optimum = BruteForce.optimum(wide);
            search.run(wide, SearchLimits.NONE);
            assertThat(0 - search.cost()).as("seed " + seed).isCloseTo(optimum, within(SCORE));
            assertThat(0 - search.lowerBound()).as("seed " + seed).isBetween(optimum, optimum + SCORE);
        }
    }

    private static int[] places(int servers, long seed) {
        int[] places = new int[servers];
        SplittableRandom random = new SplittableRandom(seed);
        for (int m = 0; m < servers; m++) {
            int at = random.nextInt(m + 1);
            places[m] = places[at];
            places[at] = m;
        }
        return places;
    }
}
