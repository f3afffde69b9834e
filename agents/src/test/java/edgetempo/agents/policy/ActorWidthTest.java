package edgetempo.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.nativeconfig.JvmFlags;
import edgetempo.random.Lanes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorWidthTest {
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyForcedWidthGivesTheSameBits(int bits) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.forFork());
        command.addAll(List.of("-D" + Lanes.PROPERTY + "=" + bits, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ActorFingerprint.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertThat(output.lines().filter(line -> !line.startsWith("WARNING")))
                .containsExactly(bits + " " + Long.toHexString(ActorFingerprint.checksum()));
    }
}
