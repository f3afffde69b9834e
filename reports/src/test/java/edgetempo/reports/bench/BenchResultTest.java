package edgetempo.reports.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import edgetempo.reports.stats.Summary.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchResultTest {
    private static final String JMH = """
            [{"jmhVersion": "1.37", "benchmark": "edgetempo.benchmarks.GaSlotBenchmark.solve", "mode": "thrpt",
              "threads": 2, "forks": 2, "jvm": "java", "jvmArgs": [], "params": {"users": "50", "backend": "auto"},
              "primaryMetric": {"score": 7.0, "scoreError": 0.5, "scoreConfidence": [6.5, 7.5],
                "scorePercentiles": {"0.0": 6.0}, "scoreUnit": "ops/s", "rawData": [[6, 7], [8, 7]]},
              "secondaryMetrics": {
                "\u00b7gc.alloc.rate.norm": {"score": 0.25, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                  "scoreUnit": "B/op", "rawData": [[0.25]]},
                "gc.count": {"score": 0, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"],
                  "scoreUnit": "counts", "rawData": [[0]]}}}]
            """;
    private static final String ENVELOPE = """
            {"schemaVersion": 1, "created": "2026-01-02T03:04:05Z",
             "machine": {"os": "Linux 6.1", "arch": "amd64", "cpu": "Fast 9000", "cores": 2, "jdk": "VM 25",
               "vectorBits": 512, "heapMib": 4096},
             "command": ["bench", "GaSlot"], "commit": "0123abc", "quick": true, "properties": {"edgetempo.home": "x"},
             "skipped": {"device=gpu": "none here"}, "results": %s}
            """;

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("result.json"), content);
    }

    @Test
    void aResultOfBenchIsReadWholeAsItWasWritten() throws IOException {
        Path file = file(String.format(Locale.ROOT, ENVELOPE, JMH));
        BenchResult result = BenchResult.read(file);
        assertThat(result.file()).isEqualTo(file);
        assertThat(result.created()).contains("2026-01-02T03:04:05Z");
        assertThat(result.machine())
                .contains(new BenchMachine("Linux 6.1", "amd64", "Fast 9000", 2, "VM 25", 512, 4096));
        assertThat(result.command()).containsExactly("bench", "GaSlot");
        assertThat(result.commit()).contains("0123abc");
        assertThat(result.quick()).isTrue();
        assertThat(result.properties()).containsExactly(Map.entry("edgetempo.home", "x"));
        assertThat(result.skipped()).containsExactly(Map.entry("device=gpu", "none here"));
        assertThat(result.scores()).hasSize(1);
        BenchScore score = result.scores().getFirst();
        assertThat(score.benchmark()).isEqualTo("edgetempo.benchmarks.GaSlotBenchmark.solve");
        assertThat(score.shortName()).isEqualTo("GaSlotBenchmark.solve");
        assertThat(score.parameters()).containsExactly(Map.entry("users", "50"), Map.entry("backend", "auto"));
        assertThat(score.parameterText()).isEqualTo("users=50 backend=auto");
        assertThat(score.mode()).isEqualTo("thrpt");
        assertThat(score.threads()).isEqualTo(2);
        assertThat(score.forks()).isEqualTo(2);
        assertThat(score.primary()).isEqualTo(
                new BenchMetric(7, 0.5, new Interval(6.5, 7.5), "ops/s",
                        List.of(List.of(6.0, 7.0), List.of(8.0, 7.0)), new TreeMap<>(Map.of(0.0, 6.0))));
        assertThat(score.secondary()).containsOnlyKeys("gc.alloc.rate.norm", "gc.count");
        assertThat(score.allocation()).map(BenchMetric::score).contains(0.25);
        assertThat(score.allocation().orElseThrow().error()).isNaN();
    }

    @Test
    void whatJmhWroteItselfHasTheSameScoresAndNoEnvelope() throws IOException {
        List<BenchScore> enveloped = BenchResult.read(file(String.format(Locale.ROOT, ENVELOPE, JMH))).scores();
        BenchResult plain = BenchResult.read(file(JMH));
        assertThat(plain.scores()).isEqualTo(enveloped);
        assertThat(plain.machine()).isEmpty();
        assertThat(plain.created()).isEmpty();
        assertThat(plain.commit()).isEqualTo(Optional.empty());
        assertThat(plain.command()).isEmpty();
    }

    @Test
    void ofSampledCallsEachIterationsMedianIsKept() throws IOException {
        String sampled = """
                [{"benchmark": "a.B.c", "mode": "sample", "primaryMetric": {"score": 5, "scoreError": 0.1,
                  "scoreConfidence": [4, 6], "scoreUnit": "ns/op",
                  "rawDataHistogram": [[[[10, 2], [3, 3]], [[4, 1], [9, 1]]], [[[7, 5]], []]]}}]
                """;
        assertThat(BenchResult.read(file(sampled)).scores().getFirst().primary().raw())
                .isEqualTo(List.of(List.of(3.0, 4.0), List.of(7.0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | is empty",
            "'  ' | is empty",
            "[{\"benchmark\": \"a.B.c\", \"mode\" | line 1: broken JSON",
            "benchmark  score | broken JSON",
            "[] | holds no results",
            "{} | is no benchmark result",
            "42 | is no benchmark result",
            "null | is no benchmark result",
            "{\"schemaVersion\": 1, \"episodes\": 3} | is no benchmark result",
            "{\"schemaVersion\": 2, \"results\": []} | has schemaVersion 2; this program reads 1",
            "{\"schemaVersion\": \"1\", \"results\": []} | has schemaVersion \"1\"; this program reads 1",
            "{\"schemaVersion\": 1, \"results\": {}} | results: a list of results is expected, found {}",
            "{\"schemaVersion\": 1, \"results\": []} | holds no results",
            "{\"schemaVersion\": 1, \"machine\": {\"os\": 1}, \"results\": []} | key machine",
            "[1] | [0].benchmark: a benchmark's name, found nothing",
            "[{\"episode\": 1}] | [0].benchmark: a benchmark's name, found nothing",
            "[{\"benchmark\": \"a.B.c\"}] | [0].mode: one of thrpt",
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"fast\"}] | [0].mode: one of thrpt, avgt, sample, ss",
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\"}] | [0].primaryMetric: a metric is expected",
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"primaryMetric\": {\"score\": \"fast\","
                    + " \"scoreUnit\": \"ns/op\"}}] | [0].primaryMetric.score: a number is expected, found \"fast\"",
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"primaryMetric\": {\"score\": 1}}]"
                    + " | [0].primaryMetric.scoreUnit: a unit",
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"avgt\", \"primaryMetric\": {\"score\": 1, \"scoreUnit\": \"ns/op\","
                    + " \"rawData\": [[1, true]]}}] | rawData[0][1]: a number is expected, found true"})
    void whatIsNoResultIsRefusedInOneLineThatNamesFileAndFault(String content, String fault) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> BenchResult.read(file)).isInstanceOf(ReportException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining(fault)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("Exception"));
    }

    @Test
    void aFileThatIsNotThereAndAFolderAreRefused() {
        Path absent = folder.resolve("absent.json");
        assertThatThrownBy(() -> BenchResult.read(absent)).isInstanceOf(ReportException.class)
                .hasMessageContaining(absent.toString()).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> BenchResult.read(folder)).isInstanceOf(ReportException.class)
                .hasMessageContaining("it is a folder");
    }

    @ParameterizedTest
    @CsvSource({"Linux 6.1, amd64, 512, linux-amd64-avx512", "Linux 6.1, x86_64, 256, linux-amd64-avx2",
            "Linux 5, amd64, 128, linux-amd64-sse", "Mac OS X 15.1, aarch64, 128, mac-aarch64-neon",
            "Windows 11 10.0, amd64, 256, windows-amd64-avx2", "Linux 6, aarch64, 256, linux-aarch64-sve256",
            "Linux 6, riscv64, 256, linux-riscv64-vec256", "Linux 6.1, amd64, 0, linux-amd64-scalar"})
    void machinesAreClassedBySystemProcessorAndVectorUnit(String os, String arch, int bits, String name) {
        assertThat(new BenchMachine(os, arch, "cpu", 2, "jdk", bits, 1).machineClass()).isEqualTo(name);
    }

    @Test
    void thisMachineHasAClassAndAProcessor() {
        assertThat(BenchMachine.hasVectors()).isTrue();
        BenchMachine machine = BenchMachine.current();
        assertThat(machine.vectorBits()).isBetween(64, 2048);
        assertThat(machine.cpu()).isNotBlank();
        assertThat(machine.machineClass()).matches("[a-z]+-[a-z0-9_]+-[a-z0-9]+");
    }
}
