package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for too much, or is no file, gets one short line and exit code 2. */
@Timeout(60)
class RefusalTest {
    private static final int LONGEST = 300;

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private String refused(String... args) {
        assertThat(small.main(args)).as(small.err.toString()).isEqualTo(ExitCodes.BAD_INPUT);
        assertOneLine(small.err.toString());
        return small.err.toString();
    }

    private static void assertOneLine(String message) {
        assertThat(message.lines()).hasSize(1);
        assertThat(message.strip()).hasSizeLessThanOrEqualTo(LONGEST)
                .doesNotContainPattern("\\p{Cntrl}|\\t| at [a-z]+\\.")
                .doesNotContain("Exception", "tools.jackson", "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train --episodes 1 --algorithm popularity", "evaluate --algorithm all --episodes 1",
            "compare --slots 6", "fran solve --episodes 1", "fran train --epochs 1"})
    void moreThreadsThanThereCanBe(String command) {
        for (String threads : List.of("2147483647", "200000", "0", "-1")) {
            List<String> args = new ArrayList<>(List.of(command.split(" ")));
            args.addAll(List.of("--threads", threads));
            assertThat(refused(args.toArray(String[]::new))).contains("--threads", threads, "allowed: 1 to 1024");
        }
    }

    @Test
    void agentsThatNeedAHistogramWhereThereIsNone() {
        assertThat(refused("train", "--scenario", "published-m2-n20", "--algorithm", "lstm-recall", "--out",
                folder.toString()))
                .contains("caching.observation: PUBLISHED has none; allowed: EXTENDED");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void slotsBeyondTheLast() {
        assertThat(refused("solve", "--first", "2147483647", "--slots", "2", "--backend", "scalar"))
                .contains("--first: 2147483647 with 2 slots is out of range");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesThatNobodyWrites() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(refused("scenario", "check", pipe.toString())).contains("a pipe or a device");
        assertThat(refused("train", "--scenario", pipe.toString())).contains("a pipe or a device");
        assertThat(refused("conformance", pipe.toString())).contains("a pipe or a device");
        assertThat(refused("report", pipe.toString())).contains("a pipe or a device");
        assertThat(refused("evaluate", pipe.toString())).contains("pipe");
    }

    @Test
    void messagesAreShortAndPrintable() {
        String endless = "x".repeat(5000) + "\u0007\u001b[31m\r\n" + "y".repeat(5000);
        for (String[] args : List.of(new String[]{"scenario", "check", endless},
                new String[]{"scenario", "check", "physical-m2-n20", "--set", endless},
                new String[]{"scenario", "check", "physical-m2-n20", "--set", "name=" + endless},
                new String[]{"scenario", "check", "physical-m2-n20", "--set", "network.users=" + endless},
                new String[]{"train", "--algorithm", endless}, new String[]{"train", "--seeds", endless},
                new String[]{"train", "--episodes", endless}, new String[]{"compare", "--solvers", endless},
                new String[]{"compare", "--budget", endless}, new String[]{"evaluate", endless},
                new String[]{"report", endless}, new String[]{"conformance", endless}, new String[]{endless},
                new String[]{"bench", "--nosuch" + endless})) {
            refused(args);
        }
    }

    @Test
    void recordsWhoseKeysHoldSomethingElse() throws IOException {
        Path run = small.whole("popularity", 2, folder.resolve("runs"));
        String record = Files.readString(run.resolve("run.json"));
        for (String[] change : List.of(new String[]{"\"seed\" : 5", "\"seed\" : {\"a\" : []}"},
                new String[]{"\"seed\" : 5", "\"seed\" : \"five\""},
                new String[]{"\"seed\" : 5", "\"seed\" : 99999999999999999999999"},
                new String[]{"\"status\" : \"finished\"", "\"status\" : \"sleeping\""},
                new String[]{"\"status\" : \"finished\"", "\"status\" : 99"},
                new String[]{"\"schemaVersion\"", "\"schemaVersion\" : 1, \"" + "z".repeat(3000) + "\""},
                new String[]{"{", "{{"}, new String[]{"\"seed\"", "\u0001seed\""})) {
            String changed = record.replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(record);
            Files.writeString(run.resolve("run.json"), changed);
            for (List<String> args : List.of(List.of("report", run.toString(), "--out", folder + "/page.html"),
                    List.of("evaluate", run.toString()), List.of("train", "--resume", run.toString()))) {
                refused(args.toArray(String[]::new));
            }
        }
    }

    @Test
    void settingsOfTheJvmThatAreWrongOrTooSmall() throws IOException, InterruptedException {
        assertThat(fork(List.of("-Dedgetempo.vectorBits=abc"), "solve", "--backend", "vector", "--solver", "improved"))
                .contains("edgetempo.vectorBits: abc is not allowed; allowed: 128, 256, 512");
        assertThat(fork(List.of("-Xmx64m"), "solve", "--backend", "vector", "--solver", "improved",
                "--set", "ga.population=1000000"))
                .contains("out of memory");
    }

    private String fork(List<String> flags, String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(flags);
        all.add("-XX:TieredStopAtLevel=1");
        List<String> command = ChildJvm.command(all, List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        String message = Files.readString(err).replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
        assertThat(process.exitValue()).as(message).isEqualTo(ExitCodes.BAD_INPUT);
        assertOneLine(message);
        return message;
    }
}
