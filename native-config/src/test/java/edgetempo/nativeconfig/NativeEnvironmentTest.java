package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeEnvironmentTest {
    private static final DevicePlan FREE = new DevicePlan(DeviceChoice.AUTO, 1, 0, false);

    @Test
    void aDeterministicPlanAlsoWantsDeterministicOperations() {
        assertThat(NativeEnvironment.wanted(FREE)).containsEntry("TF_CPP_MIN_LOG_LEVEL", "2")
                .containsEntry("TF_ENABLE_ONEDNN_OPTS", "0")
                .doesNotContainKey("TF_DETERMINISTIC_OPS");
        assertThat(NativeEnvironment.wanted(DevicePlan.DEFAULT)).containsEntry("TF_DETERMINISTIC_OPS", "1");
    }

    @Test
    void whatTheUserSetIsKept() {
        Map<String, String> set = new HashMap<>();
        NativeEnvironment.prepare(NativeEnvironment.wanted(FREE), Map.of("TF_CPP_MIN_LOG_LEVEL", "0"),
                (name, value) -> set.put(name, value) == null);
        assertThat(set).containsOnlyKeys("TF_ENABLE_ONEDNN_OPTS");
    }

    @Test
    void whatCannotBeSetIsNamed() {
        assertThat(NativeEnvironment.prepare(NativeEnvironment.wanted(FREE), Map.of(), (name, value) -> false))
                .containsExactly("TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS");
    }

    @Test
    void theLevelOfLogsIsTheUsersOrThatOfErrors() {
        assertThat(NativeEnvironment.logLevel(Map.of())).isEqualTo(2);
        assertThat(NativeEnvironment.logLevel(Map.of("TF_CPP_MIN_LOG_LEVEL", "0"))).isZero();
        assertThat(NativeEnvironment.logLevel(Map.of("TF_CPP_MIN_LOG_LEVEL", "3"))).isEqualTo(3);
        assertThat(NativeEnvironment.logLevel(Map.of("TF_CPP_MIN_LOG_LEVEL", "loud"))).isZero();
    }
}
