package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import edgetempo.reports.ReportJson;
import edgetempo.reports.compare.CompareRecord;
import edgetempo.reports.evaluation.EvaluationRecord;
import edgetempo.reports.evaluation.PolicyFigures;
import edgetempo.reports.fran.FranRunRecord;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that release 0.1 left, committed as they were but for the machine's name: later versions read and continue them. */
class RecordedRunTest {
    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    @BeforeEach
    void copy() throws IOException, URISyntaxException {
        Path recorded = Path.of(RecordedRunTest.class.getResource("recorded-0.1").toURI());
        try (Stream<Path> paths = Files.walk(recorded)) {
            for (Path path : paths.toList()) {
                Path target = folder.resolve(recorded.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private void run(String... args) {
        assertThat(small.main(args)).as(small.err.toString()).isZero();
    }

    private String path(String result) {
        return folder.resolve(result).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "best"})
    void aFinishedRunEvaluates(String policy) throws IOException {
        run("evaluate", path("finished"), "--policy", policy, "--episodes", "3", "--references", "popularity",
                "--quiet",
                "--json");
        assertThat(small.out.toString()).contains("\"popularity\"");
    }

    /**
     * The first of the policies is the trained one; its episodes are those that release 0.1 played with the same weights, so that plans are
     * the same. Slots are not: the genetic algorithm takes half as many random words since.
     */
    @Test
    void theEvaluatedPolicyPlansWhatItPlannedThen() throws IOException {
        EvaluationRecord before = EvaluationRecord.read(folder.resolve("finished/evaluate-published-m2-n20.json"));
        run("evaluate", path("finished"), "--episodes", "3", "--references", "popularity,random", "--out",
                folder.resolve("now.json").toString(), "--quiet");
        EvaluationRecord now = EvaluationRecord.read(folder.resolve("now.json"));
        assertThat(now.policies()).hasSize(3).allSatisfy(policy -> {
            PolicyFigures then = before.policies().stream().filter(one -> one.policy().equals(policy.policy()))
                    .findFirst()
                    .orElseThrow();
            assertThat(policy.switchSeconds()).isEqualTo(then.switchSeconds());
            assertThat(policy.overflowGib()).isEqualTo(then.overflowGib());
            assertThat(policy.meanQos()).isCloseTo(then.meanQos(), withinPercentage(2));
        });
        assertThat(scenario(now)).isEqualTo(scenario(before));
    }

    private static Scenario scenario(EvaluationRecord record) {
        return ScenarioReader.parseComplete(
                ReportJson.mapper().writeValueAsString(record.setup().resolvedScenario()), "record");
    }

    @ParameterizedTest
    @CsvSource({"finished, report.html", "stopped, report.html", "fran, report.html", "solvers, compare.html",
            "policies, compare.html"})
    void everyResultMakesAPage(String result, String page) throws IOException {
        run("report", path(result), "--quiet");
        assertThat(folder.resolve(result).resolve(page)).content().contains("Some processor", "a4998dc9c961");
    }

    @Test
    void aStoppedRunGoesOnToItsEnd() throws IOException {
        List<String> before = Files.readAllLines(folder.resolve("stopped/frames.csv"));
        run("train", "--resume", path("stopped"), "--references", "0", "--quiet", "--threads",
                "1");
        RunRecord record = RunRecord.read(folder.resolve("stopped/run.json"));
        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record.episodes()).isEqualTo(12);
        assertThat(record.resumed()).isEqualTo(1);
        assertThat(small.err.toString()).contains("warning: the run was begun by edgetempo 0.1.0 (commit a4998dc9");
        // Networks may round differently on another processor, but not before the stop.
        List<String> after = Files.readAllLines(folder.resolve("stopped/frames.csv"));
        assertThat(after).hasSize(12 * 20 + 1);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
    }

    @Test
    void aFinishedRunIsExtended() throws IOException {
        List<String> before = Files.readAllLines(folder.resolve("finished/episodes.csv"));
        run("train", "--resume", path("finished"), "--episodes", "13", "--references", "0", "--quiet", "--threads",
                "1");
        List<String> after = Files.readAllLines(folder.resolve("finished/episodes.csv"));
        assertThat(after).hasSize(14);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
    }

    @Test
    void anFranRunEvaluates() throws IOException {
        run("fran", "evaluate", path("fran"), "--episodes", "2", "--quiet");
        assertThat(small.out.toString()).contains("learned");
        run("fran", "train", "--resume", path("fran"), "--quiet");
        assertThat(small.err.toString().strip()).endsWith("fran is finished");
    }

    @Test
    void figuresComeBackAsTheyWereWritten() {
        RunRecord run = RunRecord.read(folder.resolve("finished/run.json"));
        assertThat(run.rewardMean()).isEqualTo(7.406160720327668);
        assertThat(run.references()).containsEntry("random", 5.414523248530635).hasSize(3);
        FranRunRecord fran = FranRunRecord.read(folder.resolve("fran"));
        assertThat(fran.algorithm()).isEqualTo("dueling-dqn");
        CompareRecord solvers = CompareRecord.read(folder.resolve("solvers"));
        assertThat(solvers.labels()).containsExactly("improved", "local-search", "all-local");
        assertThat(CompareRecord.read(folder.resolve("policies")).labels())
                .containsExactlyInAnyOrder("mine", "random", "popularity");
    }
}
