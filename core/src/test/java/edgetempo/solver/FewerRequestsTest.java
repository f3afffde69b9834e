package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A solver that has room for more requests decides a slot as one that is made for just as many. */
class FewerRequestsTest {
    private static final int CAPACITY = 9;
    private static final List<Function<Scenario, SlotSolver>> SOLVERS = List.of(
            scenario -> new ExactSolver(scenario, SearchLimits.NONE), FastSolver::new, LocalSearchSolver::new,
            ExhaustiveSolver::new, scenario -> new MultiStartSolver(scenario, 6, Long.MAX_VALUE, 0),
            scenario -> new BaselineSolver(BaselineSolver.Rule.NEAREST_SERVER, scenario),
            scenario -> new BaselineSolver(BaselineSolver.Rule.RANDOM, scenario),
            scenario -> new BaselineSolver(BaselineSolver.Rule.ALL_LOCAL, scenario));

    private static Scenario scenario(int users, int servers) {
        return ScenarioReader.load("physical-m2-n20",
                List.of("network.users=" + users, "network.servers=" + servers));
    }

    @Test
    void everySolverDecidesASlotWhateverRoomItHas() {
        for (int users : new int[]{1, 2, 5}) {
            for (int servers : new int[]{1, 2, 3}) {
                Scenario small = scenario(users, servers);
                Scenario roomy = scenario(CAPACITY, servers);
                for (Function<Scenario, SlotSolver> maker : SOLVERS) {
                    SlotSolver solver = maker.apply(small);
                    SlotSolver roomySolver = maker.apply(roomy);
                    Decision decision = new Decision(users, servers, 4);
                    Decision roomyDecision = new Decision(CAPACITY, servers, 4);
                    Arrays.fill(roomyDecision.offload, 1);
                    for (long seed = 0; seed < 40; seed++) {
                        SlotProblem problem = RandomSlots.sample(users, servers, seed);
                        solver.solve(problem, decision);
                        roomySolver.solve(PoisonedSlots.roomier(problem, CAPACITY), roomyDecision);
                        String at = solver.name() + ", " + users + " users, " + servers + " servers, seed " + seed;
                        assertThat(Arrays.copyOf(roomyDecision.offload, users)).as(at).isEqualTo(decision.offload);
                        assertThat(Arrays.copyOf(roomyDecision.bandwidthShare, users)).as(at)
                                .isEqualTo(decision.bandwidthShare);
                        assertThat(Arrays.copyOf(roomyDecision.frequencyShare, users)).as(at)
                                .isEqualTo(decision.frequencyShare);
                    }
                }
            }
        }
    }

    @Test
    void theBoundOfASlotDoesNotDependOnRoom() {
        for (String preset : List.of("physical-m2-n20", "published-m2-n20")) {
            Scenario scenario = ScenarioReader.load(preset, List.of("network.servers=2"));
            DualBound small = new DualBound(scenario.shares(), 5, 2);
            DualBound roomy = new DualBound(scenario.shares(), CAPACITY, 2);
            for (long seed = 0; seed < 40; seed++) {
                SlotProblem problem = RandomSlots.sample(5, 2, seed);
                assertThat(roomy.qos(PoisonedSlots.roomier(problem, CAPACITY))).as(preset + ", seed " + seed)
                        .isEqualTo(small.qos(problem));
            }
        }
    }

    @Test
    void aSlotWithoutRequestsEarnsNothingAndIsProvenAtOnce() {
        Scenario scenario = scenario(CAPACITY, 2);
        SlotProblem problem = new SlotProblem(CAPACITY, 2, 10);
        problem.users = 0;
        PoisonedSlots.poison(problem);
        double[] qos = new double[CAPACITY];
        Decision decision = new Decision(CAPACITY, 2, 10);
        for (Function<Scenario, SlotSolver> maker : SOLVERS) {
            SlotSolver solver = maker.apply(scenario);
            solver.solve(problem, decision);
            assertThat(new QosScorer(scenario.shares()).score(problem, decision, qos)).as(solver.name()).isZero();
        }
        assertThat(new DualBound(scenario.shares(), CAPACITY, 2).qos(problem)).isZero();
        SlotCertifier certifier = new SlotCertifier(scenario, SearchLimits.NONE);
        certifier.prepare(problem);
        SlotCertificate certificate = certifier.certify(decision);
        assertThat(certificate.optimal()).isTrue();
        assertThat(certificate.relativeGap()).isLessThan(1e-6);
    }
}
