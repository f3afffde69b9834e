package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.scenario.FranPresets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FranSamplerTest {
    static List<String> presets() {
        return FranPresets.names();
    }

    private static FranInstance sample(long seed, int number, String... sets) {
        return new FranSampler(ScenarioReader.loadFran("fran-default", List.of(sets))).sample(seed, number);
    }

    @Test
    void theSameSeedAndNumberGiveTheSameInstanceAndOthersAnother() {
        FranInstance one = sample(1, 2);
        assertThat(sample(1, 2)).usingRecursiveComparison().isEqualTo(one);
        assertThat(sample(1, 3).cycles).isNotEqualTo(one.cycles);
        assertThat(sample(2, 2).layout.userX()).isNotEqualTo(one.layout.userX());
    }

    @Test
    void usersAndAccessPointsKeepTheirDrawsWhenNodesAreAdded() {
        FranInstance few = sample(1, 0, "world.dcns=0");
        FranInstance more = sample(1, 0, "world.dcns=9", "world.users=30");
        assertThat(more.layout.userX()).startsWith(few.layout.userX());
        assertThat(more.cycles).startsWith(few.cycles);
        assertThat(more.processorHz).startsWith(few.processorHz);
        assertThat(Arrays.copyOf(more.reachable, 24)).isEqualTo(Arrays.copyOf(few.reachable, 24));
        assertThat(Arrays.copyOf(more.cached, 24)).isEqualTo(Arrays.copyOf(few.cached, 24));
    }

    @Test
    void reachabilityIsRadiusAndWillingness() {
        FranInstance willing = sample(1, 0, "world.dcnWillingness=1", "world.users=2000");
        FranInstance half = sample(1, 0, "world.dcnWillingness=0.5", "world.users=2000");
        int near = 0;
        int kept = 0;
        for (int m = 0; m < willing.nodes; m++) {
            double radiusM = willing.isFap(m) ? 120 : 60;
            for (int n = 0; n < willing.users; n++) {
                int at = willing.at(m, n);
                assertThat(willing.reachable[at]).isEqualTo(willing.distanceM[at] <= radiusM ? 1 : 0);
                assertThat(half.reachable[at]).isLessThanOrEqualTo(willing.reachable[at]);
                if (!willing.isFap(m) && willing.reachable[at] == 1) {
                    near++;
                    kept += (int) half.reachable[at];
                }
            }
        }
        // Binomial(near, 1/2): five standard deviations.
        assertThat((double) kept).isCloseTo(near / 2.0, within(2.5 * Math.sqrt(near)));
        assertThat(near).isGreaterThan(300);
    }

    @Test
    void cachedResultsHaveTheProbabilityOfTheirKindOfNodeAndDevicesCacheForThemselves() {
        FranInstance instance = sample(1, 0, "world.users=1500", "cache.fapHitProbability=0.3",
                "cache.dcnHitProbability=0.1", "cache.ownHitProbability=0.2");
        assertThat(mean(instance.cached, 0, 4 * 1500)).isCloseTo(0.3, within(0.03));
        assertThat(mean(instance.cached, 4 * 1500, 10 * 1500)).isCloseTo(0.1, within(0.016));
        double own = 0;
        for (int n = 0; n < 1500; n++) {
            own += instance.cached[(10 + n) * 1500 + n];
        }
        assertThat(own / 1500).isCloseTo(0.2, within(0.05));
        assertThat(mean(instance.cached, 10 * 1500, instance.cached.length) * 1500 * 1500).isEqualTo(own,
                within(1e-6));
    }

    @Test
    void timeAndEnergyToSendFollowFromDistanceByShannon() {
        FranInstance instance = sample(1, 0, "tasks.bitsMin=3e6", "tasks.bitsMax=3e6");
        // 1 MHz, 20 dBm, −114 dBm; 128.1 + 37.6 log10 d_km to access points, 148 + 40 log10 d_km between devices.
        for (int m = 0; m < instance.nodes; m++) {
            double lossDb = m < 4
                    ? 128.1 + 37.6 * Math.log10(instance.distanceM[instance.at(m, 5)] / 1000)
                    : 148 + 40 * Math.log10(instance.distanceM[instance.at(m, 5)] / 1000);
            double rate = 1e6 * Math.log(1 + Math.pow(10, (20 + 114 - lossDb) / 10)) / Math.log(2);
            assertThat(instance.transmitS[instance.at(m, 5)]).isEqualTo(3e6 / rate, within(1e-9));
            assertThat(instance.transmitJ[instance.at(m, 5)]).isEqualTo(0.1 * 3e6 / rate, within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void presetsUseEveryModeFillAccessPointsAndLeaveUsersOutOfReach(String preset) {
        FranScenario scenario = FranPresets.get(preset);
        FranSampler sampler = new FranSampler(scenario);
        double[] users = new double[FranMode.values().length];
        int full = 0;
        int unreachable = 0;
        double utility = 0;
        for (int number = 0; number < 30; number++) {
            FranInstance instance = sampler.sample(1, number);
            FranDecision decision = new FranPipeline(scenario, ExactOffloading.overAllNodes(),
                    new ExactAllocation(scenario.phase2().blocks())).decide(instance);
            FranOutcome outcome = FranEvaluator.evaluate(instance, decision);
            for (FranMode mode : FranMode.values()) {
                users[mode.ordinal()] += outcome.users(mode);
            }
            utility += outcome.utility();
            for (int m = 0; m < instance.faps; m++) {
                int node = m;
                full += Arrays.stream(decision.node).filter(n -> n == node).count() == instance.capacity[m] ? 1 : 0;
            }
            unreachable += unreachable(instance);
        }
        double all = 30.0 * scenario.world().users();
        for (FranMode mode : FranMode.values()) {
            assertThat(users[mode.ordinal()] / all).as(mode.name()).isBetween(0.03, 0.6);
        }
        assertThat(full / (30.0 * scenario.world().faps())).isBetween(0.2, 0.9);
        assertThat(unreachable / all).isBetween(0.1, 0.5);
        assertThat(utility / all).isBetween(0.3, 1.5);
    }

    @Test
    void whereNobodyReachesAnybodyEveryoneComputesLocally() {
        FranInstance alone = sample(1, 0, "world.fapRadiusM=0.001", "world.dcnRadiusM=0.001",
                "cache.ownHitProbability=0");
        FranScenario scenario = FranPresets.get("fran-default");
        assertThat(unreachable(alone)).isEqualTo(24);
        for (FranOffloader offloader : FranMethods.offloaders()) {
            FranOutcome outcome = new FranPipeline(scenario, offloader, new ExactAllocation(10)).solve(alone);
            assertThat(outcome.users(FranMode.LOCAL)).as(offloader.name()).isEqualTo(24);
            assertThat(outcome.utility()).isZero();
        }
        Phase1Env env = new Phase1Env(scenario);
        env.reset(alone, 0);
        while (!env.done()) {
            assertThat(env.step(3)).isZero();
        }
    }

    @Test
    void anInstanceThatMakesNoSenseIsRefused() {
        FranInstance hand = FranInstances.byHand();
        FranLinks links = new FranLinks(hand.reachable, hand.distanceM, hand.transmitS, hand.transmitJ);
        FranNodes nodes = new FranNodes(2, hand.processorHz, hand.capacity, 1e9, 0);
        double[] bits = {1, 1, 1, 1};
        FranTasks good = new FranTasks(hand.cycles, bits, hand.timeWeight, hand.localS, hand.localJ);
        FranTasks weight = new FranTasks(hand.cycles, bits, new double[]{0.5, 1.1, 0, 0}, hand.localS, hand.localJ);
        FranTasks nobody = new FranTasks(new double[0], bits, hand.timeWeight, hand.localS, hand.localJ);
        refused("weight ρᵗ of user 1 is 1.1; allowed: 0 to 1", hand, nodes, weight, links);
        refused("an F-RAN needs at least one user", hand, nodes, nobody, links);
        refused("an F-RAN needs at least one access point; it has 0 of 3 nodes", hand,
                new FranNodes(0, hand.processorHz, hand.capacity, 1e9, 0), good, links);
        refused("processors hold 0.0 at 1; allowed: above 0", hand,
                new FranNodes(2, new double[]{1, 0, 1}, hand.capacity, 1e9, 0), good, links);
        refused("there are 1 reachabilities instead of 12", hand, nodes, good,
                new FranLinks(new double[1], hand.distanceM, hand.transmitS, hand.transmitJ));
    }

    private static void refused(String message, FranInstance like, FranNodes nodes, FranTasks tasks, FranLinks links) {
        assertThatThrownBy(() -> new FranInstance(like.layout, nodes, tasks, links, like.cached, 1, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static int unreachable(FranInstance instance) {
        int unreachable = 0;
        for (int n = 0; n < instance.users; n++) {
            double nodes = 0;
            for (int m = 0; m < instance.nodes; m++) {
                nodes += instance.reachable[instance.at(m, n)];
            }
            unreachable += nodes == 0 ? 1 : 0;
        }
        return unreachable;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
