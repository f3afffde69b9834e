package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.catalogue.Catalogue;
import edgetempo.ga.GaBackends;
import edgetempo.input.City;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.ScenarioException;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cell users are in, on which channel, and what becomes of those out of reach. */
class ReachTest {
    private static EdgeNetwork network(String preset, String... sets) {
        return new SlotSampler(ScenarioReader.load(preset, List.of(sets))).startEpisode(3, 1);
    }

    private static double distanceM(EdgeNetwork network, int user) {
        int m = network.cell(user);
        return Math.max(1, Math.hypot(network.userX(user) - network.serverX(m),
                network.userY(user) - network.serverY(m)));
    }

    @Test
    void withoutShadowingTheStrongestChannelIsTheNearestServers() {
        EdgeNetwork strongest = network("melbourne-m20-n100", "network.association=STRONGEST");
        EdgeNetwork nearest = network("melbourne-m20-n100");
        for (int i = 0; i < 100; i++) {
            assertThat(strongest.cell(i)).isEqualTo(nearest.cell(i));
            assertThat(strongest.meanSnr(i)).isEqualTo(nearest.meanSnr(i));
        }
    }

    @Test
    void shadowingIsNormalInDecibelsAndTheStrongestChannelTakesTheBestOfIt() {
        String[] sets = {"network.users=2000", "radio.shadowingDb=8"};
        EdgeNetwork blocks = network("physical-m5-n50", sets);
        EdgeNetwork strongest = network("physical-m5-n50", "network.users=2000", "radio.shadowingDb=8",
                "network.association=STRONGEST");
        double sum = 0;
        double squares = 0;
        int elsewhere = 0;
        for (int i = 0; i < 2000; i++) {
            double lossDb = 128.1 + 37.6 * Math.log10(distanceM(blocks, i) / 1000);
            double shadowDb = 10 * Math.log10(blocks.meanSnr(i)) - (20 + 114 - lossDb);
            sum += shadowDb;
            squares += shadowDb * shadowDb;
            assertThat(strongest.meanSnr(i)).isGreaterThanOrEqualTo(blocks.meanSnr(i));
            elsewhere += strongest.cell(i) == blocks.cell(i) ? 0 : 1;
        }
        // Three and a half standard errors.
        assertThat(sum / 2000).isCloseTo(0, within(3.5 * 8 / Math.sqrt(2000)));
        assertThat(Math.sqrt(squares / 2000)).isCloseTo(8, within(3.5 * 8 / Math.sqrt(4000)));
        assertThat(elsewhere).isBetween(100, 1000);
    }

    @ParameterizedTest
    @CsvSource({"physical-m2-n20, fast", "physical-m2-n20, exact", "physical-m2-n20, memetic",
            "physical-m2-n20, improved", "physical-m2-n20, random", "physical-m2-n20, nearest-server",
            "published-m2-n20, improved", "published-m2-n20, discrete"})
    void whoIsOutOfReachComputesLocallyWhoeverDecides(String preset, String solver) {
        Scenario scenario = ScenarioReader.load(preset,
                List.of("network.radiusM=60", "network.beyondRadius=LOCAL", "ga.generations=40"));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario,
                Catalogue.standard().solver(solver).factory(scenario, GaBackends.named("scalar")).get());
        env.reset(5);
        CachePlan plan = new CachePlan(2, 10);
        for (int s = 0; s < 10; s++) {
            plan.set(s % 2, s, true);
        }
        env.step(plan);
        int out = 0;
        int offloaded = 0;
        for (int i = 0; i < 20; i++) {
            boolean reached = distanceM(env.network(), i) <= 60;
            assertThat(env.network().reached(i)).isEqualTo(reached);
            out += reached ? 0 : 1;
            for (int slot = 0; slot < scenario.time().slotsPerFrame(); slot++) {
                int target = env.decision(slot).offload[i];
                if (!reached) {
                    assertThat(target).isZero();
                }
                offloaded += target > 0 ? 1 : 0;
            }
        }
        assertThat(out).isBetween(3, 17);
        assertThat(offloaded).isPositive();
    }

    @Test
    void noOffloadingOutOfReachPaysSoThatSolversWhichOptimiseNeedNoCorrection() {
        for (String preset : List.of("physical-m3-n30", "published-m3-n30")) {
            Scenario scenario = ScenarioReader.load(preset,
                    List.of("network.radiusM=50", "network.beyondRadius=LOCAL"));
            SlotSampler sampler = new SlotSampler(scenario);
            SlotViews views = new SlotViews(new SlotProblemBuilder(scenario));
            EdgeNetwork network = sampler.startEpisode(1, 0);
            sampler.sample(0, 0);
            sampler.requests().ownTasks = true;
            Arrays.setAll(sampler.requests().deadlineS, i -> i % 2 == 0 ? Double.NaN : 0.02 * i);
            CachePlan plan = new CachePlan(3, scenario.services().count());
            for (int s = 0; s < plan.services(); s++) {
                plan.set(0, s, true);
            }
            views.build(network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(), plan);
            SlotProblem problem = views.solved;
            double[] qos = new double[30];
            Decision decision = new Decision(30, 3, plan.services());
            new QosScorer(scenario.shares()).score(problem, decision, qos);
            double[] local = qos.clone();
            assertThat(IntStream.range(0, 30).filter(i -> problem.unreached[i]).count()).isBetween(3L, 27L);
            for (int i = 0; i < 30; i++) {
                decision.clear();
                decision.offload[i] = 1;
                decision.bandwidthShare[i] = 1;
                decision.frequencyShare[i] = 1;
                new QosScorer(scenario.shares()).score(problem, decision, qos);
                if (problem.unreached[i]) {
                    assertThat(qos[i]).isLessThan(local[i] - 1);
                }
            }
        }
    }

    @Test
    void usersOfAFileOutOfReachAreLeftOutOrComputeLocallyAndMeasuredChannelsReplacePathLoss(
            @TempDir
            Path folder) throws IOException {
        Path sites = Files.writeString(folder.resolve("sites.csv"), "x_m,y_m\n0,0\n1000,0\n");
        Path users = Files.writeString(folder.resolve("users.csv"), "x_m,y_m,snr_db\n10,0,\n0,200,12.5\n1000,30,-3\n");
        List<String> sets = new ArrayList<>(List.of("network.serversFile=" + sites, "network.usersFile=" + users,
                "network.association=NEAREST", "network.radiusM=100", "network.users=3"));
        assertThatThrownBy(() -> ScenarioInputs.of(ScenarioReader.load("physical-m2-n20", sets)))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("2 of the 3 users");
        sets.add("network.beyondRadius=LOCAL");
        Scenario scenario = ScenarioReader.load("physical-m2-n20", sets);
        assertThat(ScenarioInputs.of(scenario).city().map(City::inReach)).hasValue(2);
        EdgeNetwork network = new SlotSampler(scenario).startEpisode(1, 0);
        for (int i = 0; i < 3; i++) {
            boolean far = network.userY(i) == 200;
            assertThat(network.reached(i)).isEqualTo(!far);
            assertThat(network.cell(i)).isEqualTo(network.userX(i) > 500 ? 1 : 0);
            double expected = far ? 12.5 : network.cell(i) == 1 ? -3 : 20 + 114 - (128.1 + 37.6 * Math.log10(0.01));
            assertThat(10 * Math.log10(network.meanSnr(i))).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void channelsMeasuredAtOneServerDoNotSayWhichIsStrongest(
            @TempDir
            Path folder) throws IOException {
        Path sites = Files.writeString(folder.resolve("sites.csv"), "x_m,y_m\n0,0\n1000,0\n");
        Path users = Files.writeString(folder.resolve("users.csv"), "x_m,y_m,snr_db\n10,0,3\n20,0,4\n");
        assertThatThrownBy(() -> ScenarioInputs.of(ScenarioReader.load("physical-m2-n20",
                List.of("network.serversFile=" + sites, "network.usersFile=" + users, "network.users=2",
                        "network.association=STRONGEST"))))
                .isInstanceOf(ScenarioException.class).hasMessage("network.association: STRONGEST does not go with the "
                        + "snr_db of " + users + ", which is of one server; allowed: NEAREST, FILE, INDEX_BLOCKS");
    }
}
