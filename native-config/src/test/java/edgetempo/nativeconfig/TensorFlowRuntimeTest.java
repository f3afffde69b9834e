package edgetempo.nativeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFlowRuntimeTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnotherProcessIsStillUnpackingIsNotLoaded() throws IOException, InterruptedException {
        assumeTrue(NativeBinary.detect().classifiers().contains("linux-x86_64"), "the names of files are Linux's");
        Process unpacks = load();
        assertThat(unpacks.inputReader().lines()).containsExactly("begins", "loaded");

        Path cache = folder.resolve("cache");
        Path library = find(cache, "libtensorflow_framework.so.2");
        byte[] whole = Files.readAllBytes(library);
        FileTime written = Files.getLastModifiedTime(library);
        Process waits;
        try (FileChannel file = FileChannel.open(cache.resolve(TensorFlowRuntime.LOCK), StandardOpenOption.WRITE);
                var _ = file.lock()) {
            // As a process leaves it that has unpacked one library and is in the middle of the other.
            try (FileChannel half = FileChannel.open(library, StandardOpenOption.WRITE)) {
                half.truncate(whole.length / 2);
            }
            waits = load();
            BufferedReader said = waits.inputReader();
            assertThat(said.readLine()).isEqualTo("begins");
            waits.waitFor(2, TimeUnit.SECONDS);
            Files.write(library, whole);
            Files.setLastModifiedTime(library, written);
        }
        assertThat(waits.inputReader().lines()).containsExactly("loaded");
        assertThat(waits.waitFor()).isZero();
    }

    private Process load() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.forFork());
        command.addAll(List.of("-D" + NativeProbe.CACHE_PROPERTY + "=" + folder.resolve("cache"),
                "-XX:ErrorFile=" + folder.resolve("crash"), "-cp", System.getProperty("java.class.path"),
                Loads.class.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Path find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    /** Loads TensorFlow and says so. */
    static final class Loads {
        private Loads() {}

        /** The child process. */
        public static void main(String[] arguments) {
            System.out.println("begins");
            TensorFlowRuntime.load();
            System.out.println("loaded");
        }
    }
}
