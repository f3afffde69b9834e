package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateCommandTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeResults() throws IOException {
        write("base.json", "A.a", 100);
        write("same.json", "A.a", 101);
        write("slower.json", "A.a", 125);
        write("other.json", "A.b", 100);
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("file"), "");
    }

    private void write(String name, String benchmark, double ns) throws IOException {
        Files.writeString(folder.resolve(name), String.format(Locale.ROOT, """
                [{"benchmark": "p.%s", "mode": "avgt", "primaryMetric": {"score": %s, "scoreUnit": "ns/op",
                  "rawData": [[%s], [%s], [%s], [%s], [%s]]}}]
                """, benchmark, ns, ns, ns + 1, ns + 2, ns + 3, ns + 4));
    }

    private int run(String arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(("gate " + arguments.replace("@", folder.toString())).split(" "), new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void twoFilesAreComparedAndTheExitCodeSaysWhetherSomethingRegressed() throws IOException {
        assertThat(run("--baseline @/base.json --candidate @/same.json")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("no clear change").endsWith("passed: 1 no clear change\n");
        assertThat(
                run("--baseline @/base.json --candidate @/slower.json --markdown @/new/gate.md --out @/results --json"))
                .isEqualTo(ExitCodes.CHECK_FAILED);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.path("comparisons").get(0).path("verdict").stringValue()).isEqualTo("regressed");
        assertThat(Files.readString(folder.resolve("new/gate.md"))).startsWith("**Performance gate failed");
        try (Stream<Path> results = Files.list(folder.resolve("results"))) {
            assertThat(results).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).matches("gate-\\d{8}-\\d{6}\\.json");
                assertThat(JsonMapper.builder().build().readTree(Files.readString(file))).isEqualTo(report);
            });
        }
        assertThat(run("--baseline @/base.json --candidate @/slower.json --threshold 0.3 --quiet"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--quick | --base-ref",
            "--baseline @/absent.json | absent.json",
            "--baseline @/empty.json | empty.json is empty",
            "--baseline @/base.json --candidate @/empty.json | empty.json is empty",
            "--baseline @/base.json --candidate @/other.json | nothing was compared",
            "--base-ref no-such-revision | no-such-revision",
            "--base-ref HEAD --candidate @/base.json | give --baseline",
            "--base-ref HEAD --baseline @/base.json | mutually exclusive",
            "--base-ref HEAD --threshold 0 | --threshold: 0.0",
            "--baseline @/base.json --threshold x | --threshold",
            "--baseline @/base.json --candidate @/same.json --markdown @/file/gate.md | gate.md",
            "--baseline @/base.json --benchmarks NoSuchBenchmark | NoSuchBenchmark"})
    void badInputIsRefusedWithOneLineAndExitCodeTwo(String arguments, String names) {
        assertThat(run(arguments)).as(err.toString()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1).contains(names).doesNotContain("Exception");
    }

    @Test
    void aBenchmarkOrAProgramThatCannotBeProfiledIsRefusedAndLeavesNothing() {
        int code = Main.run(new String[]{"profile", "--out", folder.resolve("profiles").toString(), "--quiet",
                "NoSuchBenchmark"}, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(code).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString().strip()).hasLineCount(1);
        assertThat(folder.resolve("profiles")).isEmptyDirectory();
    }
}
