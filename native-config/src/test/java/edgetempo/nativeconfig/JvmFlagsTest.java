package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
    @Test
    void aForkGetsOneArgumentATokenAndNoComment() {
        assertThat(JvmFlags.forFork()).startsWith("--add-modules", "jdk.incubator.vector")
                .contains("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC")
                .allSatisfy(flag -> assertThat(flag).doesNotContain("#").doesNotContainAnyWhitespaces());
    }

    @Test
    void aForkGetsWhatChangesFiguresAndNotWhereTheProgramLies() {
        Map<String, String> before = Map.copyOf(JvmFlags.ownProperties());
        assertThat(before).doesNotContainKeys(JvmFlags.HOME, JvmFlags.COMMAND);
        String knob = "edgetempo.JvmFlagsTest";
        for (String name : List.of(knob, JvmFlags.COMMAND)) {
            String old = System.setProperty(name, "1");
            try {
                assertThat(JvmFlags.ownProperties().containsKey(name)).as(name).isEqualTo(name.equals(knob));
            } finally {
                if (old == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, old);
                }
            }
        }
    }

    @Test
    void aForkGetsTheFlagsOfTheUserAndNoneThatBelongToOneProcess() {
        assertThat(JvmFlags.ofUser(List.of("-XX:SharedArchiveFile=app.jsa", "-Xlog:cds=off",
                "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Dstdout.encoding=UTF-8",
                "-Dedgetempo.home=here", "-Dedgetempo.vectorBits=256", "-javaagent:agent.jar", "-XX:UseAVX=2", "-Xmx8g",
                "-XX:StartFlightRecording=filename=run.jfr", "-Duser.language=ar", "-XX:OnError=gdb - %p")))
                .containsExactly("-XX:UseAVX=2", "-Xmx8g", "-Duser.language=ar");
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
