package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.bench.BenchMachine;
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
        String base = Files.readString(folder.resolve("base.json"));
        Files.writeString(folder.resolve("one-fork.json"),
                base.replaceAll("\"rawData\": .*\\]\\]", "\"rawData\": [[1000, 1001]]"));
        Files.writeString(folder.resolve("doubled.json"), base.replaceFirst("(?s)\\[(\\{.*\\})\\]\\s*$", "[$1, $1]"));
        Files.writeString(folder.resolve("no-data.json"), base.replaceAll("\"rawData\": .*\\]\\]", "\"rawData\": []"));
        Files.writeString(folder.resolve("zero.json"), base.replace("[[100.0]", "[[0]"));
        Files.writeString(folder.resolve("negative.json"), base.replace("[[100.0]", "[[-100]"));
        Files.writeString(folder.resolve("thrpt.json"), base.replace("avgt", "thrpt").replace("ns/op", "ops/ns"));
        Files.writeString(folder.resolve("no-costs.json"),
                """
                        {"schemaVersion": 2, "kind": "edgetempo-gate-baseline", "created": null, "commit": null, "machine": null,
                         "jdks": [], "samples": [{"benchmark": "p.A.a", "parameters": {}, "mode": "avgt", "threads": 1,
                         "unit": "s/op", "costs": [], "allocated": [1]}]}
                        """);
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("history.jsonl"), "no gate\n");
        Files.writeString(folder.resolve("file"), "");
    }

    private void write(String name, String benchmark, double ns) throws IOException {
        Files.writeString(folder.resolve(name), String.format(Locale.ROOT, """
                [{"benchmark": "p.%s", "mode": "avgt", "primaryMetric": {"score": %s, "scoreUnit": "ns/op",
                  "rawData": [[%s], [%s], [%s], [%s], [%s]]}}]
                """, benchmark, ns, ns, ns + 1, ns + 2, ns + 3, ns + 4));
    }

    @Test
    void ofAFolderTheBaselineOfThisMachinesClassIsTakenElseTheFirst() throws IOException {
        Path baselines = Files.createDirectory(folder.resolve("baselines"));
        assertThat(run("--baseline " + baselines)).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(err.toString()).contains(baselines.toString(), "holds no baseline").hasLineCount(1);
        Path first = Files.createFile(baselines.resolve("a-class-of-its-own.json"));
        Files.createFile(baselines.resolve("readme.txt"));
        assertThat(GateCommand.ofThisMachine(baselines)).isEqualTo(first);
        Path own = Files.createFile(baselines.resolve(BenchMachine.current().machineClass() + ".json"));
        assertThat(GateCommand.ofThisMachine(baselines)).isEqualTo(own);
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
        assertThat(folder.resolve("results/history.jsonl")).as("two files say nothing of this machine").doesNotExist();
        try (Stream<Path> results = Files.list(folder.resolve("results"))) {
            assertThat(results.filter(file -> !file.toString().endsWith(".html"))).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).matches("gate-\\d{8}-\\d{6}\\.json");
                assertThat(JsonMapper.builder().build().readTree(Files.readString(file))).isEqualTo(report);
            });
        }
        assertThat(run("--baseline @/base.json --candidate @/slower.json --threshold 0.3 --quiet"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void whatCouldNotBeToldIsNeverCalledPassed() throws IOException {
        assertThat(run("--baseline @/base.json --candidate @/one-fork.json")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(out.toString()).contains("could not tell: 1 not judged").doesNotContain("passed");
        assertThat(run("--baseline @/base.json --candidate @/other.json --json")).isEqualTo(ExitCodes.BAD_INPUT);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.path("outcome").stringValue()).isEqualTo("could not tell");
        assertThat(report.path("machine").isNull()).as("no file says which machine it is from").isTrue();
    }

    /** What a file says of its machine and JDK is reported, not what this machine is. */
    @Test
    void machineAndJdkAreThoseOfTheFiles() throws IOException {
        String results = Files.readString(folder.resolve("base.json"));
        String envelope = """
                {"schemaVersion": 1, "machine": {"os": "Linux 6", "arch": "amd64", "cpu": "Fast 9000", "cores": 2,
                 "jdk": "VM %s, Vendor", "vectorBits": 512, "heapMib": 1}, "results": %s}
                """;
        Files.writeString(folder.resolve("one.json"), String.format(Locale.ROOT, envelope, "25.0.1", results));
        Files.writeString(folder.resolve("two.json"), String.format(Locale.ROOT, envelope, "26.0.0", results));
        assertThat(run("--baseline @/one.json --candidate @/two.json --json")).isEqualTo(ExitCodes.OK);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.path("machine").path("cpu").stringValue()).isEqualTo("Fast 9000");
        assertThat(report.path("machine").path("jdk").stringValue()).isEqualTo("VM 26.0.0, Vendor");
        assertThat(report.path("notes").toString()).contains("another JDK (VM 25.0.1, the candidate: VM 26.0.0)");
        Files.writeString(folder.resolve("jmh.json"),
                results.replace("\"mode\"", "\"vmName\": \"VM\", \"vmVersion\": \"24\", \"mode\""));
        assertThat(run("--baseline @/jmh.json --candidate @/two.json")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("another JDK (VM 24, the candidate: VM 26.0.0)");
    }

    /** Of another class of machine bytes alone are compared: nobody should take that for a comparison of times. */
    @Test
    void aVerdictWithoutTimesSaysSo() throws IOException {
        String results = Files.readString(folder.resolve("base.json")).replace("\"primaryMetric\"",
                "\"secondaryMetrics\": {\"gc.alloc.rate.norm\": {\"score\": 64, \"scoreUnit\": \"B/op\","
                        + " \"rawData\": [[64]]}}, \"primaryMetric\"");
        String envelope = """
                {"schemaVersion": 1, "machine": {"os": "Linux 6", "arch": "amd64", "cpu": "Fast 9000", "cores": 2,
                 "jdk": "VM 25, Vendor", "vectorBits": %d, "heapMib": 1}, "results": %s}
                """;
        Files.writeString(folder.resolve("wide.json"), String.format(Locale.ROOT, envelope, 512, results));
        Files.writeString(folder.resolve("narrow.json"), String.format(Locale.ROOT, envelope, 256, results));
        assertThat(run("--baseline @/wide.json --candidate @/narrow.json")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).endsWith("passed: 1 no clear change; times not compared\n")
                .contains("class linux-amd64-avx512").doesNotContain("smallest slowdown");
    }

    @Test
    void aPartOfBothFilesIsCompared() throws IOException {
        Files.writeString(folder.resolve("both.json"), Files.readString(folder.resolve("slower.json")).strip()
                .replaceFirst("\\]$", "") + "," + Files.readString(folder.resolve("other.json")).strip().substring(1));
        assertThat(run("--baseline @/both.json --candidate @/both.json --benchmarks A.b --json"))
                .isEqualTo(ExitCodes.OK);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.path("comparisons").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--quick | --base-ref",
            "--aa --baseline @/base.json | mutually exclusive",
            "--baseline @/base.json --candidate @/same.json --out @/broken | history.jsonl, line 1",
            "bisect HEAD | expected GOOD..BAD",
            "bisect HEAD..no-such-revision | no-such-revision",
            "bisect HEAD~1..HEAD --threshold 0 | --threshold: 0.0",
            "bisect | GOOD..BAD",
            "--baseline @/absent.json | absent.json",
            "--baseline @/empty.json | empty.json is empty",
            "--baseline @/base.json --candidate @/empty.json | empty.json is empty",
            "--baseline @/base.json --candidate @/other.json | nothing was compared",
            "--base-ref no-such-revision | no-such-revision",
            "--base-ref HEAD --candidate @/base.json | give --baseline",
            "--baseline @/base.json --candidate @/one-fork.json | one fork a side tells nothing of times",
            "--baseline @/base.json --candidate @/base.json --benchmarks nosuch | nothing in",
            "--baseline @/base.json --candidate @/base.json --benchmarks ( | --benchmarks: \"(\" is no regular expression",
            "--baseline @/base.json --candidate @/same.json --quick | --quick: cannot be given with --candidate",
            "--baseline @/base.json --candidate @/doubled.json | holds A.a twice",
            "--baseline @/base.json --candidate @/no-data.json | rawData holds no iterations",
            "--baseline @/base.json --candidate @/zero.json | a score must be a positive number",
            "--baseline @/base.json --candidate @/negative.json | a score must be a positive number",
            "--baseline @/base.json --candidate @/thrpt.json | nothing was compared",
            "--baseline @/no-costs.json --candidate @/no-costs.json | costs is empty",
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
        assertThat(folder.resolve("profiles")).doesNotExist();
    }
}
