package edgetempo.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.caching.CacheReplacement.Rule;
import edgetempo.mec.CachePlan;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CacheReplacementTest {
    /** Four services of 1, 2, 3 and 4 GiB, and room for 5. */
    private final Scenario scenario = ScenarioReader.load("drift-m2-n20", List.of("services.count=4",
            "requests.zipfRanks=4", "services.sizeMib=1024", "caching.capacityGib=5"));

    private static double[] observed(double... histogram) {
        double[] observation = new double[20 + histogram.length];
        System.arraycopy(histogram, 0, observation, 20, histogram.length);
        return observation;
    }

    /** Frames request 0 and 1 often, then 2 and 3, then 1 alone. */
    @ParameterizedTest
    @CsvSource({"LAST_FRAME, 0100", "LFU, 1100", "LFU_AGEING, 0110", "LRU, 0110"})
    void ranksAsItsNameSays(Rule rule, String expected) {
        CacheReplacement policy = new CacheReplacement(scenario, rule);
        CachePlan plan = StaticPlans.none(scenario);
        for (int episode = 0; episode < 2; episode++) {
            policy.reset(1, episode);
            policy.plan(observed(0, 0, 0, 0), 0, plan);
            assertThat(plan).isEqualTo(StaticPlans.none(scenario));
            policy.plan(observed(0.6, 0.4, 0, 0), 1, plan);
            assertThat(plan).hasToString("1100 1100");
            policy.plan(observed(0, 0, 0.55, 0.45), 2, plan);
            policy.plan(observed(0, 1, 0, 0), 3, plan);
            assertThat(plan).hasToString(expected + " " + expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void keepsWithinCapacityAndEarnsWhatIsFinite(Rule rule) {
        Scenario drift = ScenarioReader.load("drift-m2-n20", List.of());
        TwoTimescaleEnv env = new TwoTimescaleEnv(drift, new LocalSearchSolver(drift));
        CachingPolicy policy = new WithinCapacity(new CacheReplacement(drift, rule), drift);
        assertThat(Episodes.play(policy, env, 3, 0).reward()).isFinite();
    }

    @Test
    void needsAHistogram() {
        assertThatThrownBy(() -> new CacheReplacement(ScenarioReader.load("published-m2-n20", List.of()), Rule.LRU))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lru needs a histogram");
    }
}
