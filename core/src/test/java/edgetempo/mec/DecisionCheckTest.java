package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.SlotProblems;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decision may be, against EdgeTempo's own solvers in published and physical semantics, and against cheats. */
class DecisionCheckTest {
    private static final int SLOTS = 20;

    static List<Arguments> solvers() {
        List<Arguments> all = new ArrayList<>();
        for (String preset : List.of("physical-m2-n20", "published-m2-n50", "published-m3-n30", "physical-m5-n50")) {
            for (String solver : Catalogue.standard().solvers().names()) {
                if (Catalogue.standard().solver(solver).obstacle(ScenarioReader.load(preset, List.of())).isEmpty()) {
                    all.add(Arguments.of(preset, solver));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void whatTheSolversDecideCanBe(String preset, String solver) {
        NamedSolver named = Catalogue.standard().solver(solver);
        Scenario scenario = named
                .configure(ScenarioReader.load(preset, List.of("ga.generations=3", "ga.memeticGenerations=3")));
        SlotSolver solving = named.factory(scenario, GaBackends.named("scalar")).get();
        DecisionCheck check = new DecisionCheck(scenario.shares(), scenario.network().servers());
        for (int episode = 0; episode < SLOTS; episode++) {
            SlotProblem problem = SlotProblems.sample(scenario,
                    episode % 2 == 0 ? StaticPlans.all(scenario) : StaticPlans.popularity(scenario), episode);
            Decision decision = new Decision(problem.users, problem.servers, problem.services);
            solving.solve(problem, decision);
            assertThat(check.holds(problem, decision, solving.choosesPlan()))
                    .as("episode %d: %s", episode, check.problem()).isTrue();
        }
    }

    private static String problem(String preset, Consumer<Decision> change) {
        Scenario scenario = ScenarioReader.load(preset, List.of("network.users=4"));
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 3);
        for (int i = 0; i < 4; i++) {
            problem.cell[i] = 0;
            problem.cachedAt[i] = 3;
        }
        Decision decision = new Decision(4, 2, 10);
        for (int i = 0; i < 4; i++) {
            decision.offload[i] = 1;
            decision.bandwidthShare[i] = 0.25;
            decision.frequencyShare[i] = 0.25;
        }
        change.accept(decision);
        DecisionCheck check = new DecisionCheck(scenario.shares(), 2);
        return check.holds(problem, decision, false) ? "" : check.problem();
    }

    @Test
    void sharesUpToTheWholeAreAllowedAndMoreIsNot() {
        for (String preset : List.of("physical-m2-n20", "published-m2-n20")) {
            assertThat(problem(preset, _ -> {})).isEmpty();
            assertThat(problem(preset, of -> of.bandwidthShare[0] = 0.26)).contains("bandwidth shares of cell 0")
                    .contains("1.01");
            assertThat(problem(preset, of -> of.frequencyShare[1] = 0.26)).contains("frequency shares of server 1");
            assertThat(problem(preset, of -> of.bandwidthShare[2] = Double.NaN)).contains("user 2").contains("NaN");
            assertThat(problem(preset, of -> of.frequencyShare[2] = -0.1)).contains("user 2").contains("-0.1");
            assertThat(problem(preset, of -> of.bandwidthShare[3] = Double.POSITIVE_INFINITY)).contains("user 3");
            assertThat(problem(preset, of -> of.offload[3] = 3)).contains("user 3").contains("0 to 2");
            assertThat(problem(preset, of -> of.offload[0] = -1)).contains("user 0");
            // Local users have no shares, whatever stands there.
            assertThat(problem(preset, of -> {
                of.offload[1] = 0;
                of.bandwidthShare[1] = Double.NaN;
            })).isEmpty();
        }
    }

    @Test
    void roundingMayExceedTheWholeByHalfAUnitPerUserOnlyWhereSharesAreRounded() {
        Consumer<Decision> rounded = of -> of.bandwidthShare[0] = 0.252;
        assertThat(problem("published-m2-n20", rounded)).isEmpty();
        assertThat(problem("physical-m2-n20", rounded)).contains("cell 0");
        assertThat(problem("published-m2-n20", of -> of.bandwidthShare[0] = 0.2521)).contains("cell 0");
    }

    @Test
    void aFrequencyShareThatReplacesZeroIsAllowedBesideAWholeAndNotForEverybody() {
        Consumer<Decision> replaced = of -> {
            of.frequencyShare[0] = 0.1;
            of.frequencyShare[1] = 0.5;
            of.frequencyShare[2] = 0.3;
            of.frequencyShare[3] = 0.2;
        };
        assertThat(problem("published-m2-n20", replaced)).isEmpty();
        assertThat(problem("physical-m2-n20", replaced)).contains("server 1");
        Consumer<Decision> likeOneThatCounts = of -> {
            of.frequencyShare[0] = 0.1;
            of.frequencyShare[1] = 0.1;
            of.frequencyShare[2] = 0.6;
            of.frequencyShare[3] = 0.3;
        };
        assertThat(problem("published-m2-n20", likeOneThatCounts)).isEmpty();
        Scenario scenario = ScenarioReader.load("published-m2-n20", List.of());
        SlotProblem all = SlotProblems.sample(scenario, StaticPlans.all(scenario), 3);
        Decision everybody = new Decision(20, 2, 10);
        for (int i = 0; i < 20; i++) {
            all.cachedAt[i] = 3;
            everybody.offload[i] = 1;
            everybody.bandwidthShare[i] = 0.05;
            everybody.frequencyShare[i] = 0.1;
        }
        DecisionCheck check = new DecisionCheck(scenario.shares(), 2);
        assertThat(check.holds(all, everybody, false)).isFalse();
        assertThat(check.problem()).contains("frequency shares of server 1");
        // Zeros are what rounding leaves beside somebody who misses and asks for nearly all.
        all.cachedAt[19] = 0;
        everybody.frequencyShare[19] = 0.9;
        assertThat(check.holds(all, everybody, false)).as(check.problem()).isTrue();
        everybody.frequencyShare[19] = 0.8;
        assertThat(check.holds(all, everybody, false)).isFalse();
        everybody.frequencyShare[19] = 1.1;
        assertThat(check.holds(all, everybody, false)).isFalse();
    }

    @Test
    void oneUserMayHaveAllOfACellAndAServer() {
        for (String preset : List.of("physical-m2-n20", "published-m2-n20")) {
            assertThat(problem(preset, of -> {
                for (int i = 1; i < 4; i++) {
                    of.offload[i] = 0;
                }
                of.bandwidthShare[0] = 1;
                of.frequencyShare[0] = 1;
            })).isEmpty();
        }
    }

    @Test
    void checkingAllocatesNothing() {
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of());
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 1);
        Decision decision = new Decision(20, 2, 10);
        Catalogue.standard().solver("local-search").factory(scenario, GaBackends.named("scalar")).get().solve(problem,
                decision);
        DecisionCheck check = new DecisionCheck(scenario.shares(), 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 1000 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            check.holds(problem, decision, false);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
