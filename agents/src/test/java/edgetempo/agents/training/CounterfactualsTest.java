package edgetempo.agents.training;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.NamedTensor;
import edgetempo.agents.policy.PolicyMemory;
import edgetempo.agents.policy.RecallForm;
import edgetempo.agents.policy.RecallPolicy;
import edgetempo.agents.recall.EpisodeReplay;
import edgetempo.mec.CachePlan;
import edgetempo.mec.LargeTimescaleState;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.ObservationKind;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {
    private static final int FRAMES = 20;
    private static final int EPISODES = 6;

    private static final Scenario SCENARIO = ScenarioReader.load("physical-m2-n20", List.of());
    private static final RecallForm FORM = new RecallForm(10, 2, FRAMES, 1, 2, 2, PolicyMemory.EPISODE);

    /** Everybody asks for the service; the plan holds it at one server, beside another. */
    private static Map<String, NamedTensor> filled(boolean bounded, int service) {
        Counterfactuals counterfactuals = new Counterfactuals(SCENARIO, () -> new LocalSearchSolver(SCENARIO), bounded,
                3);
        EpisodeReplay replay = new EpisodeReplay(FORM, 100);
        double[] observation = new double[LargeTimescaleState.size(ObservationKind.EXTENDED, 2, 10)];
        observation[observation.length - 10 + service] = 1;
        CachePlan plan = new CachePlan(2, 10);
        plan.set(0, service, true);
        plan.set(0, 8, true);
        counterfactuals.startEpisode();
        for (int t = 0; t < FRAMES; t++) {
            counterfactuals.played(observation, plan);
        }
        counterfactuals.fill(replay, 1, EPISODES);
        assertThat(replay.size()).isEqualTo(EPISODES);
        return replay.exportState();
    }

    private static CachePlan plan(Map<String, NamedTensor> replayed, int row) {
        CachePlan plan = new CachePlan(2, 10);
        for (int i = 0; i < 20; i++) {
            plan.set(i / 10, i % 10, replayed.get("replay/plans").values()[20 * row + i] > 0);
        }
        return plan;
    }

    @Test
    void otherPlansKeepWithinCapacityAndDifferFromEachOther() {
        ServiceCatalogue services = new ServiceCatalogue(SCENARIO);
        Map<String, NamedTensor> within = filled(true, 4);
        Map<String, NamedTensor> beyond = filled(false, 4);
        double over = 0;
        long different = 0;
        for (int row = 0; row < FRAMES * EPISODES; row++) {
            assertThat(plan(within, row).overflowGib(services, new ServerCatalogue(SCENARIO))).isZero();
            over += plan(beyond, row).overflowGib(services, new ServerCatalogue(SCENARIO));
            different += row > 0 && !plan(within, row).equals(plan(within, row - 1)) ? 1 : 0;
        }
        assertThat(over).isPositive();
        assertThat(different).isGreaterThan(FRAMES * EPISODES / 2);
    }

    /** Of an episode's frames, all on the same slots, those with the only service asked for earn more, and alike if they hold it alike. */
    @Test
    void plansOfAnEpisodeDifferByWhatTheyHoldOnly() {
        Map<String, NamedTensor> replayed = filled(true, 4);
        double[] least = {99, 99, 99};
        double[] most = {-99, -99, -99};
        for (int row = 0; row < FRAMES; row++) {
            int copies = Integer.bitCount(plan(replayed, row).holders(4));
            float earned = replayed.get("replay/earned").values()[row];
            least[copies] = Math.min(least[copies], earned);
            most[copies] = Math.max(most[copies], earned);
        }
        assertThat(most[0]).isEqualTo(least[0]).isLessThan(least[1]);
        assertThat(most[1]).isLessThanOrEqualTo(least[2]);
        assertThat(most[1] * RecallPolicy.unit(SCENARIO)).isBetween(0.1, 5.0);
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(filled(true, 2)).isEqualTo(filled(true, 2));
    }
}
