package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.StaticPlans;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.scenario.mec.Thresholds;
import edgetempo.solver.ExactSolver;
import edgetempo.solver.ExhaustiveSolver;
import edgetempo.solver.SearchLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests whose input or cycles are not those of their service, or whose delay has a threshold of its own. */
class OwnTasksTest {
    @TempDir
    private Path folder;

    private Scenario scenario(String trace, String... sets) throws IOException {
        Path requests = Files.writeString(folder.resolve("trace.csv"), trace);
        Path services = Files.writeString(folder.resolve("services.csv"),
                "service,size_gib,input_bits,cycles\nA,2,4e6,1e9\nB,3,5e6,2e9\n");
        List<String> all = new ArrayList<>(List.of("requests.file=" + requests, "services.file=" + services,
                "services.count=2", "requests.trainShare=1", "time.slotsPerFrame=1", "time.framesPerEpisode=1"));
        all.addAll(List.of(sets));
        return ScenarioReader.load("physical-m2-n20", all);
    }

    /** One user 100 m east of a site requests twice: once with input and cycles of its own, once with its own cycles only. */
    @Test
    void aSlotWorkedByHand() throws IOException {
        Path sites = Files.writeString(folder.resolve("sites.csv"), "x_m,y_m\n0,0\n9000,0\n");
        Path users = Files.writeString(folder.resolve("users.csv"), "x_m,y_m\n100,0\n100,0\n");
        Scenario scenario = scenario("time_s,service,bits,work\n0,A,8e6,2e9\n0,B,,3e9\n", "network.users=2",
                "network.association=NEAREST", "network.serversFile=" + sites, "network.usersFile=" + users,
                "requests.columns=input_bits=bits, cycles=work", "requests.users=IN_ORDER");
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.sample(0, 0);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        CachePlan plan = new CachePlan(2, 2);
        plan.set(0, 0, true);
        double[] unfaded = {1, 1};
        builder.fill(problem, network, sampler.requests(), unfaded, unfaded, plan, scenario.qos().scoreThresholds());
        Decision decision = new Decision(2, 2, 2);
        decision.offload[0] = 1;
        decision.offload[1] = 1;
        for (int i = 0; i < 2; i++) {
            decision.bandwidthShare[i] = 0.5;
            decision.frequencyShare[i] = 1 - i;
        }
        double[] qos = new double[2];
        double[] timeS = new double[2];
        double[] energyJ = new double[2];
        new QosScorer(scenario.shares()).score(problem, decision, qos, timeS, energyJ);
        // 128.1 + 37.6·log10(0.1) = 90.5 dB; 20 + 114 − 90.5 = 43.5 dB; log2(1 + 22 387) = 14.4504 bit/s/Hz on 10 MHz.
        // 8 Mbit take 55.362 ms and 0.1 W of it; 2 Gcycle at 20 GHz 100 ms. Locally, which are the thresholds, 2 s and 10 J.
        assertThat(timeS[0]).isCloseTo(0.155362, within(1e-5));
        assertThat(energyJ[0]).isCloseTo(0.0055362, within(1e-6));
        assertThat(qos[0]).isCloseTo(0.5 * (1 - 0.155362 / 2) + 0.5 * (1 - 0.00055362), within(1e-5));
        // B is not cached: 5 Mbit, its service's, take 34.601 ms; then through the cloud. Locally 3 s and 15 J.
        double cloudS = 5e6 / scenario.compute().cloudRateBps() + 3e9 / scenario.compute().cloudHz()
                + scenario.compute().cloudDelayS();
        assertThat(timeS[1]).isCloseTo(0.034601 + cloudS, within(1e-5));
        assertThat(qos[1]).isCloseTo(0.5 * (1 - timeS[1] / 3) + 0.5 * (1 - 0.0034601 / 15), within(1e-5));
    }

    /** The same user asks twice for A, 4 Mbit and 1 Gcycle, the first time within 0.25 s; the uplink is that above, with the whole band. */
    @Test
    void aDeadlineWorkedByHand() throws IOException {
        Path sites = Files.writeString(folder.resolve("sites.csv"), "x_m,y_m\n0,0\n9000,0\n");
        Path users = Files.writeString(folder.resolve("users.csv"), "x_m,y_m\n100,0\n100,0\n");
        Scenario scenario = scenario("time_s,service,deadline_s\n0,A,0.25\n0,A,\n", "network.users=2",
                "network.association=NEAREST", "network.serversFile=" + sites, "network.usersFile=" + users,
                "requests.users=IN_ORDER", "services.count=1");
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.sample(0, 0);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        Decision decision = new Decision(2, 2, 1);
        decision.offload[0] = 1;
        decision.bandwidthShare[0] = 1;
        decision.frequencyShare[0] = 1;
        double[] qos = new double[2];
        double[] unfaded = {1, 1};
        // 14.4504 bit/s/Hz on 20 MHz: 13.8405 ms and 1.38405 mJ, and 50 ms at the edge. Locally 1 s and 5 J, which are the thresholds but for the deadline.
        builder.fill(problem, network, sampler.requests(), unfaded, unfaded, StaticPlans.all(scenario),
                Thresholds.LOCAL_AND_EQUAL_SHARE);
        new QosScorer(scenario.shares()).score(problem, decision, qos);
        assertThat(qos[0]).isCloseTo(0.5 * (1 - 0.0638405 / 0.25) + 0.5 * (1 - 0.00138405 / 5), within(1e-5));
        assertThat(qos[1]).isZero();
        assertThat(problem.localQos[0]).isCloseTo(0.5 * (1 - 1 / 0.25), within(1e-9));
        // 4e6/2²¹ + 1e9/4e9 = 2.157349 s; 0.1 · 4e6/(5·2²⁰) = 0.0762939 J.
        builder.fill(problem, network, sampler.requests(), unfaded, unfaded, StaticPlans.all(scenario),
                Thresholds.CLOUD_REFERENCE);
        double energy = 0.5 * (1 - 5 / 0.0762939);
        assertThat(problem.localQos[0]).isCloseTo(0.5 * (1 - 1 / 0.25) + energy, within(1e-4));
        assertThat(problem.localQos[1]).isCloseTo(0.5 * (1 - 1 / 2.157349) + energy, within(1e-4));
    }

    private static String trace(int requests) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder rows = new StringBuilder("time_s,service,input_bits,cycles,deadline_s\n");
        for (int i = 0; i < requests; i++) {
            rows.append(String.format(Locale.ROOT, "%d,%s,%s,%s,%s%n", i, random.nextInt(3) == 0 ? "B" : "A",
                    random.nextInt(4) == 0 ? "" : 1e5 + 2e7 * random.nextDouble(),
                    random.nextInt(4) == 0 ? "" : 1e8 + 5e9 * random.nextDouble(),
                    random.nextInt(2) == 0 ? "" : 0.1 + 3 * random.nextDouble()));
        }
        return rows.toString();
    }

    @Test
    void theExactOptimumIsThatOfAllDecisions() throws IOException {
        for (String users : List.of("EVERY_USER", "IN_ORDER")) {
            Scenario scenario = scenario(trace(60), "network.users=6", "requests.users=" + users);
            SlotSampler sampler = new SlotSampler(scenario);
            SlotProblem problem = new SlotProblemBuilder(scenario).newProblem();
            ExactSolver exact = new ExactSolver(scenario, SearchLimits.NONE);
            ExhaustiveSolver all = new ExhaustiveSolver(scenario);
            QosScorer scorer = new QosScorer(scenario.shares());
            for (int episode = 0; episode < 5; episode++) {
                EdgeNetwork network = sampler.startEpisode(1, episode);
                sampler.sample(0, 0);
                new SlotProblemBuilder(scenario).fill(problem, network, sampler.requests(),
                        sampler.thresholdFading(), sampler.uplinkFading(), StaticPlans.popularity(scenario),
                        scenario.qos().scoreThresholds());
                Decision best = new Decision(6, 2, 2);
                Decision found = new Decision(6, 2, 2);
                all.solve(problem, best);
                exact.solve(problem, found);
                double[] qos = new double[6];
                assertThat(exact.certificate().optimal()).isTrue();
                assertThat(scorer.score(problem, found, qos)).isCloseTo(scorer.score(problem, best, qos),
                        within(1e-8));
            }
        }
    }

    @Test
    void aSlotIsBuiltAgainFromItsProblemAndFromACopy() throws IOException {
        Scenario scenario = scenario(trace(60), "network.users=6");
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.sample(0, 0);
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem first = builder.newProblem();
        CachePlan plan = StaticPlans.all(scenario);
        builder.fill(first, network, sampler.requests(), sampler.thresholdFading(), sampler.uplinkFading(), plan,
                scenario.qos().scoreThresholds());
        SlotRequests taken = new SlotRequests(6);
        taken.copyFrom(first);
        for (SlotRequests requests : List.of(taken, sampler.requests().copy())) {
            SlotProblem again = builder.newProblem();
            builder.fill(again, network, requests, sampler.thresholdFading(), sampler.uplinkFading(), plan,
                    scenario.qos().scoreThresholds());
            assertThat(again).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class)
                    .isEqualTo(first);
        }
    }

    @Test
    void requestsDrawnFromALawHaveTasksOfTheirServiceInTheTrainingPart() throws IOException {
        Scenario scenario = scenario(
                "time_s,service,input_bits,deadline_s\n0,A,1e6,\n1,A,,2\n2,A,3e6,3\n3,B,,\n4,B,9e6,4\n5,A,8e6,5\n",
                "network.users=1", "requests.trainShare=0.67");
        TaskSample sample = TaskSample.of(scenario).orElseThrow();
        SlotRequests requests = new SlotRequests(4);
        for (int i = 0; i < 3; i++) {
            sample.write(requests, i, 0, (i + 0.5) / 3);
        }
        sample.write(requests, 3, 1, 0.99);
        assertThat(requests.inputBits).containsExactly(1e6, Double.NaN, 3e6, Double.NaN);
        assertThat(requests.deadlineS).containsExactly(Double.NaN, 2, 3, Double.NaN);
        assertThat(requests.cycles).containsOnly(Double.NaN);
    }
}
