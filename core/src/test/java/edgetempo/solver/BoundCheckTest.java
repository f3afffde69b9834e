package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.caching.StaticPlans;
import edgetempo.mec.Decision;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ScoreCheck;
import edgetempo.mec.SlotProblem;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundCheckTest {
    private final Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of());
    private final SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.popularity(scenario), 3);
    private final Decision decision = new Decision(problem.users, problem.servers, problem.services);
    private final ExactSolver exact = new ExactSolver(scenario, SearchLimits.NONE);

    @Test
    void scoresAboveTheBoundAreRefusedWithTheSlot() {
        exact.solve(problem, decision);
        BoundCheck check = new BoundCheck(scenario.shares());
        check.check(problem, decision, exact.qos());
        problem.slot = 4;
        double bound = new DualBound(scenario.shares(), problem.users, problem.servers).qos(problem);
        assertThatThrownBy(() -> check.check(problem, decision, Math.nextUp(bound)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("above the proven bound")
                .hasMessageContaining("slot 4");
    }

    @Test
    void ofSharesThatCannotBeNothingIsSaid() {
        exact.solve(problem, decision);
        long before = BoundCheck.checked();
        for (int i = 0; i < problem.users; i++) {
            decision.bandwidthShare[i] *= 2;
        }
        new BoundCheck(scenario.shares()).check(problem, decision, 1e9);
        assertThat(BoundCheck.checked()).isEqualTo(before);
    }

    @Test
    void everyScoreOfATestIsChecked() {
        assertThat(Boolean.getBoolean(ScoreCheck.PROPERTY)).as(ScoreCheck.PROPERTY + ", set for all tests").isTrue();
        assertThat(ScoreCheck.all(scenario.shares())).hasSize(1);
        exact.solve(problem, decision);
        long before = BoundCheck.checked();
        new QosScorer(scenario.shares()).score(problem, decision, new double[problem.users]);
        assertThat(BoundCheck.checked()).isGreaterThan(before);
    }
}
