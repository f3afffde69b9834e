package edgetempo.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.mec.CachePlan;
import edgetempo.mec.EpisodeResult;
import edgetempo.mec.SlotSampler;
import edgetempo.mec.SlotSolver;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of a city: 125 servers that differ in capacity, processor and band, with slots in which few or no users request. */
class LargePlansTest {
    private static final int SERVERS = 125;
    private static final long SEED = 17;

    @TempDir
    private Path folder;
    private Path servers;
    private Path trace;

    @BeforeEach
    void writeFiles() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder rows = new StringBuilder("server,x_m,y_m,capacity_gib,processor_hz,bandwidth_hz\n");
        for (int m = 0; m < SERVERS; m++) {
            rows.append(String.format(Locale.ROOT, "m%d,%d,%d,%d,%s,%s%n", m, 100 * (m % 12), 100 * (m / 12),
                    m % 7 == 0 ? 0 : 5 + random.nextInt(30), m % 3 == 0 ? "8e9" : "", m % 4 == 0 ? "4e7" : ""));
        }
        servers = Files.writeString(folder.resolve("servers.csv"), rows);
        rows = new StringBuilder("time_s,service,user\n");
        double now = 0;
        for (int i = 0; i < 900; i++) {
            now += random.nextInt(4) == 0 ? 20 * random.nextDouble() : random.nextDouble();
            rows.append(String.format(Locale.ROOT, "%.3f,s%d,u%d%n", now, (int) (6 * Math.pow(random.nextDouble(), 2)),
                    random.nextInt(20)));
        }
        trace = Files.writeString(folder.resolve("trace.csv"), rows);
    }

    private Scenario city(String preset, String... sets) {
        List<String> all = new ArrayList<>(List.of("network.serversFile=" + servers, "network.servers=" + SERVERS,
                "network.association=NEAREST", "network.users=12", "services.count=5",
                "caching.overflowPenaltyPerGib=1",
                "time.slotsPerFrame=3", "time.framesPerEpisode=4", "ga.generations=3", "ga.population=8"));
        all.addAll(List.of(sets));
        return ScenarioReader.load(preset, all);
    }

    private Scenario sparse() {
        return city("physical-m3-n30", "requests.file=" + trace, "requests.users=HASHED", "requests.slotS=10",
                "requests.trainShare=1");
    }

    /** Plays a policy and checks that no plan is beyond a capacity. */
    private static double play(CachingPolicy policy, Scenario scenario) {
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        return Episodes.play(new WithinCapacity(policy, scenario), env, 1, 2).reward();
    }

    private static double played(String name, Scenario scenario) {
        return play(Catalogue.standard().policy(name).create(scenario, SEED, () -> new LocalSearchSolver(scenario)),
                scenario);
    }

    @Test
    void everyPolicyPlansWithinCapacityWhereSlotsAreSparse() {
        Scenario scenario = sparse();
        int played = 0;
        for (String name : Catalogue.standard().policies().names()) {
            // It recalls phases, which a trace has not.
            if (!name.equals(BayesRecall.NAME)) {
                assertThat(played(name, scenario)).as(name).isFinite();
                played++;
            }
        }
        assertThat(played).isGreaterThan(12);
        assertThat(played(BayesRecall.NAME,
                city("rhythm-m3-n30", "learning.sequenceLength=1", "requests.phases=2", "requests.phaseFrames=2")))
                .isFinite();
    }

    @Test
    void everySolverButTheOneThatTriesAllPlaysThem() {
        Scenario base = sparse();
        CachePlan plan = StaticPlans.all(base);
        List<String> refused = new ArrayList<>();
        SlotSampler sampler = new SlotSampler(base);
        sampler.startEpisode(1, 2);
        long requests = 0;
        for (int slot = 0; slot < 12; slot++) {
            sampler.sample(slot / 3, slot % 3);
            requests += sampler.requests().count;
        }
        for (String name : Catalogue.standard().solvers().names()) {
            NamedSolver named = Catalogue.standard().solver(name);
            if (named.obstacle(base).isPresent()) {
                refused.add(name);
                continue;
            }
            Scenario scenario = named.configure(base);
            Supplier<SlotSolver> solver = named.factory(scenario, GaBackends.fastest());
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, solver.get());
            EpisodeResult result = Episodes.play(new FixedPlan("all", plan), env, 1, 2);
            assertThat(result.meanQos()).as(name).isFinite();
            assertThat(result.localUsers() + result.hitUsers() + result.cloudUsers()).as(name).isEqualTo(requests);
        }
        assertThat(refused).containsExactly("exhaustive");
    }

    @Test
    void searchedPlansEarnMoreThanFixedOnesWhereManyRequest() {
        Scenario scenario = city("physical-m3-n30", "network.users=60");
        double greedy = played(GreedyKnapsack.NAME, scenario);
        assertThat(greedy).isGreaterThan(played(StaticPlans.POPULARITY, scenario) + 1)
                .isGreaterThan(played("all", scenario) + 1);
        assertThat(played(BestStaticSearch.NAME, scenario)).isGreaterThan(greedy - 0.5);
        Scenario drift = city("drift-m3-n30", "learning.sequenceLength=1", "network.users=60",
                "requests.driftProbability=0.5");
        double popularity = played(StaticPlans.POPULARITY, drift);
        for (String name : List.of(AdaptivePopularity.NAME, BayesFilter.NAME, Clairvoyant.NAME)) {
            assertThat(played(name, drift)).as(name).isGreaterThan(popularity + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 6", "33, 5", "70, 2"})
    void figuresOfPlansDoNotDependOnWhichServersHoldWhat(int count, int services) {
        Scenario scenario = ScenarioReader.load("physical-m3-n30",
                List.of("network.servers=" + count, "services.count=" + services, "network.users=" + 2 * count));
        FrameValue value = FrameValue.fit(scenario, SEED, new LocalSearchSolver(scenario));
        double[] popularity = StaticPlans.expectedPopularity(scenario);
        SplittableRandom random = new SplittableRandom(count);
        for (int trial = 0; trial < 20; trial++) {
            CachePlan plan = StaticPlans.none(scenario);
            CachePlan turned = StaticPlans.none(scenario);
            int by = 1 + random.nextInt(count - 1);
            for (int i = 0; i < count * services; i++) {
                boolean held = random.nextInt(3) == 0;
                plan.set(i / services, i % services, held);
                turned.set((i / services + by) % count, i % services, held);
            }
            assertThat(value.of(FrameValue.holders(turned), popularity)).as("trial " + trial)
                    .isCloseTo(value.of(FrameValue.holders(plan), popularity), within(1e-9));
            CachePlan back = StaticPlans.all(scenario);
            FittedPlanner.write(FrameValue.holders(plan), back);
            assertThat(back).isEqualTo(plan);
        }
    }
}
