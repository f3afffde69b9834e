package edgetempo.reports.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Files that JMH 1.37 wrote of short runs: every mode, groups with their parts, counters, threads, classes of the same name, single calls.
 */
class RealResultsTest {
    /** Names of the files, without their ending. */
    static final String[] FILES = {"group", "modes", "packages", "sample", "single-shot", "threads"};

    static Path file(String name) {
        try {
            return Path.of(RealResultsTest.class.getResource("/jmh/" + name + ".json").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BenchResult read(String name) {
        return BenchResult.read(file(name));
    }

    @Test
    void allAreReadAndEveryMeasurementHasANameOfItsOwn() {
        Map<String, Integer> measurements = Map.of("group", 2, "modes", 4, "packages", 2, "sample", 3, "single-shot", 2,
                "threads", 2);
        for (String name : FILES) {
            BenchResult result = read(name);
            assertThat(result.scores()).as(name).hasSize(measurements.get(name));
            BenchNames names = new BenchNames(result.scores().stream().map(BenchScore::identity).toList());
            assertThat(result.scores().stream().map(score -> names.line(score.identity()))).as(name)
                    .doesNotHaveDuplicates();
            assertThat(result.scores()).allSatisfy(
                    score -> assertThat(score.jdk()).contains("OpenJDK 64-Bit Server VM 25.0.3+9-LTS"));
        }
    }

    @Test
    void namesSayWhatDiffersAndNothingElse() {
        assertThat(names("modes")).containsExactly("CollectionBenchmark.get thrpt", "CollectionBenchmark.get avgt",
                "CollectionBenchmark.get sample", "CollectionBenchmark.get ss");
        assertThat(names("packages")).containsExactly("org.example.list.CollectionBenchmark.get",
                "org.example.stack.CollectionBenchmark.get");
        assertThat(names("threads")).allSatisfy(line -> assertThat(line).endsWith(" 2 threads"));
        assertThat(names("single-shot")).containsExactly("SolverSlotBenchmark.solve solver=local-search users=20",
                "SolverSlotBenchmark.solve solver=all-local users=20");
    }

    private static Iterable<String> names(String file) {
        BenchResult result = read(file);
        BenchNames names = new BenchNames(result.scores().stream().map(BenchScore::identity).toList());
        return result.scores().stream().map(score -> names.line(score.identity())).toList();
    }

    @Test
    void partsOfGroupsAndCountersAreTold() {
        assertThat(read("group").scores().getFirst().parts()).containsOnlyKeys("offer", "poll");
        assertThat(read("packages").scores().getFirst().parts()).containsOnlyKeys("hits");
        assertThat(read("single-shot").scores().getFirst().parts()).containsOnlyKeys("qos", "slots");
        assertThat(read("sample").scores().getFirst().parts()).isEmpty();
        assertThat(read("threads").scores().getFirst().parts()).isEmpty();
    }

    @Test
    void percentilesOfSingleCallsAreThoseOfTheFile() {
        BenchMetric metric = read("sample").scores().getFirst().primary();
        assertThat(metric.percentiles()).containsEntry(0.0, 62.08).containsEntry(50.0, 67.072);
        assertThat(metric.percentiles().lastKey()).isEqualTo(100.0);
        assertThat(metric.raw()).hasSize(1);
        assertThat(metric.raw().getFirst()).hasSize(2);
    }

    @Test
    void unitsOfTimesAndRatesComeToSecondsAnOperation() {
        assertThat(Units.cost(4, "ops/us")).isEqualTo(2.5e-7);
        assertThat(Units.cost(40, "us/op")).isCloseTo(4e-5, within(1e-18));
        assertThat(Units.cost(1, "ms/op")).isEqualTo(1e-3);
        assertThat(Units.cost(0, "ops/s")).isInfinite();
        assertThat(Units.cost(64, "B/op")).isEqualTo(64);
        assertThat(Units.ofCost("ops/min")).isEqualTo("s/op");
        assertThat(Units.ofCost("B/op")).isEqualTo("B/op");
        assertThat(Units.rate("ops/B")).isFalse();
        assertThat(Units.time("#")).isFalse();
    }

    /** All of these were measured for a few tenths of a second; what was still compiling says so, single shots are meant to be cold. */
    @Test
    void whatWasNotWarmIsNoFigure() {
        for (String name : new String[]{"group", "threads"}) {
            assertThat(read(name).scores()).as(name).allSatisfy(
                    score -> assertThat(score.notWarm()).contains("its error exceeds its score"));
        }
        assertThat(read("single-shot").scores()).allSatisfy(score -> assertThat(score.notWarm()).isEmpty());
        assertThat(read("modes").scores().get(2).notWarm()).isEmpty();
    }

    private static BenchScore score(String raw, String bytes) {
        return BenchResult.ofJmh("""
                [{"benchmark": "a.B.c", "mode": "avgt", "primaryMetric": {"score": 100, "scoreError": 20,
                  "scoreConfidence": [80, 120], "scoreUnit": "ns/op", "rawData": %s}, "secondaryMetrics": {
                  "gc.alloc.rate.norm": {"score": 1, "scoreUnit": "B/op", "rawData": %s}}}]
                """.formatted(raw, bytes)).scores().getFirst();
    }

    @Test
    void trendsAndBytesOfSomeIterationsAreSignsOfCompilation() {
        assertThat(score("[[100, 99, 101]]", "[[0.1, 0.1, 0.1]]").notWarm()).isEmpty();
        assertThat(score("[[140, 110, 95], [150, 120, 100]]", "[[0, 0, 0]]").notWarm().orElseThrow())
                .contains("faster from iteration to iteration");
        assertThat(score("[[140, 110, 95], [100, 101, 99]]", "[[0, 0, 0]]").notWarm()).isEmpty();
        assertThat(score("[[100, 96, 92]]", "[[0, 0, 0]]").notWarm()).isEmpty();
        assertThat(score("[[100, 99, 101]]", "[[99556, 12000, 0.1]]").notWarm().orElseThrow())
                .contains("allocate more");
        assertThat(score("[[100, 99, 101]]", "[[99556, 99600, 99700]]").notWarm()).isEmpty();
    }
}
