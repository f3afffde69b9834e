package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.fran.FranScenario;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole epochs of both environments, observations and masks included, allocate nothing once warm. */
class FranAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EPOCHS = 2000;

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISHED", "EXTENDED"})
    void anOffloadingEpochAllocatesNothing(String observation) {
        FranScenario scenario = ScenarioReader.loadFran("fran-default",
                List.of("phase1.maskActions=true", "phase1.order=RANDOM", "phase1.observation=" + observation));
        FranInstance instance = new FranSampler(scenario).sample(1, 0);
        Phase1Env env = new Phase1Env(scenario);
        float[] state = new float[env.observationLength()];
        boolean[] mask = new boolean[env.actions()];
        long least = Long.MAX_VALUE;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            env.reset(instance, epoch);
            while (!env.done()) {
                env.observe(state);
                env.mask(mask);
                env.step((env.user() + epoch) % mask.length);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isEqualTo(allocatedByMeasuring());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anAllocationEpochAllocatesNothing(int fap) {
        FranScenario scenario = ScenarioReader.loadFran("fran-default", List.of());
        FranInstance instance = new FranSampler(scenario).sample(1, 0);
        FranDecision decision = new FranPipeline(true, ExactOffloading.overAllNodes(), new EqualAllocation())
                .decide(instance);
        Phase2Env env = new Phase2Env(scenario);
        env.reset(instance, decision, fap);
        float[] state = new float[Phase2Env.OBSERVATION_LENGTH];
        boolean[] mask = new boolean[env.actions()];
        long least = Long.MAX_VALUE;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            env.reset(instance, decision, fap);
            while (!env.done()) {
                env.observe(state);
                env.mask(mask);
                env.step(env.steps() % mask.length);
            }
            env.apply(decision);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isEqualTo(allocatedByMeasuring());
    }

    private static long allocatedByMeasuring() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < EPOCHS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
