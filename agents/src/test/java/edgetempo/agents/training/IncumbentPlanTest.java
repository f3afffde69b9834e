package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.agents.policy.RecallWeights;
import edgetempo.caching.StaticPlans;
import edgetempo.mec.CachePlan;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncumbentPlanTest {
    private static final Scenario SCENARIO = ScenarioReader.load("physical-m2-n20", List.of());

    private static IncumbentPlan incumbent(CachePlan first) {
        return new IncumbentPlan(SCENARIO, new LocalSearchSolver(SCENARIO), 3, first);
    }

    private static CachePlan plan(int... services) {
        CachePlan plan = StaticPlans.none(SCENARIO);
        for (int service : services) {
            plan.set(service / 10, service % 10, true);
        }
        return plan;
    }

    @Test
    void onlyABetterPlanTakesItsPlace() {
        IncumbentPlan incumbent = incumbent(plan(9));
        incumbent.challenge(StaticPlans.none(SCENARIO));
        assertThat(incumbent.plan()).isEqualTo(plan(9));
        CachePlan better = plan(9, 18);
        incumbent.challenge(better);
        incumbent.challenge(plan(9));
        better.clear();
        assertThat(incumbent.plan()).isEqualTo(plan(9, 18));
    }

    @Test
    void goesOnFromAState() {
        IncumbentPlan one = incumbent(plan(9));
        one.challenge(plan(9, 18));
        one.promised(0.5f, 0.1f);
        assertThat(one.exportWeights().get(RecallWeights.MARGIN).values()[0]).isPositive();
        IncumbentPlan other = incumbent(plan(9));
        other.importState(one.exportState());
        assertThat(other.exportState()).isEqualTo(one.exportState());
        assertThat(other.exportWeights()).isEqualTo(one.exportWeights());
        other.promised(-9, 0);
        assertThat(other.exportWeights().get(RecallWeights.MARGIN).values()[0]).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> other.importState(Map.of()))
                .withMessageContaining("replay/incumbent").withMessageNotContaining("\n");
    }
}
