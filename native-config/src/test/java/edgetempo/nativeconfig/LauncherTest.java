package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher refuses before it builds or starts anything. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "edgetempo").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void bashIsThere() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
    }

    @Test
    void theScriptIsWellFormed() throws Exception {
        assertThat(run(Map.of(), "-n", LAUNCHER.toString())).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void aFolderThatIsNoJdk25IsRefusedInOneLine() throws Exception {
        Outcome outcome = run(Map.of("EDGETEMPO_JAVA_HOME", folder.toString()), LAUNCHER.toString());
        assertThat(outcome)
                .isEqualTo(new Outcome(2, "edgetempo: EDGETEMPO_JAVA_HOME=" + folder + " is not a JDK 25\n"));
    }

    @Test
    void theVersionIsReadFromTheReleaseFileAndNotGuessedFromAPrefix() throws Exception {
        for (String version : List.of("17.0.15", "2.5", "250", "26")) {
            fakeJdk(version);
            assertThat(run(Map.of("EDGETEMPO_JAVA_HOME", folder.toString()), LAUNCHER.toString()).exitCode())
                    .as(version)
                    .isEqualTo(2);
        }
    }

    @Test
    void aGpuSwitchThatIsNeitherOnNorOffIsRefused() throws Exception {
        assertThat(run(Map.of("EDGETEMPO_GPU", "yes"), LAUNCHER.toString()))
                .isEqualTo(new Outcome(2, "edgetempo: EDGETEMPO_GPU must be 0 or 1, not yes\n"));
    }

    private void fakeJdk(String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            Path file = folder.resolve("bin").resolve(tool);
            Files.writeString(file, "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static Outcome run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
