package edgetempo.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program in the README in a virtual machine of its own: as it stands there, and with a tenth of its episodes where the scalar
 * backend plays them.
 */
class ReadmeExampleTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern PROGRAM = Pattern.compile("## As a library\n.*?```java\n(.*?)```\n", Pattern.DOTALL);
    private static final String EPISODES = ".episodes(80)";
    private static final Pattern FLAGS = Pattern.compile("Run it with `java (--\\S.*?) -cp … Example.java`");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "with the flags: {0}")
    @CsvSource({"true, vector, 3", "false, scalar, 2"})
    void runsOnAPlainClassPathWithTheFlagsAndWithout(boolean flags, String backend, int episodes)
            throws IOException, InterruptedException {
        String readme = Files.readString(README);
        String program = find(PROGRAM, readme);
        assertThat(program).contains(EPISODES);
        Files.writeString(folder.resolve("Example.java"),
                program.replace(EPISODES, ".episodes(" + episodes + ")"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        if (flags) {
            command.addAll(List.of(find(FLAGS, readme).split(" ")));
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "Example.java"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(err);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(Files.readString(out)).contains("mean reward ", "lstm-recall ", "popularity ", "greedy ",
                "tables, plots and page in ");
        assertThat(said).contains("Training lstm-recall on physical-m2-n20", backend + " backend",
                "episode " + episodes + "/" + episodes);
        assertThat(said.contains("--add-modules jdk.incubator.vector")).as(said).isEqualTo(!flags);
        Path run = only(folder.resolve("runs"));
        assertThat(RunRecord.read(run.resolve(RunRecord.FILE_NAME)).backend()).isEqualTo(backend);
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(only(folder.resolve("comparisons")).resolve("compare.json")).isNotEmptyFile();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static Path only(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
