package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.random.Lanes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorWidthTest {
    /** Of this virtual machine, at the width that it chooses. */
    private static final String EXPECTED = Long.toHexString(WidthFingerprint.checksum());

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyForcedWidthGivesTheSameBits(int bits) throws IOException, InterruptedException {
        assertThat(run(bits)).isEqualTo(bits + " " + EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "wide"})
    void otherWidthsAreRefused(String bits) throws IOException, InterruptedException {
        assertThat(start(bits)).contains(Lanes.PROPERTY + ": " + bits).contains("128, 256, 512");
    }

    private static String run(int bits) throws IOException, InterruptedException {
        return start(String.valueOf(bits)).lines().filter(line -> !line.startsWith("WARNING"))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static String start(String bits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector", "-XX:+UseSerialGC",
                "-D" + WidthFingerprint.ALL + "=" + Boolean.getBoolean(WidthFingerprint.ALL),
                "-D" + Lanes.PROPERTY + "=" + bits, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WidthFingerprint.class.getName()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
