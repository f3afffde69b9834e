package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;

class DevicePlanTest {
    @Test
    void theDefaultRunsWithOneThreadOnTheCallers() {
        ConfigProto config = DevicePlan.DEFAULT.sessionConfig();
        assertThat(config.getIntraOpParallelismThreads()).isEqualTo(1);
        assertThat(config.getInterOpParallelismThreads()).isEqualTo(1);
        assertThat(DevicePlan.DEFAULT.runOptions().getInterOpThreadPool()).isEqualTo(-1);
    }

    @Test
    void interOpThreadsRunInTheSessionsPool() {
        DevicePlan plan = new DevicePlan(DeviceChoice.AUTO, 2, 3, false);
        assertThat(plan.sessionConfig().getIntraOpParallelismThreads()).isEqualTo(2);
        assertThat(plan.sessionConfig().getInterOpParallelismThreads()).isEqualTo(3);
        assertThat(plan.runOptions().getInterOpThreadPool()).isZero();
    }

    @Test
    void onlyTheProcessorPlanHidesTheGpus() {
        assertThat(DevicePlan.DEFAULT.withDevice(DeviceChoice.CPU).sessionConfig().getDeviceCountMap())
                .containsEntry("GPU", 0);
        assertThat(DevicePlan.DEFAULT.sessionConfig().getDeviceCountMap()).isEmpty();
        assertThat(DevicePlan.DEFAULT.withDevice(DeviceChoice.GPU).sessionConfig().getDeviceCountMap()).isEmpty();
    }

    @Test
    void graphsAreRewrittenUnlessAPropertyForbidsIt() {
        String before = System.getProperty(DevicePlan.REWRITE_GRAPHS);
        try {
            System.clearProperty(DevicePlan.REWRITE_GRAPHS);
            assertThat(DevicePlan.DEFAULT.sessionConfig().hasGraphOptions()).isFalse();
            System.setProperty(DevicePlan.REWRITE_GRAPHS, "false");
            assertThat(DevicePlan.DEFAULT.sessionConfig().getGraphOptions().getRewriteOptions()
                    .getDisableMetaOptimizer()).isTrue();
        } finally {
            if (before == null) {
                System.clearProperty(DevicePlan.REWRITE_GRAPHS);
            } else {
                System.setProperty(DevicePlan.REWRITE_GRAPHS, before);
            }
        }
    }

    @Test
    void threadCountsOutOfRangeAreRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DevicePlan(DeviceChoice.AUTO, 0, 0, true))
                .withMessageContaining("intraOpThreads").withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new DevicePlan(DeviceChoice.AUTO, 1, -1, true))
                .withMessageContaining("interOpThreads").withMessageContaining("-1");
    }
}
