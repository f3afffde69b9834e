package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.mec.Decision;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SolverShapeTest {
    private static final Scenario MADE_FOR = ScenarioReader.load("physical-m2-n20", List.of("ga.generations=2"));

    static List<String> solvers() {
        Catalogue catalogue = Catalogue.standard();
        return catalogue.solvers().names().stream().filter(name -> catalogue.solver(name).obstacle(MADE_FOR).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aSlotOfAnotherScenarioIsRefusedWithBothSizes(String name) {
        Scenario scenario = Catalogue.standard().solver(name).configure(MADE_FOR);
        SlotSolver solver = Catalogue.standard().solver(name).factory(scenario, GaBackends.named("scalar")).get();
        for (SlotProblem other : List.of(new SlotProblem(30, 2, 10), new SlotProblem(20, 3, 10),
                new SlotProblem(10, 2, 10))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> solver.solve(other, new Decision(other.users, other.servers, other.services)))
                    .withMessage("the solver was made for 20 users and 2 servers; the slot has %s and %s", other.users,
                            other.servers);
        }
    }

    @Test
    void theExhaustiveOneRefusesItToo() {
        Scenario small = ScenarioReader.load("physical-m2-n20", List.of("network.users=4"));
        SlotProblem other = new SlotProblem(5, 2, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExhaustiveSolver(small).solve(other, new Decision(5, 2, 10)))
                .withMessage("the solver was made for 4 users and 2 servers; the slot has 5 and 2");
    }
}
