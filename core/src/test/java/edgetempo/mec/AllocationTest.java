package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int FRAMES = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20", "published-m3-n30"})
    void aFrameAllocatesTheSameWhateverItsNumberOfSlots(String preset) {
        long few = bytesPerFrame(preset, 5, Long.MAX_VALUE);
        assertThat(bytesPerFrame(preset, 40, few)).isLessThanOrEqualTo(few);
    }

    /** Least bytes of a frame; kernels are compiled after some ten thousand calls, so it plays on until a frame is within the bound. */
    private static long bytesPerFrame(String preset, int slots, long bound) {
        Scenario scenario = ScenarioReader.load(preset,
                List.of("ga.generations=20", "time.framesPerEpisode=1000000", "time.slotsPerFrame=" + slots));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest()));
        CachePlan plan = StaticPlans.all(scenario);
        env.reset(1);
        long least = Long.MAX_VALUE;
        int frames = bound == Long.MAX_VALUE ? FRAMES / slots : 10 * FRAMES / slots;
        for (int frame = 0; frame < frames && (least > bound || bound == Long.MAX_VALUE); frame++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            env.step(plan);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
