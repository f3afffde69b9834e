package edgetempo.ga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen in virtual machines that make no vector instructions: each is one of its own. */
class BackendChoiceTest {
    /** Prints the choice. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            System.out.println(GaBackends.fastest().name() + "|" + GaBackends.choice());
        }
    }

    private static String choice(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto"));
        command.addAll(Arrays.asList(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(line).isZero();
        return line;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-Xint | Java only interprets",
            "-XX:TieredStopAtLevel=1 | second compiler is off", "-XX:TieredStopAtLevel=3 | second compiler is off"})
    void withoutTheSecondCompilerPlainLoopsAreFaster(String flag, String why) throws Exception {
        assertThat(choice("--add-modules", "jdk.incubator.vector", flag)).startsWith("scalar|scalar, because ")
                .contains(why);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void withoutTheSecondAvxPlainLoopsAreFaster(int avx) throws Exception {
        assumeTrue(List.of("amd64", "x86_64").contains(System.getProperty("os.arch")), "AVX is of x86");
        assertThat(choice("--add-modules", "jdk.incubator.vector", "-XX:UseAVX=" + avx))
                .startsWith("scalar|scalar, because ").contains("-XX:UseAVX=" + avx);
    }

    @Test
    void withoutTheModuleItIsSaidToo() throws Exception {
        assertThat(choice()).startsWith("scalar|scalar, because the Vector API is missing");
    }

    @Test
    void whereNothingIsMissingVectorKernelsAreChosen() throws Exception {
        assumeTrue(GaBackends.vectorObstacle().isEmpty(), "this machine has no vector unit");
        assertThat(choice("--add-modules", "jdk.incubator.vector")).startsWith("vector|vector: Vector API kernels");
        assertThat(GaBackends.fastest().name()).isEqualTo("vector");
    }
}
