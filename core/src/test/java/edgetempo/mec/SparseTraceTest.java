package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.CachingPolicy;
import edgetempo.caching.Episodes;
import edgetempo.caching.FixedPlan;
import edgetempo.caching.StaticPlans;
import edgetempo.catalogue.Catalogue;
import edgetempo.catalogue.NamedSolver;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.input.RequestTrace;
import edgetempo.input.ScenarioInputs;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import edgetempo.solver.LocalSearchSolver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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

/** A trace with slots of none, some and too many requests, several of one user: everything that plays slots plays it. */
class SparseTraceTest {
    private static final int FRAMES = 8;

    @TempDir
    private Path folder;
    private Path file;

    /** About 3 requests in 10 s, in bursts, with a pause of five slots; twenty users of very different activity. */
    @BeforeEach
    void writeTrace() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder rows = new StringBuilder("time_s,service,user\n");
        double now = 0;
        for (int i = 0; i < 1200; i++) {
            now += i == 40 ? 55 : random.nextInt(4) == 0 ? 12 * random.nextDouble() : random.nextDouble();
            int user = (int) (20 * Math.pow(random.nextDouble(), 2));
            int service = (int) (6 * Math.pow(random.nextDouble(), 2));
            rows.append(String.format(Locale.ROOT, "%.3f,s%d,u%d%n", now, service, user));
        }
        file = Files.writeString(folder.resolve("trace.csv"), rows);
    }

    private Scenario scenario(String preset, String... sets) {
        List<String> all = new ArrayList<>(List.of("requests.file=" + file, "requests.users=HASHED",
                "requests.slotS=10", "requests.trainShare=1", "network.users=6", "services.count=5",
                "time.slotsPerFrame=3", "time.framesPerEpisode=" + FRAMES, "ga.generations=4", "ga.population=16"));
        all.addAll(List.of(sets));
        return ScenarioReader.load(preset, all);
    }

    private static long requests(Scenario scenario, int episode) {
        SlotSampler sampler = new SlotSampler(scenario);
        sampler.startEpisode(1, episode);
        long count = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int slot = 0; slot < scenario.time().slotsPerFrame(); slot++) {
                sampler.sample(frame, slot);
                count += sampler.requests().count;
            }
        }
        return count;
    }

    @Test
    void theTraceIsAsItShouldBe() {
        RequestTrace trace = ScenarioInputs.of(scenario("physical-m2-n20")).trace().orElseThrow();
        boolean empty = false;
        boolean full = false;
        boolean twice = false;
        for (int s = 0; s < trace.slots(); s++) {
            int count = trace.slotFrom(s + 1) - trace.slotFrom(s);
            empty |= count == 0;
            full |= count == 6;
            twice |= count > 1 && trace.user(trace.slotFrom(s)) == trace.user(trace.slotFrom(s) + 1);
        }
        assertThat(List.of(empty, full, twice)).containsOnly(true);
        assertThat(trace.dropped()).extracting(RequestTrace.Dropped::reason)
                .contains("beyond network.users in their slot");
    }

    @Test
    void everySolverPlaysItOnAnyNumberOfThreadsAndCountsEveryRequestOnce() {
        for (String preset : List.of("physical-m3-n30", "published-m2-n20")) {
            for (String name : Catalogue.standard().solvers().names()) {
                NamedSolver named = Catalogue.standard().solver(name);
                Scenario scenario = named.configure(scenario(preset));
                if (named.obstacle(scenario).isPresent()) {
                    continue;
                }
                Supplier<SlotSolver> solver = named.factory(scenario, GaBackends.fastest());
                EpisodeResult alone = play(scenario, solver, 1);
                EpisodeResult shared = play(scenario, solver, 3);
                assertThat(shared).as(name).isEqualTo(alone);
                assertThat(alone.localUsers() + alone.hitUsers() + alone.cloudUsers()).as(name)
                        .isEqualTo(requests(scenario, 2));
                for (double figure : new double[]{alone.reward(), alone.meanQos(), alone.meanDelayS(),
                        alone.meanEnergyJ()}) {
                    assertThat(figure).as(name).isFinite();
                }
            }
        }
    }

    private static EpisodeResult play(Scenario scenario, Supplier<SlotSolver> solver, int threads) {
        try (SlotExecutor executor = new SlotExecutor(solver, threads)) {
            TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, executor, new SlotSampler(scenario));
            return Episodes.play(new FixedPlan("all", StaticPlans.all(scenario)), env, 1, 2);
        }
    }

    @Test
    void everyPolicyPlansForItAndSeesHowMuchWasRequested() {
        Scenario scenario = scenario("physical-m2-n20", "services.count=4");
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new LocalSearchSolver(scenario));
        int played = 0;
        for (String name : Catalogue.standard().policies().names()) {
            if (name.equals("bayes-recall") || name.equals("best-static")) {
                // The first recalls phases, which a trace has not; the second plays for minutes what the others have.
                continue;
            }
            CachingPolicy policy = Catalogue.standard().policy(name).create(scenario, 9,
                    () -> new LocalSearchSolver(scenario));
            assertThat(Episodes.play(policy, env, 1, 2).reward()).as(name).isFinite();
            played++;
        }
        assertThat(played).isGreaterThan(8);
        env.reset(1, 2);
        SlotSampler sampler = new SlotSampler(scenario);
        sampler.startEpisode(1, 2);
        for (int frame = 0; frame < FRAMES; frame++) {
            int count = 0;
            for (int slot = 0; slot < 3; slot++) {
                sampler.sample(frame, slot);
                count += sampler.requests().count;
            }
            double[] observation = env.step(StaticPlans.all(scenario)).observation();
            double histogram = 0;
            for (int s = 0; s < 4; s++) {
                histogram += observation[observation.length - 4 + s];
            }
            assertThat(histogram * 3 * 6).as("frame " + frame).isCloseTo(count, within(1e-9));
            assertThat(observation).doesNotContain(Double.NaN);
        }
    }

    @Test
    void aFrameAllocatesTheSameWhateverItsNumberOfSlots() {
        long few = bytesPerFrame(2, Long.MAX_VALUE);
        assertThat(bytesPerFrame(12, few)).isLessThanOrEqualTo(few);
    }

    private long bytesPerFrame(int slots, long bound) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Scenario scenario = scenario("physical-m2-n20", "time.slotsPerFrame=" + slots);
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest()));
        CachePlan plan = StaticPlans.all(scenario);
        long least = Long.MAX_VALUE;
        int episodes = (bound == Long.MAX_VALUE ? 20_000 : 100_000) / (slots * FRAMES);
        for (int e = 0; e < episodes && (least > bound || bound == Long.MAX_VALUE); e++) {
            env.reset(1, e);
            for (int frame = 0; frame < FRAMES; frame++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                env.step(plan);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
        return least;
    }
}
