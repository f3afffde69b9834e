package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a virtual machine of its own, because native code writes past Java. */
class QuietTest {
    @TempDir
    private Path folder;

    @Test
    void aQuietTrainingWithNetworksWritesNothingOnTheStandardError() throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        List<String> command = ChildJvm.command(ChildJvm.SHORT_LIVED,
                SmallRun.arguments("lstm-ddpg", 3, folder.resolve("runs")));
        Process process = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        assertThat(Files.readAllLines(folder.resolve("out"))).isNotEmpty();
        assertThat(Files.readAllLines(err).stream()
                .filter(line -> !line.contains("Using incubator modules") && !line.startsWith("SLF4J"))).isEmpty();
    }
}
