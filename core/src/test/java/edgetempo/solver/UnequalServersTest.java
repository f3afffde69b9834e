package edgetempo.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.caching.CachingPolicy;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.Decision;
import edgetempo.mec.EdgeNetwork;
import edgetempo.mec.QosScorer;
import edgetempo.mec.ServerCatalogue;
import edgetempo.mec.ServiceCatalogue;
import edgetempo.mec.ShareDecoder;
import edgetempo.mec.SlotProblem;
import edgetempo.mec.SlotProblemBuilder;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that differ in processor, band and capacity. */
class UnequalServersTest {
    private static final double SCORE = 1e-9;

    @TempDir
    private Path folder;
    private Path servers;

    @BeforeEach
    void writeServers() throws IOException {
        servers = Files.writeString(folder.resolve("servers.csv"), """
                server,x_m,y_m,capacity_gib,processor_hz,bandwidth_hz
                big,-100,0,40,5e10,4e7
                small,100,0,8,4e9,1e7
                usual,300,0,,,
                """);
    }

    private Scenario scenario(String preset, String... sets) {
        List<String> all = new ArrayList<>(List.of("network.serversFile=" + servers, "network.servers=3",
                "services.count=6", "services.sizeMib=1900", "network.users=9"));
        all.addAll(List.of(sets));
        return ScenarioReader.load(preset, all);
    }

    @Test
    void whatTheFileLeavesEmptyIsTheScenarios() {
        Scenario scenario = scenario("physical-m3-n30");
        ServerCatalogue catalogue = new ServerCatalogue(scenario);
        assertThat(List.of(catalogue.capacityGib(0), catalogue.capacityGib(1), catalogue.capacityGib(2)))
                .containsExactly(40.0, 8.0, 30.0);
        assertThat(List.of(catalogue.executeFactor(0), catalogue.executeFactor(1), catalogue.executeFactor(2)))
                .containsExactly(0.4, 5.0, 1.0);
        assertThat(catalogue.bandwidthHz(1)).isEqualTo(1e7);
        SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), 3);
        assertThat(problem.executeFactor).containsExactly(0.4, 5, 1);
        // Worked by hand: all of a server for one user, service 1 of 4096000 bit, 450/10 cycles a bit.
        SlotProblem slot = new SlotProblemBuilder(scenario).newProblem();
        EdgeNetwork network = new EdgeNetwork(new double[]{0, 0, 0}, new double[]{0, 0, 0}, new double[9],
                new double[9], 1, scenario.radio());
        double[] fading = new double[9];
        Arrays.fill(fading, 1);
        new SlotProblemBuilder(scenario).fill(slot, network, new int[9], fading, fading, StaticPlans.all(scenario),
                scenario.qos().scoreThresholds());
        Decision decision = new Decision(9, 3, 6);
        decision.offload[0] = 2;
        decision.bandwidthShare[0] = 1;
        decision.frequencyShare[0] = 0.5;
        double[] timeS = new double[9];
        new QosScorer(scenario.shares()).score(slot, decision, new double[9], timeS, new double[9]);
        double forwardS = slot.cell[0] == 1 ? 0 : 0.02;
        assertThat(timeS[0]).isCloseTo(slot.transmitS[0] + 4096000 * 45 / 4e9 / 0.5 + forwardS, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 300", "2, 3, 800", "2, 8, 500", "3, 6, 400", "4, 4, 400", "5, 4, 300"})
    void slotsAreSolvedToTheOptimumOfAllVectors(int count, int users, int slots) {
        Scenario scenario = ScenarioReader.load("physical-m2-n20",
                List.of("network.servers=" + count, "network.users=" + users));
        Scenario rounds = ScenarioReader.load("published-m2-n20",
                List.of("network.servers=" + count, "network.users=" + users));
        SlotSearch search = new SlotSearch(users, count);
        DualBound bound = new DualBound(scenario.shares(), users, count);
        DualBound roundedBound = new DualBound(rounds.shares(), users, count);
        ExhaustiveSolver exhaustive = new ExhaustiveSolver(scenario);
        Decision decision = new Decision(users, count, 4);
        double[] qos = new double[users];
        for (long seed = 0; seed < slots; seed++) {
            String at = "seed " + seed;
            SlotProblem problem = RandomSlots.sample(users, count, seed * 1_000_003 + count * 101L + users);
            SplittableRandom random = new SplittableRandom(seed);
            boolean twoKinds = random.nextBoolean();
            for (int m = 0; m < count; m++) {
                problem.executeFactor[m] = twoKinds
                        ? random.nextBoolean() ? 1 : 4
                        : Math.exp(2 * random.nextDouble() - 1);
            }
            double optimum = BruteForce.optimum(problem);
            search.run(problem, SearchLimits.NONE);
            assertThat(0 - search.cost()).as(at).isCloseTo(optimum, within(SCORE));
            assertThat(0 - search.lowerBound()).as(at).isBetween(optimum, optimum + SCORE);
            assertThat(bound.qos(problem)).as(at).isGreaterThanOrEqualTo(optimum);
            search.approximate(problem, SearchLimits.NONE);
            assertThat(0 - search.cost()).as(at).isLessThanOrEqualTo(optimum + SCORE);
            assertThat(0 - search.lowerBound()).as(at).isGreaterThanOrEqualTo(optimum);
            exhaustive.solve(problem, decision);
            assertThat(new QosScorer(scenario.shares()).score(problem, decision, qos)).as(at).isCloseTo(optimum,
                    within(SCORE));
            double rounded = roundedBound.qos(problem);
            for (int trial = 0; trial < 5; trial++) {
                for (int i = 0; i < users; i++) {
                    decision.offload[i] = random.nextInt(count + 1);
                    decision.bandwidthShare[i] = random.nextDouble();
                    decision.frequencyShare[i] = random.nextDouble();
                }
                new ShareDecoder(rounds.shares(), count).decode(problem, decision);
                assertThat(new QosScorer(rounds.shares()).score(problem, decision, qos)).as(at)
                        .isLessThanOrEqualTo(rounded);
            }
        }
    }

    @Test
    void noOtherSharesAreBetterThanThoseInClosedForm() {
        Scenario scenario = scenario("physical-m3-n30");
        for (long seed = 0; seed < 20; seed++) {
            SlotProblem problem = SlotProblems.sample(scenario, StaticPlans.all(scenario), seed);
            Decision decision = new Decision(9, 3, 6);
            ExactSolver exact = new ExactSolver(scenario, SearchLimits.NONE);
            exact.solve(problem, decision);
            double best = new QosScorer(scenario.shares()).score(problem, decision, new double[9]);
            assertThat(best).isCloseTo(exact.qos(), within(SCORE));
            SplittableRandom random = new SplittableRandom(seed);
            for (int trial = 0; trial < 50; trial++) {
                Decision other = new Decision(9, 3, 6);
                other.copyFrom(decision);
                for (int i = 0; i < 9; i++) {
                    other.bandwidthShare[i] *= 0.8 + 0.4 * random.nextDouble();
                    other.frequencyShare[i] *= 0.8 + 0.4 * random.nextDouble();
                }
                new ShareDecoder(scenario.shares(), 3).decode(problem, other);
                assertThat(new QosScorer(scenario.shares()).score(problem, other, new double[9]))
                        .isLessThanOrEqualTo(best + SCORE);
            }
        }
    }

    @Test
    void everySolverAndPolicyPlaysThemAndPlansKeepWithinEachCapacity() {
        Scenario scenario = scenario("physical-m3-n30", "time.framesPerEpisode=4", "ga.generations=5");
        ServiceCatalogue services = new ServiceCatalogue(scenario);
        ServerCatalogue catalogue = new ServerCatalogue(scenario);
        for (String name : Catalogue.standard().solvers().names()) {
            NamedSolver named = Catalogue.standard().solver(name);
            Scenario configured = named.configure(scenario);
            if (named.obstacle(configured).isEmpty()) {
                TwoTimescaleEnv env = new TwoTimescaleEnv(configured,
                        named.factory(configured, GaBackends.fastest()).get());
                env.reset(1);
                assertThat(env.step(StaticPlans.all(configured)).reward()).as(name).isFinite();
            }
        }
        for (String name : List.of("all", "popularity", "greedy", "random", "lru", "last-frame", "clairvoyant")) {
            CachingPolicy policy = Catalogue.standard().policy(name).create(scenario, 9,
                    () -> new LocalSearchSolver(scenario));
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
            double[] observation = env.reset(1);
            policy.reset(1, 0);
            CachePlan plan = StaticPlans.none(scenario);
            boolean bigHoldsMore = false;
            for (int frame = 0; frame < 4; frame++) {
                policy.plan(observation, frame, plan);
                bigHoldsMore |= plan.usedGib(0, services) > 30;
                if (!name.equals("clairvoyant")) {
                    assertThat(plan.overflowGib(services, catalogue)).as(name).isZero();
                    assertThat(plan.usedGib(1, services)).as(name).isLessThanOrEqualTo(8);
                }
                observation = env.step(plan).observation();
            }
            assertThat(bigHoldsMore || name.equals("random") || name.equals("greedy") || name.equals("clairvoyant"))
                    .as(name).isTrue();
        }
        CachePlan everything = StaticPlans.all(scenario);
        for (int s = 0; s < 6; s++) {
            everything.set(1, s, true);
        }
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        env.reset(1);
        assertThat(env.step(everything).info().overflowGib()).isCloseTo(1900 * 21 / 1024.0 - 8, within(1e-9));
    }
}
