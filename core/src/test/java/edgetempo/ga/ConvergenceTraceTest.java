package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.mec.CachePlan;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvergenceTraceTest {
    private final Scenario scenario = ScenarioReader.load("published-m2-n20",
            List.of("ga.generations=3", "ga.maxMillis=1", "ga.maxEvaluations=40"));

    @Test
    void isTheMeanOverSlotsWhateverTheScenariosLimits() {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, new ScalarGaBackend()));
        env.reset(1, 0);
        env.step(new CachePlan(scenario.network().servers(), scenario.services().count()));
        SlotProblem first = env.problem(0);
        SlotProblem second = env.problem(1);

        ConvergenceTrace one = ConvergenceTrace.of(scenario, List.of(first), 25);
        ConvergenceTrace two = ConvergenceTrace.of(scenario, List.of(second), 25);
        ConvergenceTrace both = ConvergenceTrace.of(scenario, List.of(first, second), 25);

        assertThat(both.slots()).isEqualTo(2);
        assertThat(both.best()).hasSize(25);
        assertThat(both.mean()).hasSize(25);
        for (int g = 0; g < 25; g++) {
            assertThat(both.best()[g]).isCloseTo((one.best()[g] + two.best()[g]) / 2, within(1e-12));
            assertThat(both.mean()[g]).isCloseTo((one.mean()[g] + two.mean()[g]) / 2, within(1e-12));
            assertThat(one.best()[g]).isGreaterThanOrEqualTo(one.mean()[g]);
        }
    }
}
