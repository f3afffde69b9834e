package edgetempo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchMetric;
import edgetempo.reports.bench.BenchResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void doNotWaitForAMeasurementElsewhere() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @ParameterizedTest
    @CsvSource({"FitnesKernel, FitnessKernelBenchmark;", "gaslot$, GaSlotBenchmark;",
            "^RandomBenchmark.threefyBlock$, RandomBenchmark.threefryBlock;", "(, bench --list prints all"})
    void aNameThatFindsNothingIsRefusedInOneLineWithTheNearest(String regex, String nearest) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.run(regex, true, folder))
                .withMessageContaining("\"" + regex + "\"").withMessageContaining(nearest)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aParameterOfOtherBenchmarksOnlyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.check(request("GaSlotBenchmark", "kernel")))
                .withMessage(
                        "-p: no benchmark that matches \"GaSlotBenchmark\" has a parameter \"kernel\"; nearest: users;"
                                + " there are: backend, semantics, users, variant");
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.check(request("Random.*threefry", "users")))
                .withMessageEndingWith("; they have none");
    }

    private BenchRequest request(String regex, String parameter) {
        return new BenchRequest(regex, Map.of(parameter, List.of("1")), true, folder, List.of(), Optional.empty());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedBeforeAnythingIsMeasured() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.run(".*", false, file.resolve("results")))
                .withMessageContaining(file.toString());
    }

    @Test
    void aRunLeavesOneFileWithMachineCommandAndJmhsResults() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        Path file = Bench.run(
                new BenchRequest("RandomBenchmark.threefry", Map.of(), true, folder.resolve("new/results"),
                        List.of("bench", "RandomBenchmark.threefry"), Optional.of("0123abc")),
                new PrintStream(table, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));

        assertThat(file.getFileName().toString()).matches("bench-\\d{8}-\\d{6}\\.json");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        JsonNode record = JsonMapper.builder().build().readTree(file);
        assertThat(record.path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(record.path("commit").stringValue()).isEqualTo("0123abc");
        assertThat(record.path("command").get(1).stringValue()).isEqualTo("RandomBenchmark.threefry");
        JsonNode machine = record.path("machine");
        assertThat(machine.path("cores").intValue()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(machine.path("vectorBits").intValue()).isBetween(64, 2048);
        assertThat(machine.propertyNames()).contains("os", "arch", "cpu", "jdk", "heapMib");
        assertThat(record.path("results").size()).isEqualTo(1);
        JsonNode result = record.path("results").get(0);
        assertThat(result.path("benchmark").stringValue()).endsWith("RandomBenchmark.threefryBlock");
        assertThat(result.path("forks").intValue()).isEqualTo(1);
        assertThat(result.path("jvmArgs").toString()).contains("jdk.incubator.vector");
        assertThat(result.path("primaryMetric").path("score").doubleValue()).isPositive();
        assertThat(result.path("secondaryMetrics").has(BenchTable.BYTES_PER_OPERATION)).isTrue();

        BenchResult read = BenchResult.read(file);
        assertThat(read.machine()).contains(BenchMachine.current());
        assertThat(read.commit()).contains("0123abc");
        assertThat(read.quick()).isTrue();
        assertThat(read.scores()).singleElement().satisfies(score -> {
            assertThat(score.shortName()).isEqualTo("RandomBenchmark.threefryBlock");
            assertThat(score.primary().unit()).isEqualTo("ns/op");
            assertThat(score.primary().raw()).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(5);
            assertThat(score.allocation()).map(BenchMetric::unit).contains("B/op");
        });

        List<String> lines = table.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("benchmark").endsWith("B/op");
        assertThat(lines.get(1)).startsWith("RandomBenchmark.threefryBlock").containsAnyOf("ns/op", "not warm");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("Run progress");
    }

    /** Of the two virtual machines behind the jar's, only the last measures. */
    @Test
    void forksRunWithTheFlagsOfTheUser() throws IOException, InterruptedException {
        Path out = folder.resolve("results");
        Process jar = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss777k",
                "-Djmh.ignoreLock=true", "-cp", System.getProperty("java.class.path"), Bench.class.getName(),
                "RandomBenchmark.threefry", "--quick", "--out", out.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        assertThat(jar.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        try (Stream<Path> files = Files.list(out)) {
            JsonNode record = JsonMapper.builder().build().readTree(files.findFirst().orElseThrow());
            assertThat(record.path("results").get(0).path("jvmArgs").toString()).contains("\"-Xss777k\"");
        }
    }

    @Test
    void theJarsCommandLineNamesBenchmarksSpeedAndFolder() {
        assertThat(Bench.parse(new String[]{})).isEqualTo(
                new BenchRequest(".*", Map.of(), false, Path.of("bench-results"), List.of("benchmarks.jar"),
                        Optional.empty()));
        BenchRequest request = Bench.parse(new String[]{"--quick", "Ga.*", "--out", "here"});
        assertThat(request.regex()).isEqualTo("Ga.*");
        assertThat(request.quick()).isTrue();
        assertThat(request.out()).isEqualTo(Path.of("here"));
        assertThat(request.command()).containsExactly("benchmarks.jar", "--quick", "Ga.*", "--out", "here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--out", "-h", "Ga Peer"})
    void aWrongCommandLineIsAnsweredWithTheRightOne(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.parse(line.split(" ")))
                .withMessageContaining("[REGEX] [-p NAME=VALUE,...] [--list] [--quick] [--out DIR]");
    }

    @Test
    void parametersAreReadAndUnknownOnesRefusedInOneLine() {
        BenchRequest request = Bench.parse(new String[]{"GaSlot", "-p", "users=20,50", "--quick"});
        assertThat(request.parameters()).containsExactly(Map.entry("users", List.of("20", "50")));
        for (String wrong : List.of("users", "=3", "users=")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bench.parse(new String[]{"-p", wrong}))
                    .withMessageContaining("NAME=VALUE");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Bench.run(
                new BenchRequest("GaSlot", Map.of("user", List.of("20")), true, folder, List.of(), Optional.empty()),
                System.out, System.err)).withMessageContaining("\"user\"").withMessageContaining("users")
                .withMessageNotContaining("\n");
    }
}
