package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.agents.policy.PolicyFile;
import edgetempo.agents.policy.TwinPolicy;
import edgetempo.caching.Episodes;
import edgetempo.mec.TwoTimescaleEnv;
import edgetempo.reports.run.RunRecord;
import edgetempo.scenario.mec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that decides both timescales. */
class TwinRunTest {
    private static final int EPISODES = 4;

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    private Path run(String algorithm, int threads) {
        return run(algorithm, threads, 0);
    }

    private Path run(String algorithm, int threads, int references) {
        Path runs = folder.resolve(algorithm + threads);
        List<String> args = new ArrayList<>(SmallRun.arguments(algorithm, EPISODES, runs));
        args.set(args.indexOf("--references") + 1, "" + references);
        args.set(args.indexOf("--threads") + 1, "" + threads);
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        return SmallRun.only(runs);
    }

    @Test
    void theRunNamesTheAgentAsSolverAndIsComparedWithPlansOverTheScenariosSolver() {
        RunRecord twin = RunRecord.read(run("twin-ddpg", 1, 2).resolve("run.json"));
        RunRecord plans = RunRecord.read(run("none", 1, 2).resolve("run.json"));
        assertThat(twin.solver()).isEqualTo("twin-ddpg");
        assertThat(twin.updates()).isPositive();
        assertThat(plans.solver()).isEqualTo("improved");
        assertThat(twin.references()).containsOnlyKeys("all", "best-static", "greedy", "popularity", "random")
                .isEqualTo(plans.references());
    }

    @Test
    void threadsChangeNothing() {
        SmallRun.assertSameTables(run("twin-ddpg", 3), run("twin-ddpg", 1));
    }

    @Test
    void theExportedPolicyPlaysWithoutTheAgent() throws IOException {
        Path run = run("twin-ddpg", 1);
        Scenario scenario = SmallRun.scenario();
        TwinPolicy policy = new TwinPolicy("trained", PolicyFile.read(run.resolve("policy.safetensors")), scenario);
        assertThat(Episodes.play(policy, new TwoTimescaleEnv(scenario, policy), 5, EPISODES).reward()).isFinite();
    }

    @Test
    void theRunIsEvaluatedOnBothTimescalesOrOverASolver() {
        Path run = run("twin-ddpg", 1);
        assertThat(evaluated(run)).isEqualTo(evaluated(run)).isNotEqualTo(evaluated(run, "--solver", "local-search"));
    }

    private String evaluated(Path run, String... more) {
        List<String> args = new ArrayList<>(
                List.of("evaluate", run.toString(), "--overwrite", "--episodes", "2", "--references",
                        "all", "--quiet"));
        args.addAll(List.of(more));
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        return small.out.toString().lines().filter(line -> line.startsWith("twin-ddpg")).findFirst().orElseThrow();
    }

    @Test
    void evaluationInTrainingPlaysBothActorsAndChangesNothing() throws IOException {
        Path plain = run("twin-ddpg", 1);
        List<String> args = new ArrayList<>(SmallRun.arguments("twin-ddpg", EPISODES, folder.resolve("evaluated")));
        args.addAll(List.of("--evaluate-every", "2", "--evaluate-episodes", "1"));
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        Path run = SmallRun.only(folder.resolve("evaluated"));
        SmallRun.assertSameTables(run, plain);
        assertThat(PolicyFile.read(run.resolve("policy-best.safetensors")).slotWeights()).isPresent();
    }

    @Test
    void aRunThatNamesAnotherSolverIsNotResumed() throws IOException {
        Path run = run("twin-ddpg", 1);
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replaceFirst("(\"solver\"\\s*:\\s*)\"twin-ddpg\"",
                "$1\"improved\""));
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "6")).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1)
                .startsWith(json + ": solver: \"improved\" is not known; allowed: twin-ddpg");
    }
}
