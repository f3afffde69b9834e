package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
    @Test
    void aForkGetsOneArgumentATokenAndNoComment() {
        assertThat(JvmFlags.forFork()).startsWith("--add-modules", "jdk.incubator.vector")
                .contains("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC")
                .allSatisfy(flag -> assertThat(flag).doesNotContain("#").doesNotContainAnyWhitespaces());
    }

    /** Java's own reading of the argument file and ours agree as long as neither quotes nor escapes are used. */
    @Test
    void theFileNeedsNoQuoting() {
        assertThat(JvmFlags.forFork()).allSatisfy(flag -> assertThat(flag).doesNotContain("\"", "'", "\\"));
    }

    @Test
    void testsRunWithTheSameFlags() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        assertThat(JvmFlags.forFork().stream().filter(flag -> flag.matches("-(D|XX|-enable).*")))
                .allSatisfy(flag -> assertThat(given).contains(flag));
        assertThat(ModuleLayer.boot().findModule(VectorSupport.MODULE)).isPresent();
    }
}
