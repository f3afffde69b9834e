package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import edgetempo.caching.StaticPlans;
import edgetempo.ga.GaBackends;
import edgetempo.ga.GaSolver;
import edgetempo.scenario.Scenario;
import edgetempo.scenario.ScenarioReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"published-m2-n20", "physical-m2-n20", "published-m3-n30"})
    void aFrameAllocatesTheSameWhateverItsNumberOfSlots(String preset) {
        assertThat(bytesPerFrame(preset, 40)).isLessThanOrEqualTo(bytesPerFrame(preset, 5));
    }

    private static long bytesPerFrame(String preset, int slots) {
        Scenario scenario = ScenarioReader.load(preset,
                List.of("ga.generations=4", "time.framesPerEpisode=1000", "time.slotsPerFrame=" + slots));
        TwoTimescaleEnv env = new TwoTimescaleEnv(scenario, new GaSolver(scenario, GaBackends.fastest()));
        CachePlan plan = StaticPlans.all(scenario);
        env.reset(1);
        long least = Long.MAX_VALUE;
        for (int frame = 0; frame < 200; frame++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            env.step(plan);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
