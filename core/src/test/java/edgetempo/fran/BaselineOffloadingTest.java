package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineOffloadingTest {
    @Test
    void allLocalOffloadsNobodyAndTheNearestAccessPointServesWhomItReaches() {
        FranInstance hand = FranInstances.byHand();
        assertThat(nodes(hand, BaselineOffloading.Rule.ALL_LOCAL)).containsOnly(FranDecision.NONE);
        // User 0 stands at 50 m from FAP 0 and 40 m from FAP 1; user 3's nearest is out of reach.
        assertThat(nodes(hand, BaselineOffloading.Rule.NEAREST_FAP)).containsExactly(1, 0, 0, FranDecision.NONE);
        hand.capacity[0] = 1;
        assertThat(nodes(hand, BaselineOffloading.Rule.NEAREST_FAP)).as("FAP 0 is full").containsExactly(1, 0,
                FranDecision.NONE, FranDecision.NONE);
    }

    @Test
    void randomIsUniformOverAdmittedNodesAndLocalComputing() {
        FranScenario scenario = ScenarioReader.loadFran("fran-default",
                List.of("world.faps=3", "world.dcns=0", "world.users=1", "world.fapRadiusM=1000"));
        FranSampler sampler = new FranSampler(scenario);
        int[] counts = new int[4];
        int drawn = 0;
        for (int number = 0; number < 4000; number++) {
            FranInstance instance = sampler.sample(1, number);
            boolean all = true;
            for (int m = 0; m < 3; m++) {
                all &= FranConstraints.admits(instance, 0, m, new int[3]);
            }
            if (all) {
                counts[nodes(instance, BaselineOffloading.Rule.RANDOM)[0] + 1]++;
                drawn++;
            }
        }
        assertThat(drawn).isGreaterThan(1000);
        for (int count : counts) {
            // Binomial(drawn, 1/4): five standard deviations.
            assertThat((double) count).isCloseTo(drawn / 4.0, within(5 * Math.sqrt(drawn * 3 / 16.0)));
        }
    }

    @Test
    void randomIsTheSameForTheSameInstance() {
        FranInstance instance = FranInstances.drawn(6, 1);
        assertThat(nodes(instance, BaselineOffloading.Rule.RANDOM))
                .isEqualTo(nodes(instance, BaselineOffloading.Rule.RANDOM));
    }

    private static int[] nodes(FranInstance instance, BaselineOffloading.Rule rule) {
        FranDecision decision = new FranDecision(instance.users);
        new BaselineOffloading(rule).offload(instance, decision);
        return decision.node;
    }
}
