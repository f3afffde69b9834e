package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.experiments.evaluation.HeldOutSeeds;
import edgetempo.experiments.training.EvaluatedRow;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PeriodicEvaluationTest {
    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private Path train(String name, int episodes, String... more) {
        List<String> args = new ArrayList<>(SmallRun.arguments("lstm-ddpg", episodes, folder.resolve(name)));
        for (int i = 0; i < more.length; i += 2) {
            int at = more[i].equals("--set") ? -1 : args.indexOf(more[i]);
            if (at >= 0) {
                args.set(at + 1, more[i + 1]);
            } else {
                args.addAll(List.of(more[i], more[i + 1]));
            }
        }
        assertThat(small.main(args.toArray(String[]::new))).as("%s", small.err).isZero();
        return SmallRun.only(folder.resolve(name));
    }

    private static List<EvaluatedRow> rows(Path run) {
        return EvaluatedRow.FORMAT.read(run.resolve("evaluations.csv"));
    }

    private static RunRecord record(Path run) {
        return RunRecord.read(run.resolve("run.json"));
    }

    @Test
    void theRunIsTheSameWithAndWithoutEvaluation() {
        Path without = train("without", 8);
        Path with = train("with", 8, "--evaluate-every", "2", "--evaluate-episodes", "3", "--threads", "2");
        for (String file : List.of("episodes.csv", "frames.csv", "policy.safetensors")) {
            assertThat(with.resolve(file)).hasSameBinaryContentAs(without.resolve(file));
        }
        assertThat(record(with).gaEvaluations()).isEqualTo(record(without).gaEvaluations());
        assertThat(rows(with).stream().map(EvaluatedRow::episodes)).containsExactly(2, 4, 6, 8);
        assertThat(rows(with).getFirst().best()).isEqualTo(1);
        assertThat(without.resolve("evaluations.csv")).doesNotExist();
        assertThat(without.resolve("policy-best.safetensors")).doesNotExist();
    }

    @Test
    void theBestPolicyIsKeptAndEarnsWhatTheTableSays() {
        Path run = train("run", 8, "--evaluate-every", "2", "--evaluate-episodes", "5");
        List<EvaluatedRow> rows = rows(run);
        double best = rows.stream().mapToDouble(EvaluatedRow::reward).max().orElseThrow();
        assertThat(rows.stream().filter(row -> row.best() == 1).toList().getLast().reward()).isEqualTo(best);
        assertThat(small.main("evaluate", run.toString(), "--policy", "best", "--seed",
                "" + HeldOutSeeds.validation(5), "--episodes", "5", "--references", "", "--quiet", "--json"))
                .as("%s", small.err).isZero();
        assertThat(JsonMapper.builder().build().readTree(small.out.toString()).get("policies").get(0).get("reward")
                .doubleValue()).isCloseTo(best, within(1e-12));
        assertThat(run.resolve("evaluate-physical-m2-n20-best-e5-s" + HeldOutSeeds.validation(5) + "-vs-none.json"))
                .exists();
        assertThat(run.resolve("evaluate-physical-m2-n20.json")).doesNotExist();
    }

    /** A policy that does not learn yet earns the same every time: the first evaluation is the best one. */
    @Test
    void trainingEndsWhenPatienceIsOutAndCountsAsFinished() throws IOException {
        Path run = train("run", 40, "--evaluate-every", "2", "--evaluate-episodes", "2", "--patience", "3", "--set",
                "agent.learningStartFrame=100000", "--references", "2");
        assertThat(rows(run).stream().map(EvaluatedRow::best)).containsExactly(1, 0, 0, 0);
        assertThat(record(run).status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record(run).episodes()).isEqualTo(8);
        assertThat(record(run).references()).containsKey("popularity");
        assertThat(Files.readAllLines(run.resolve("episodes.csv"))).hasSize(9);
    }

    @Test
    void aResumedRunGoesOnEvaluatingAsIfItHadNeverStopped() {
        String[] asked = {"--evaluate-every", "2", "--evaluate-episodes", "2", "--patience", "9"};
        Path whole = train("whole", 9, asked);
        Path parts = train("parts", 5, asked);
        assertThat(small.main("train", "--resume", parts.toString(), "--episodes", "9", "--quiet"))
                .as("%s", small.err).isZero();
        for (String file : List.of("episodes.csv", "evaluations.csv", "policy-best.safetensors")) {
            assertThat(parts.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--evaluate-every -1 | --evaluate-every: -1",
            "--evaluate-every 5 --evaluate-episodes 0 | --evaluate-episodes: 0",
            "--patience 3 | --patience: needs --evaluate-every",
            "--evaluate-episodes 3 | --evaluate-episodes: needs --evaluate-every",
            "--evaluate-every 5 --patience -1 | --patience: -1",
            "--evaluate-every 5 --algorithm popularity | does not learn"})
    void optionsThatDoNotGoTogetherAreRefused(String arguments, String names) {
        List<String> args = new ArrayList<>(List.of("train", "--out", folder.resolve("runs").toString()));
        args.addAll(List.of(arguments.trim().split(" ")));
        assertThat(small.main(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).contains(names.trim());
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
