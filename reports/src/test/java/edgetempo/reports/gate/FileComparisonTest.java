package edgetempo.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchIdentity;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.GateReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on files as JMH writes them: six forks of three iterations, forks that differ by a few percent. */
class FileComparisonTest {
    private static final GateRules RULES = GateRules.of(0.1);
    private static final double[] FORKS = {1.00, 1.02, 0.99, 1.03, 1.01, 0.98};

    @TempDir
    private Path folder;

    /** A result as JMH writes it; no allocation if bytes is NaN. */
    private static String score(String name, String mode, String unit, double score, double bytes) {
        String raw = IntStream.range(0, FORKS.length)
                .mapToObj(i -> String.format(Locale.ROOT, "[%1$.9g, %1$.9g, %1$.9g]", score * FORKS[i]))
                .collect(Collectors.joining(", ", "[", "]"));
        String secondary = Double.isNaN(bytes)
                ? ""
                : String.format(Locale.ROOT, "\"gc.alloc.rate.norm\": {\"score\": %1$f, \"scoreError\": 0.1,"
                        + " \"scoreConfidence\": [0, 1], \"scoreUnit\": \"B/op\", \"rawData\": [[%1$f, %1$f]]}", bytes);
        return String.format(Locale.ROOT, "{\"benchmark\": \"p.%s\", \"mode\": \"%s\", \"threads\": 1, \"forks\": 6,"
                + " \"primaryMetric\": {\"score\": %f, \"scoreError\": 0.1, \"scoreConfidence\": [0, 1],"
                + " \"scoreUnit\": \"%s\", \"rawData\": %s}, \"secondaryMetrics\": {%s}}", name, mode, score, unit, raw,
                secondary);
    }

    private static String time(String name, double ns) {
        return score(name, "avgt", "ns/op", ns, 0.5);
    }

    private Measurements file(String name, String... scores) throws IOException {
        return Measurements.read(Files.writeString(folder.resolve(name), "[" + String.join(",", scores) + "]"));
    }

    private List<Comparison> compare(List<String> base, List<String> candidate) throws IOException {
        return FileComparison.of(file("base.json", base.toArray(String[]::new)),
                file("candidate.json", candidate.toArray(String[]::new)), RULES, true);
    }

    private static List<Verdict> verdicts(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::verdict).toList();
    }

    private static GateReport report(List<Comparison> comparisons) {
        return new GateReport(GateReport.SCHEMA_VERSION, "2026-01-02T03:04:05Z", "main (0123abc)", "4567def",
                Optional.empty(), Double.NaN, 0.1, 0.95, 60, List.of("A | note."), comparisons, true,
                Optional.empty(), List.of(), false, List.of());
    }

    @Test
    void allRegressed() throws IOException {
        List<Comparison> found = compare(List.of(time("A.a", 100), score("A.b", "thrpt", "ops/s", 1000, 0)),
                List.of(time("A.a", 125), score("A.b", "thrpt", "ops/s", 800, 0)));
        assertThat(verdicts(found)).containsOnly(Verdict.REGRESSED);
        assertThat(found).allSatisfy(one -> {
            assertThat(one.ratio()).isCloseTo(1.25, within(1e-6));
            assertThat(one.low()).isBetween(1.2, 1.25);
            assertThat(one.high()).isBetween(1.25, 1.31);
            assertThat(one.forks()).isEqualTo(6);
            assertThat(one.reason()).isEqualTo("slower");
        });
        assertThat(report(found).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report(found).summary()).isEqualTo("Performance gate failed: 2 regressed");
    }

    @Test
    void allImproved() throws IOException {
        List<Comparison> found = compare(List.of(time("A.a", 100), score("A.b", "thrpt", "ops/ms", 1000, 0)),
                List.of(time("A.a", 80), score("A.b", "thrpt", "ops/ms", 1250, 0)));
        assertThat(verdicts(found)).containsOnly(Verdict.IMPROVED);
        assertThat(report(found).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(report(found).summary()).isEqualTo("Performance gate passed: 2 improved");
    }

    @Test
    void mixed() throws IOException {
        List<Comparison> found = compare(List.of(time("A.a", 100), time("A.b", 100), time("A.c", 100), time("A.d", 1)),
                List.of(time("A.a", 120), time("A.b", 70), time("A.c", 103), time("A.e", 1)));
        assertThat(verdicts(found)).containsExactly(Verdict.REGRESSED, Verdict.IMPROVED, Verdict.NO_CLEAR_CHANGE,
                Verdict.ONLY_IN_BASE, Verdict.ONLY_IN_CANDIDATE);
        assertThat(report(found).summary()).isEqualTo("Performance gate failed: 1 regressed, 1 improved,"
                + " 1 no clear change, 1 only in base, 1 only in candidate");
    }

    @Test
    void noiseOnly() throws IOException {
        assertThat(verdicts(compare(List.of(time("A.a", 100), time("A.b", 100)),
                List.of(time("A.a", 104), time("A.b", 96))))).containsOnly(Verdict.NO_CLEAR_CHANGE);
    }

    @Test
    void aLargeChangeThatOnlyHalfOfTheForksShowIsNotClear() throws IOException {
        String wild = time("A.a", 100);
        for (double fork : FORKS) {
            double other = fork < 1.005 ? 70 * fork : 300 * fork;
            wild = wild.replace(String.format(Locale.ROOT, "%.9g", 100 * fork),
                    String.format(Locale.ROOT, "%.9g", other));
        }
        Comparison one = compare(List.of(time("A.a", 100)), List.of(wild)).getFirst();
        assertThat(one.ratio()).isGreaterThan(1.1);
        assertThat(one.low()).isLessThan(1);
        assertThat(one.verdict()).isEqualTo(Verdict.NO_CLEAR_CHANGE);
    }

    @Test
    void withoutAllocationDataOnlyTimesAreJudged() throws IOException {
        List<Comparison> found = compare(List.of(score("A.a", "avgt", "ns/op", 100, Double.NaN), time("A.b", 100)),
                List.of(time("A.a", 100), score("A.b", "avgt", "ns/op", 130, Double.NaN)));
        assertThat(verdicts(found)).containsExactly(Verdict.NO_CLEAR_CHANGE, Verdict.REGRESSED);
        assertThat(found).allSatisfy(one -> assertThat(one.baseBytes()).isNaN());
    }

    @ParameterizedTest
    @CsvSource({
            // ns/op, B/op before, B/op after
            "100, 0, 64, REGRESSED", "1200, 0.3, 64.3, REGRESSED", "125, 0.002, 0.109, REGRESSED",
            "400000, 820, 884, REGRESSED", "350000, 100000, 100064, REGRESSED", "42, 0.001, 0.0635, REGRESSED",
            "100, 0.001, 0.004, NO_CLEAR_CHANGE", "1200, 0.05, 0.1, NO_CLEAR_CHANGE",
            "190000, 819, 832, NO_CLEAR_CHANGE", "100, 64, 0, IMPROVED"})
    void sixtyFourBytesMoreAlwaysFailAlsoWhereACallIsManyOperations(double ns, double before, double after,
            Verdict verdict) throws IOException {
        Comparison one = compare(List.of(score("A.a", "avgt", "ns/op", ns, before)),
                List.of(score("A.a", "avgt", "ns/op", ns, after))).getFirst();
        assertThat(one.verdict()).isEqualTo(verdict);
        assertThat(one.reason()).isEqualTo(verdict == Verdict.REGRESSED
                ? "allocates more"
                : verdict == Verdict.IMPROVED ? "allocates less" : "");
    }

    /** Of bytes beyond a megabyte 0.2 % may differ: rows and buffers are not the same number every time. */
    @ParameterizedTest
    @CsvSource({"102000000, 102061200, NO_CLEAR_CHANGE", "102000000, 102400000, REGRESSED",
            "900000, 900064, REGRESSED", "102061200, 102000000, NO_CLEAR_CHANGE"})
    void aSmallShareOfManyBytesIsNoChange(double before, double after, Verdict verdict) throws IOException {
        assertThat(verdicts(compare(List.of(score("A.a", "avgt", "ns/op", 1000, before)),
                List.of(score("A.a", "avgt", "ns/op", 1000, after))))).containsExactly(verdict);
    }

    private static String oneFork(String name, double ns, double bytes) {
        return score(name, "avgt", "ns/op", ns, bytes).replaceFirst("\"rawData\": \\[\\[([^]]*)\\].*?\\]\\]",
                "\"rawData\": [[$1]]");
    }

    @Test
    void oneForkTellsNothingOfTimesAndIsNoPass() throws IOException {
        List<Comparison> found = compare(List.of(oneFork("A.a", 100, Double.NaN)),
                List.of(oneFork("A.a", 1000, Double.NaN)));
        assertThat(verdicts(found)).containsExactly(Verdict.NOT_JUDGED);
        assertThat(found.getFirst().forks()).isEqualTo(1);
        assertThat(report(found).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(report(found).undecided())
                .contains("nothing could be judged: one fork a side tells nothing of times");
        assertThat(report(found).toText()).contains("not judged: one fork a side tells nothing of times")
                .endsWith("Performance gate could not tell: 1 not judged").doesNotContain("passed");
        // Bytes are known exactly: more of them are a verdict, as many are none on the time.
        assertThat(verdicts(compare(List.of(oneFork("A.a", 100, 0), oneFork("A.b", 100, 0)),
                List.of(oneFork("A.a", 100, 64), oneFork("A.b", 100, 0)))))
                .containsExactly(Verdict.REGRESSED, Verdict.NOT_JUDGED);
        // One side with a fork is enough to know nothing.
        assertThat(verdicts(compare(List.of(time("A.a", 100)), List.of(oneFork("A.a", 1000, 0.5)))))
                .containsExactly(Verdict.NOT_JUDGED);
    }

    @Test
    void modesThreadsAndPackagesAreDifferentBenchmarks() throws IOException {
        String twoThreads = time("A.a", 100).replace("\"threads\": 1", "\"threads\": 2");
        String otherPackage = time("A.a", 100).replace("p.A.a", "q.A.a");
        List<String> base = List.of(time("A.a", 100), score("A.a", "thrpt", "ops/s", 1e7, 0.5), twoThreads,
                otherPackage);
        List<Comparison> found = compare(base, List.of(time("A.a", 100), score("A.a", "thrpt", "ops/s", 0.5e7, 0.5),
                twoThreads, otherPackage));
        assertThat(found).extracting(Comparison::id).containsExactly("p.A.a avgt 1 thread", "p.A.a thrpt 1 thread",
                "p.A.a avgt 2 threads", "q.A.a avgt 1 thread");
        assertThat(verdicts(found)).containsExactly(Verdict.NO_CLEAR_CHANGE, Verdict.REGRESSED,
                Verdict.NO_CLEAR_CHANGE, Verdict.NO_CLEAR_CHANGE);
        for (String other : base.subList(1, 4)) {
            List<Comparison> apart = compare(List.of(time("A.a", 100)), List.of(other));
            assertThat(verdicts(apart)).containsExactly(Verdict.ONLY_IN_BASE, Verdict.ONLY_IN_CANDIDATE);
            assertThat(report(apart).outcome()).isEqualTo(Outcome.UNDECIDED);
        }
    }

    private static final String SAMPLE = """
            {"benchmark": "p.A.a", "parameters": {}, "mode": "sample", "threads": 1, "unit": "s/op", "costs": [1e-6, 1e-6],
             "allocated": [0.5]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[1e-6, 1e-6] | [] | A.a: costs is empty; expected one a fork",
            "[1e-6, 1e-6] | [1e-6, 0] | A.a: a cost must be a positive number, found 0.0",
            "[1e-6, 1e-6] | [-1e-6] | A.a: a cost must be a positive number, found -1.0E-6",
            "[1e-6, 1e-6] | [null] | A.a: a cost must be a positive number, found NaN",
            "[0.5] | [-1] | A.a: allocated bytes must be numbers from 0 on, found -1.0",
            "\"sample\" | \"fast\" | A.a: mode \"fast\" is none of thrpt, avgt, sample, ss",
            "\"threads\": 1 | \"threads\": 0 | A.a: threads must be at least 1, found 0",
            "s/op | # | A.a: the unit \"#\" cannot be judged",
            "p.A.a | ' ' | a benchmark has no name"})
    void aBaselineThatCannotHaveBeenMeasuredIsRefused(String from, String to, String fault) throws IOException {
        String bad = SAMPLE.replace(from, to);
        assertThat(bad).isNotEqualTo(SAMPLE);
        for (String samples : List.of(bad, SAMPLE.replace("p.A.a", "p.A.b") + ", " + bad)) {
            Path file = baseline(samples);
            assertThatThrownBy(() -> Measurements.read(file)).isInstanceOf(ReportException.class)
                    .hasMessage(file + ": " + fault);
        }
    }

    private Path baseline(String samples) throws IOException {
        return Files.writeString(folder.resolve("baseline.json"), "{\"schemaVersion\": 2, \"kind\": \""
                + Measurements.KIND
                + "\", \"created\": null, \"commit\": null, \"machine\": null, \"jdks\": [], \"samples\": ["
                + samples + "]}");
    }

    @Test
    void anEmptyBaselineAndADoubledBenchmarkAreRefused() throws IOException {
        assertThat(Measurements.read(baseline(SAMPLE)).samples()).hasSize(1);
        assertThatThrownBy(() -> Measurements.read(baseline(""))).isInstanceOf(ReportException.class)
                .hasMessageContaining("holds no samples");
        assertThatThrownBy(() -> Measurements.read(baseline(SAMPLE + "," + SAMPLE)))
                .isInstanceOf(ReportException.class).hasMessageContaining("holds A.a twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[] | any fork", "[[]] | a fork", "[[100], []] | a fork"})
    void aResultWithoutIterationsIsRefused(String raw, String whose) throws IOException {
        String bad = time("A.a", 100).replaceFirst("\"rawData\": \\[\\[.*?\\]\\]", "\"rawData\": " + raw);
        assertThat(bad).contains("\"rawData\": " + raw);
        assertThatThrownBy(() -> file("c.json", time("A.b", 1), bad)).isInstanceOf(ReportException.class)
                .hasMessageContaining("A.a: its rawData holds no iterations of " + whose);
    }

    /** Version 1, as it was committed: no package, mode or threads. */
    @Test
    void anOldBaselineIsReadWithTheMeaningOfWhatItLacks() throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), """
                {"schemaVersion": 1, "kind": "edgetempo-gate-baseline", "created": "2026-11-25T11:02:44Z",
                 "commit": "cd0691b", "machine": {"os": "Linux 6.1", "arch": "amd64", "cpu": "Fast", "cores": 2,
                 "jdk": "VM 25.0.3+9-LTS, Vendor", "vectorBits": 512, "heapMib": 5827}, "samples": [
                 {"benchmark": "FitnessKernelBenchmark.perSlot", "parameters": {"kernel": "vector-float"},
                  "unit": "s/op", "costs": [1.122E-6, 1.1228E-6], "allocated": [0.07]},
                 {"benchmark": "RulerBenchmark.scalar", "parameters": {}, "unit": "s/op", "costs": [1E-5],
                  "allocated": []}]}
                """);
        Measurements read = Measurements.read(old);
        assertThat(read.jdks()).containsExactly("VM 25.0.3+9-LTS, Vendor");
        assertThat(read.own().keySet()).containsExactly(new BenchIdentity(
                "edgetempo.benchmarks.FitnessKernelBenchmark.perSlot", Map.of("kernel", "vector-float"), "sample", 1));
        assertThat(read.calibration().keySet())
                .containsExactly(
                        new BenchIdentity("edgetempo.benchmarks.CalibrationBenchmark.scalar", Map.of(), "sample", 1));
        Path written = folder.resolve("new.json");
        read.write(written);
        assertThat(Measurements.read(written)).isEqualTo(read);
    }

    @Test
    void onlyInBaseAndOnlyInCandidate() throws IOException {
        List<Comparison> found = compare(List.of(time("A.a", 100), time("A.b", 100)),
                List.of(time("A.b", 100), time("A.c", 100)));
        assertThat(verdicts(found)).containsExactly(Verdict.ONLY_IN_BASE, Verdict.NO_CLEAR_CHANGE,
                Verdict.ONLY_IN_CANDIDATE);
        assertThat(found.getFirst().candidate()).isNaN();
        assertThat(found.getLast().base()).isNaN();
        assertThat(report(found).undecided()).isEmpty();
    }

    @Test
    void withoutACommonBenchmarkNothingIsCompared() throws IOException {
        GateReport report = report(compare(List.of(time("A.a", 100)), List.of(time("A.b", 100))));
        assertThat(report.undecided()).contains("nothing was compared: base and candidate have no benchmark in common,"
                + " with its parameters, mode and threads");
        assertThat(report.summary()).isEqualTo("Performance gate could not tell: 1 only in base, 1 only in candidate");
        assertThat(report.toJson()).contains("\"outcome\" : \"could not tell\"");
    }

    @Test
    void onAMachineOfAnotherClassAllocationAloneIsJudged() throws IOException {
        Measurements base = file("b.json", score("A.a", "avgt", "ns/op", 100, 0.5), time("A.b", 100));
        Measurements candidate = file("c.json", score("A.a", "avgt", "ns/op", 300, 64.5), time("A.b", 300));
        List<Comparison> found = FileComparison.of(base, candidate, RULES, false);
        assertThat(verdicts(found)).containsExactly(Verdict.REGRESSED, Verdict.NO_CLEAR_CHANGE);
        assertThat(found).allSatisfy(one -> assertThat(one.ratio()).isNaN());
        assertThat(report(found).undecided()).isEmpty();
        Measurements noBytes = file("n.json", score("A.a", "avgt", "ns/op", 300, Double.NaN));
        assertThat(report(FileComparison.of(base, noBytes, RULES, false)).undecided())
                .contains("nothing could be judged: times are not compared, allocation is not known");
    }

    @Test
    void ratesAndTimesAreComparedAsCostsAndOtherUnitsRefused() throws IOException {
        List<Comparison> found = compare(
                List.of(score("A.a", "thrpt", "ops/s", 1e7, 0.5), time("A.b", 2000),
                        score("A.c", "avgt", "B/op", 64, Double.NaN)),
                List.of(score("A.a", "thrpt", "ops/us", 8, 0.5), score("A.b", "avgt", "us/op", 2, 0.5),
                        score("A.c", "avgt", "B/op", 128, Double.NaN)));
        assertThat(verdicts(found)).containsExactly(Verdict.REGRESSED, Verdict.NO_CLEAR_CHANGE, Verdict.REGRESSED);
        assertThat(found.getFirst().candidate()).isCloseTo(125e-9, within(2e-9));
        assertThatThrownBy(() -> compare(List.of(time("A.a", 1)), List.of(score("A.a", "avgt", "B/op", 1, 0))))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("A.a is measured in s/op by the base and in B/op");
        assertThatThrownBy(() -> compare(List.of(score("A.a", "ss", "#", 1, 0)), List.of(time("A.a", 1))))
                .isInstanceOf(ReportException.class).hasMessageContaining("base.json").hasMessageContaining("\"#\"");
        assertThatThrownBy(() -> compare(List.of(time("A.a", 0)), List.of(time("A.a", 1))))
                .isInstanceOf(ReportException.class).hasMessageContaining("must be a positive number");
        assertThatThrownBy(() -> compare(List.of(time("A.a", 1), time("A.a", 2)), List.of(time("A.a", 1))))
                .isInstanceOf(ReportException.class).hasMessageContaining("A.a twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | is empty", "[{ | broken JSON", "[] | holds no results",
            "{\"episodes\": 3} | is no benchmark result",
            "{\"kind\": \"edgetempo-gate-baseline\", \"schemaVersion\": 7} | has schemaVersion 7; this program reads 2",
            "{\"kind\": \"edgetempo-gate-baseline\"} | is not a baseline: it has no schemaVersion",
            "{\"kind\": \"edgetempo-gate-baseline\", \"schemaVersion\": 1} | not a baseline",
            "{\"kind\": \"edgetempo-gate-baseline\", \"schemaVersion\": 1, \"samples\": [{\"benchmark\": 3}]} | not a baseline"})
    void whatIsNoBaselineIsRefusedInOneLine(String content, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);
        assertThatThrownBy(() -> Measurements.read(file)).isInstanceOf(ReportException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining(fault)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aMachineThatIsSlowerAsAWholeIsTakenIntoAccountByCalibration() throws IOException {
        List<String> base = List.of(time("CalibrationBenchmark.scalar", 10), time("CalibrationBenchmark.vector", 20),
                time("A.a", 100), time("A.b", 100));
        List<String> slower = List.of(time("CalibrationBenchmark.scalar", 15), time("CalibrationBenchmark.vector", 30),
                time("A.a", 150), time("A.b", 195));
        List<Comparison> found = compare(base, slower);
        assertThat(found).hasSize(2);
        assertThat(verdicts(found)).containsExactly(Verdict.NO_CLEAR_CHANGE, Verdict.REGRESSED);
        assertThat(found.getLast().ratio()).isCloseTo(1.3, within(1e-6));
        assertThat(FileComparison.machineFactor(file("b.json", base.toArray(String[]::new)),
                file("c.json", slower.toArray(String[]::new)))).isCloseTo(1.5, within(1e-9));
    }

    /** Baselines are committed: those from before the benchmark had its present name still calibrate. */
    @Test
    void calibrationBenchmarksOfOlderFilesAreKnownByTheirFormerName() throws IOException {
        List<String> base = List.of(time("RulerBenchmark.scalar", 10), time("RulerBenchmark.vector", 20),
                time("A.a", 5));
        List<String> slower = List.of(time("CalibrationBenchmark.scalar", 15), time("CalibrationBenchmark.vector", 30),
                time("A.a", 5));
        assertThat(compare(base, slower)).hasSize(1);
        assertThat(FileComparison.machineFactor(file("b.json", base.toArray(String[]::new)),
                file("c.json", slower.toArray(String[]::new)))).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void aBaselineIsReadAsItWasWritten() throws IOException {
        List<GateSample> samples = new ArrayList<>(file("a.json", time("A.a", 100), time("A.b", 5)).samples());
        Measurements baseline = Measurements.of("2026-01-02T03:04:05Z", Optional.of("0123abc"), BenchMachine.current(),
                new Conditions(List.of("-Xbatch"), "performance", 0.5), samples);
        Path file = folder.resolve("baseline.json");
        baseline.write(file);
        assertThat(Measurements.read(file)).isEqualTo(baseline);
    }

    @Test
    void aPullRequestReadsTheSummaryFirstAndDetailsFolded() throws IOException {
        GateReport report = report(compare(List.of(time("A.a", 100), time("A.b", 2000)),
                List.of(time("A.a", 125), time("A.b", 2000))));
        List<String> lines = report.toMarkdown().lines().toList();
        assertThat(lines.get(0)).isEqualTo("**Performance gate failed: 1 regressed, 1 no clear change**");
        assertThat(lines.get(2)).startsWith("| benchmark | base | candidate | change | 95 % interval |");
        assertThat(lines.get(4)).startsWith("| A.a | 101 ns | 126 ns | +25.0 % |").endsWith("| regressed: slower |");
        assertThat(lines.get(5)).isEmpty();
        assertThat(lines.get(6)).isEqualTo("<details>");
        assertThat(lines.getLast()).isEqualTo("</details>");
        assertThat(report.toMarkdown()).contains("2.01 µs").contains("A \\| note.")
                .contains("base main (0123abc), candidate 4567def, threshold 10 %");
        assertThat(report.toText().lines().toList().getLast()).isEqualTo(report.summary());
        assertThat(report.toJson()).contains("\"verdict\" : \"regressed\"").contains("\"machineFactor\" : null");
    }

    /** Names come from files of others: they neither end a row, nor link, nor mention, nor move the cursor. */
    @Test
    void foreignNamesAreTextInMarkdownAndOnTheTerminal() throws IOException {
        String evil = "A\\n\\n# x [l](http://evil) `c` @team <img> \\u001b[31m\\u0007 |.b";
        List<Comparison> found = compare(List.of(time(evil, 100)), List.of(time(evil, 200)));
        GateReport report = report(found);
        assertThat(found.getFirst().benchmark()).contains("\n").contains("\u001b");
        String markdown = report.toMarkdown();
        assertThat(markdown).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("@team")
                .doesNotContain("http://evil").doesNotContain("\n# x").contains("\\[l\\]").contains("\\`c\\`")
                .contains("\\<img\\>");
        assertThat(markdown.lines().filter(line -> line.startsWith("| ") && line.contains("# x"))).hasSize(2)
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|').count())
                        .isEqualTo(11));
        assertThat(report.toText()).doesNotContain("\u001b").doesNotContain("\u0007");
        assertThat(report.toText().lines()).hasSize(6);
    }
}
