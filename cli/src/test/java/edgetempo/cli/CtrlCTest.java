package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C on a terminal, where a bar is drawn. */
@EnabledIf("hasScript")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CtrlCTest {
    private static final int CTRL_C = 3;
    /** A bar with an episode played: before that there may be nothing to put in order. */
    private static final String FIRST_EPISODES = "episodes .*[1-9][0-9]*/[0-9]";

    @TempDir
    private Path folder;

    /** A program that gives a terminal, and one that undoes what a shell in the background does: there nobody hears of Ctrl-C. */
    static boolean hasScript() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of("/usr/bin/script")) && System.getProperty("os.name").equals("Linux")
                && new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
    }

    @ParameterizedTest
    @CsvSource({"train, 1", "train, 2", "seeds, 1", "seeds, 2", "fran, 1", "fran, 2"})
    void whatIsStoppedOnATerminalSaysSoAndCanGoOn(String command, int times) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(switch (command) {
            case "train" -> SmallRun.arguments("popularity", 1_000_000, folder.resolve("runs"));
            case "seeds" -> SmallRun.arguments("popularity", 1_000_000, folder.resolve("runs"));
            default -> List.of("fran", "train", "--scenario", "fran-small", "--epochs", "100000", "--out",
                    folder.resolve("runs").toString());
        });
        args.remove("--quiet");
        if (command.equals("seeds")) {
            args.removeAll(List.of("--seed", "5"));
            args.addAll(List.of("--seeds", "1,2", "--parallel", "2"));
        }
        Process process = start(args);
        String seen = readUntil(process.getInputStream(), command.equals("fran") ? "epochs " : FIRST_EPISODES);
        OutputStream keyboard = process.getOutputStream();
        for (int i = 0; i < times; i++) {
            keyboard.write(CTRL_C);
            keyboard.flush();
        }
        String rest = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%s", seen, rest).isEqualTo(ExitCodes.INTERRUPTED);
        assertThat(rest).contains("interrupted").doesNotContain("Exception");
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            List<Path> records = files.filter(file -> file.endsWith("run.json")).toList();
            assertThat(records).hasSizeBetween(1, command.equals("seeds") ? 2 : 1);
            for (Path record : records) {
                assertThat(Files.readString(record)).contains("\"status\" : \"interrupted\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare --scenario physical-m2-n20 --slots 100000 --solvers memetic,improved",
            "compare --policies popularity,random --solver local-search --episodes 100000",
            "evaluate --algorithm popularity --references random --episodes 100000"})
    void whatHasNothingToPutInOrderEndsAtOnceAndLeavesNothing(String command) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--backend", "scalar", "--out", Files.createDirectory(folder.resolve("out")).toString()));
        Process process = start(args);
        String seen = readUntil(process.getInputStream(), "% \\[");
        process.getOutputStream().write(CTRL_C);
        process.getOutputStream().flush();
        String rest = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%s", seen, rest).isEqualTo(ExitCodes.INTERRUPTED);
        assertThat(rest.strip()).endsWith("interrupted").doesNotContain("Exception");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    /** A process on a terminal of its own. */
    private Process start(List<String> args) throws IOException {
        List<String> command = ChildJvm.command(ChildJvm.SHORT_LIVED, args);
        Path script = Files.writeString(folder.resolve("command"),
                "exec env --default-signal=INT "
                        + String.join(" ", command.stream().map(word -> "'" + word + "'").toList()));
        return new ProcessBuilder("/usr/bin/script", "-qefc", "sh " + script, "/dev/null").redirectErrorStream(true)
                .start();
    }

    private static String readUntil(InputStream in, String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        StringBuilder seen = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            seen.append((char) c);
            if (pattern.matcher(seen).find()) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended before \"" + regex + "\": " + seen);
    }
}
