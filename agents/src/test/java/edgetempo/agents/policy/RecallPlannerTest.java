package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.agents.NamedTensor;
import edgetempo.mec.CachePlan;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.random.RandomStream;
import edgetempo.random.StreamUse;
import edgetempo.scenario.mec.Scenario;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecallPlannerTest {
    private static float[] bonus(int width, double size, int index) {
        RandomStream random = new RandomStream().at(34, StreamUse.EXPLORATION, index);
        float[] bonus = new float[width];
        for (int i = 0; i < width; i++) {
            bonus[i] = (float) (size * random.nextGaussian());
        }
        return bonus;
    }

    private static float[][] popularities(RecallForm form, int index) {
        float[][] popularities = new float[form.stages()][];
        for (int stage = 0; stage < popularities.length; stage++) {
            popularities[stage] = RecallFixture.popularity(form.services(), 10 * index + stage);
        }
        return popularities;
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 30", "10, 3, 3", "10, 2, 1", "24, 3, 60"})
    void plansKeepWithinCapacityWhateverTheCriticSays(int services, int servers, double capacityGib) {
        Scenario scenario = RecallFixture.scenario("services.count=" + services, "requests.zipfRanks=" + services,
                "network.servers=" + servers, "network.users=" + 6 * servers, "caching.capacityGib=" + capacityGib);
        RecallForm form = RecallFixture.form(services, servers, 2, PolicyMemory.EPISODE);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        CachePlan plan = new CachePlan(servers, services);
        double most = 0;
        for (int index = 0; index < 12; index++) {
            RecallPlanner planner = new RecallPlanner(RecallFixture.weights(form, index), scenario, 0.1, true);
            float[] bonus = bonus(servers * services, 3, index);
            planner.plan(popularities(form, index), 1 + index, true, bonus, plan);
            for (int m = 0; m < servers; m++) {
                most = Math.max(most, plan.usedGib(m, catalogue));
            }
            assertThat(plan.overflowGib(catalogue, new ServerCatalogue(scenario))).isZero();
        }
        assertThat(most).as("plans are not empty").isGreaterThan(capacityGib < 2 ? -1 : 0.5 * capacityGib);
    }

    @Test
    void withoutBoundsWhatIsOverPays() {
        Scenario scenario = RecallFixture.scenario();
        Scenario dear = RecallFixture.scenario("caching.overflowPenaltyPerGib=1000000");
        RecallForm form = RecallFixture.form(10, 2, 1, PolicyMemory.EPISODE);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        CachePlan plan = new CachePlan(2, 10);
        float[] bonus = bonus(20, 5, 1);
        new RecallPlanner(RecallFixture.weights(form, 1), scenario, 0.1, false).plan(popularities(form, 1), 9, true,
                bonus,
                plan);
        assertThat(plan.overflowGib(catalogue, new ServerCatalogue(scenario))).isPositive();
        new RecallPlanner(RecallFixture.weights(form, 1), dear, 0.1, false).plan(popularities(form, 1), 9, true, bonus,
                plan);
        assertThat(plan.overflowGib(catalogue, new ServerCatalogue(scenario))).isZero();
    }

    /** In the last frame, of one server: the best of all 1024 sets, by the critic asked for each. */
    @Test
    void aServersPartIsBest() {
        Scenario scenario = RecallFixture.scenario("network.servers=1", "caching.switchPenaltyPerS=0");
        RecallForm form = RecallFixture.form(10, 1, 1, PolicyMemory.EPISODE);
        ServiceCatalogue catalogue = new ServiceCatalogue(scenario);
        for (int index = 0; index < 20; index++) {
            RecallWeights weights = RecallFixture.weights(form, index);
            float[][] popularities = popularities(form, index);
            float[] bonus = bonus(10, 0.1, index);
            RecallCritic critic = new RecallCritic(weights);
            critic.popularity(popularities[0]);
            CachePlan each = new CachePlan(1, 10);
            boolean[] set = new boolean[10];
            float best = Float.NEGATIVE_INFINITY;
            for (int bits = 0; bits < 1024; bits++) {
                for (int s = 0; s < 10; s++) {
                    set[s] = (bits >>> s & 1) != 0;
                    each.set(0, s, set[s]);
                }
                if (each.usedGib(0, catalogue) <= 30) {
                    best = Math.max(best, value(critic, set, bonus));
                }
            }
            CachePlan plan = new CachePlan(1, 10);
            new RecallPlanner(weights, scenario, 0.1, true).plan(popularities, 1, true, bonus, plan);
            for (int s = 0; s < 10; s++) {
                set[s] = plan.get(0, s);
            }
            assertThat(value(critic, set, bonus)).isGreaterThan(best - 5e-5f);
        }
    }

    private static float value(RecallCritic critic, boolean[] set, float[] bonus) {
        float value = critic.value(set);
        for (int s = 0; s < set.length; s++) {
            value += set[s] ? bonus[s] : 0;
        }
        return value;
    }

    @Test
    void whatCostsMoreToFetchThanItEarnsStaysOut() {
        Scenario dear = RecallFixture.scenario("caching.switchPenaltyPerS=1000000");
        RecallForm form = RecallFixture.form(10, 2, 2, PolicyMemory.EPISODE);
        CachePlan plan = new CachePlan(2, 10);
        plan.set(1, 3, true);
        CachePlan before = new CachePlan(2, 10);
        before.copyFrom(plan);
        new RecallPlanner(RecallFixture.weights(form, 1), dear, 0.1, true).plan(popularities(form, 1), 9, true,
                bonus(20, 1, 1), plan);
        for (int i = 0; i < 20; i++) {
            assertThat(!plan.get(i / 10, i % 10) || before.get(i / 10, i % 10)).isTrue();
        }
    }

    /** Of a plan that nobody would choose: kept for a large margin, and not for none. */
    @ParameterizedTest
    @CsvSource({"1000, true, true", "0, true, false", "1000, false, false"})
    void theIncumbentStaysUnlessTheCriticPromisesMore(float margin, boolean cautious, boolean stays) {
        Scenario scenario = RecallFixture.scenario("caching.switchPenaltyPerS=0");
        RecallForm form = RecallFixture.form(10, 2, 1, PolicyMemory.EPISODE);
        Map<String, NamedTensor> tensors = RecallFixture.tensors(form, 1);
        float[] held = new float[20];
        held[9] = 1;
        tensors.put(RecallWeights.INCUMBENT, new NamedTensor(RecallWeights.INCUMBENT, new long[]{2, 10}, held));
        tensors.put(RecallWeights.MARGIN,
                new NamedTensor(RecallWeights.MARGIN, new long[]{1}, new float[]{margin}));
        CachePlan incumbent = new CachePlan(2, 10);
        incumbent.set(0, 9, true);
        CachePlan plan = new CachePlan(2, 10);
        float[] bonus = new float[20];
        Arrays.fill(bonus, 5);
        new RecallPlanner(RecallWeights.of(form, tensors), scenario, 0.1, true).plan(popularities(form, 1), 9, cautious,
                bonus,
                plan);
        assertThat(plan.equals(incumbent)).isEqualTo(stays);
        tensors.remove(RecallWeights.MARGIN);
        assertThatIllegalArgumentException().isThrownBy(() -> RecallWeights.of(form, tensors))
                .withMessageContaining(RecallWeights.MARGIN).withMessageNotContaining("\n");
    }
}
