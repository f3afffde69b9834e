package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.input.City;
import edgetempo.input.Points;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.Presets;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The city that comes with the program, against figures measured elsewhere, and a slot of it worked by hand. */
class CitySlotTest {
    private static double[] distances(Points users, int user, Points servers) {
        return IntStream.range(0, servers.count()).mapToDouble(m -> Math.hypot(users.x()[user] - servers.x()[m],
                users.y()[user] - servers.y()[m])).sorted().toArray();
    }

    @Test
    void distancesAndReachAreThoseMeasuredElsewhere() {
        ScenarioInputs inputs = ScenarioInputs.of(Presets.get("melbourne-m5-n50"));
        Points servers = inputs.servers().orElseThrow();
        Points users = inputs.users().orElseThrow();
        assertThat(servers.count()).isEqualTo(125);
        assertThat(users.count()).isEqualTo(816);
        double[] nearest = IntStream.range(0, 816).mapToDouble(u -> distances(users, u, servers)[0]).sorted().toArray();
        assertThat(nearest[40]).isCloseTo(15, within(0.6));
        assertThat(nearest[285]).isCloseTo(49, within(0.6));
        assertThat(nearest[530]).isCloseTo(78, within(0.6));
        assertThat(nearest[774]).isCloseTo(123, within(0.6));
        assertThat(nearest[815]).isCloseTo(185, within(0.6));
        assertThat(IntStream.range(0, 816).mapToLong(u -> Arrays.stream(distances(users, u, servers))
                .filter(metres -> metres <= 200).count()).average().orElseThrow()).isCloseTo(7.6, within(0.05));
    }

    @Test
    void everyoneIsInTheCellOfTheNearestServerWithinReach() {
        for (String preset : List.of("melbourne-m5-n50", "melbourne-m20-n100")) {
            Scenario scenario = Presets.get(preset);
            SlotSampler sampler = new SlotSampler(scenario);
            City city = ScenarioInputs.of(scenario).city().orElseThrow();
            for (int episode = 0; episode < 3; episode++) {
                EdgeNetwork network = sampler.startEpisode(1, episode);
                for (int i = 0; i < network.users(); i++) {
                    double[] metres = new double[network.servers()];
                    for (int m = 0; m < metres.length; m++) {
                        metres[m] = Math.hypot(network.userX(i) - city.serverX()[m],
                                network.userY(i) - city.serverY()[m]);
                    }
                    assertThat(metres[network.cell(i)]).isEqualTo(Arrays.stream(metres).min().orElseThrow())
                            .isLessThanOrEqualTo(200);
                }
                assertThat(
                        IntStream.range(0, network.users()).mapToObj(i -> List.of(network.userX(i), network.userY(i)))
                                .distinct().count())
                        .isGreaterThan(network.users() - 3L);
            }
        }
    }

    /** Two sites 0.002 degrees of latitude apart on the equator, one user 0.0009 degrees of longitude from the first. */
    @Test
    void fromPositionsToQos(
            @TempDir
            Path folder) throws Exception {
        Path sites = Files.writeString(folder.resolve("sites.csv"),
                "server,latitude,longitude\nA,0.001,0\nB,-0.001,0\n");
        Path users = Files.writeString(folder.resolve("users.csv"), "latitude,longitude\n0.001,0.0009\n");
        Path services = Files.writeString(folder.resolve("services.csv"),
                "service,size_gib,input_bits,cycles\nmodel,2,4e6,1e9\n");
        Path trace = Files.writeString(folder.resolve("trace.csv"), "time_s,service\n0,model\n");
        Scenario scenario = ScenarioReader.load("physical-m2-n20", List.of("network.users=1", "services.count=1",
                "time.slotsPerFrame=1", "time.framesPerEpisode=1", "requests.trainShare=1",
                "network.association=NEAREST",
                "network.serversFile=" + sites, "network.usersFile=" + users, "services.file=" + services,
                "requests.file=" + trace));
        SlotSampler sampler = new SlotSampler(scenario);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.sample(0, 0);
        // 6 371 008.8 m · 0.0009° · π/180 = 100.0756 m east of A, and A is 111.1951 m north of the mean.
        assertThat(network.userX(0)).isCloseTo(100.0756, within(1e-3));
        assertThat(network.userY(0)).isCloseTo(111.1951, within(1e-3));
        assertThat(network.cell(0)).isZero();
        // 128.1 + 37.6·log10(0.1000756) = 90.5123 dB; 20 + 114 − 90.5123 = 43.4877 dB, a factor of 22 324.
        assertThat(10 * Math.log10(network.meanSnr(0))).isCloseTo(43.4877, within(1e-3));
        SlotProblemBuilder builder = new SlotProblemBuilder(scenario);
        SlotProblem problem = builder.newProblem();
        CachePlan plan = new CachePlan(2, 1);
        plan.set(0, 0, true);
        // Without fading: log2(1 + 22 324) = 14.4464 bit/s/Hz, 288.93 Mbit/s: 4 Mbit take 13.8443 ms on the whole band.
        builder.fill(problem, network, sampler.service(), new double[]{1}, new double[]{1}, plan,
                scenario.qos().scoreThresholds());
        Decision decision = new Decision(1, 2, 1);
        decision.offload[0] = 1;
        decision.bandwidthShare[0] = 0.5;
        decision.frequencyShare[0] = 1;
        double[] qos = new double[1];
        double[] timeS = new double[1];
        double[] energyJ = new double[1];
        new QosScorer(scenario.shares()).score(problem, decision, qos, timeS, energyJ);
        // Half the band: 27.689 ms; 1 Gcycle at 20 GHz: 50 ms. 20 dBm are 0.1 W: 2.7689 mJ.
        assertThat(timeS[0]).isCloseTo(0.077689, within(1e-5));
        assertThat(energyJ[0]).isCloseTo(0.0027689, within(1e-6));
        // Locally 1 s at 1 GHz and 5e-27·1e18·1e9 = 5 J, which are the thresholds.
        assertThat(problem.localS[0]).isEqualTo(1);
        assertThat(problem.localJ[0]).isCloseTo(5, within(1e-12));
        assertThat(qos[0]).isCloseTo(0.5 * (1 - 0.077689) + 0.5 * (1 - 0.0027689 / 5), within(1e-5));
    }

    @Test
    void cellsAndBandsAreThoseOfTheFiles(
            @TempDir
            Path folder) throws Exception {
        Path sites = Files.writeString(folder.resolve("sites.csv"),
                "server,x_m,y_m,bandwidth_hz\nA,0,0,1e7\nB,100,0,\nC,9999,0,\n");
        Path users = Files.writeString(folder.resolve("users.csv"),
                "x_m,y_m,server\n10,0,B\n90,0,A\n9990,0,C\n50,0,\n");
        List<String> sets = List.of("network.users=2", "network.centre=50 0", "network.serversFile=" + sites,
                "network.usersFile=" + users);
        Scenario byFile = ScenarioReader.load("physical-m2-n20",
                Stream.concat(sets.stream(), Stream.of("network.association=FILE")).toList());
        SlotSampler sampler = new SlotSampler(byFile);
        EdgeNetwork network = sampler.startEpisode(1, 0);
        sampler.sample(0, 0);
        SlotProblem problem = new SlotProblemBuilder(byFile).newProblem();
        new SlotProblemBuilder(byFile).fill(problem, network, new int[2], new double[]{1, 1}, new double[]{1, 1},
                new CachePlan(2, 10), byFile.qos().scoreThresholds());
        for (int i = 0; i < 2; i++) {
            boolean first = network.userX(i) == 10;
            assertThat(network.userX(i)).isEqualTo(first ? 10 : 90);
            assertThat(network.cell(i)).isEqualTo(first ? 1 : 0);
            // 4 096 000 bit at 10 MHz and at the scenario's 20 MHz
            assertThat(problem.unitTransmitS[i]).isCloseTo(first ? 0.2048 : 0.4096, within(1e-12));
        }
    }
}
