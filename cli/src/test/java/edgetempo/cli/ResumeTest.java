package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.cli.SmallRun.StopAt;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
    private static final int EPISODES = 10;
    private static final String[] OPTIONS = {"learning.sequenceLength=3", "learning.burnIn=1",
            "learning.twinCritics=true", "learning.targetNoise=0.2", "learning.actorDelay=2", "learning.gradientClip=1",
            "learning.normaliseObservations=true", "learning.centreRewards=true", "learning.nStep=2",
            "learning.priorityExponent=0.6", "learning.learningRateFinal=0.1", "learning.scheduleFrames=150",
            "learning.noiseHoldFrames=30", "learning.actionGradient=STRAIGHT_THROUGH", "learning.outputPenalty=0.003",
            "learning.outputBias=-0.5",
            "learning.predictionWeight=0.1"};
    @TempDir
    private static Path shared;
    private static Path whole;
    private static Path wholeWithOptions;

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    @BeforeAll
    static void playOneWithoutAStop() {
        whole = new SmallRun().whole("lstm-ddpg", EPISODES, shared.resolve("whole"));
    }

    /** Checkpoints are taken after episodes 3, 6 and 9, that is after frames 60, 120 and 180; learning starts at frame 40. */
    @ParameterizedTest
    @CsvSource({"0, AT_ONCE, 0", "0, ORDERLY, 1", "30, CRASH, 0", "59, AT_ONCE, 0", "60, AT_ONCE, 3", "61, CRASH, 3",
            "75, ORDERLY, 4", "75, AT_ONCE, 3", "119, CRASH, 3", "133, AT_ONCE, 6", "139, ORDERLY, 7",
            "199, AT_ONCE, 9"})
    void aRunStoppedAnywhereAndResumedGivesTheSameBytesAndCounts(int frame, StopAt.Way way, int from)
            throws IOException {
        Path run = small.stopped("lstm-ddpg", EPISODES, folder, new StopAt(frame, way));
        assertThat(RunRecord.read(run.resolve("run.json")).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(small.main("train", "--resume", run.toString())).as(small.err.toString()).isZero();
        // A slow machine is told before that what the agent starts from is being looked for.
        assertThat(small.err.toString().lines().filter(line -> !line.startsWith("Looking for ")).findFirst()
                .orElseThrow()).startsWith("Training lstm-ddpg")
                .matches(from == 0 ? "(?!.*from episode).*" : ".*, from episode " + from + " -> .*");
        SmallRun.assertSameTables(run, whole);
        assertSameCounts(run, 1);
        assertThat(run.resolve("policy.safetensors")).hasSameBinaryContentAs(whole.resolve("policy.safetensors"));
    }

    @ParameterizedTest
    @CsvSource({"ddpg, 130, AT_ONCE", "random, 130, CRASH", "greedy, 75, ORDERLY", "twin-ddpg, 130, AT_ONCE",
            "twin-ddpg, 67, CRASH"})
    void otherAgentsAndPoliciesResumeToo(String algorithm, int frame, StopAt.Way way) throws IOException {
        Path expected = small.whole(algorithm, EPISODES, folder.resolve("whole"));
        Path run = small.stopped(algorithm, EPISODES, folder.resolve("stopped"), new StopAt(frame, way));
        assertThat(small.main("train", "--resume", run.toString(), "--threads", "2", "--quiet"))
                .as(small.err.toString()).isZero();
        SmallRun.assertSameTables(run, expected);
    }

    @ParameterizedTest
    @CsvSource({"59, AT_ONCE", "75, ORDERLY", "133, CRASH", "199, AT_ONCE"})
    void everyOptionOfLearningResumesToTheSameBytes(int frame, StopAt.Way way) throws IOException {
        if (wholeWithOptions == null) {
            wholeWithOptions = small.whole("lstm-ddpg", EPISODES, shared.resolve("options"), OPTIONS);
        }
        Path run = small.stopped("lstm-ddpg", EPISODES, folder, new StopAt(frame, way), OPTIONS);
        assertThat(small.main("train", "--resume", run.toString(), "--quiet")).as(small.err.toString()).isZero();
        SmallRun.assertSameTables(run, wholeWithOptions);
        assertThat(run.resolve("policy.safetensors"))
                .hasSameBinaryContentAs(wholeWithOptions.resolve("policy.safetensors"));
    }

    @Test
    void aRunMayBeResumedAgainAndAgainAndExtendedInTheEnd() throws IOException {
        Path run = small.stopped("lstm-ddpg", 5, folder, new StopAt(50, StopAt.Way.ORDERLY));
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "4", "--quiet")).isZero();
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "8", "--quiet")).isZero();
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "" + EPISODES, "--quiet")).isZero();
        SmallRun.assertSameTables(run, whole);
        assertSameCounts(run, 3);
        assertThat(RunRecord.read(run.resolve("run.json")).options().episodes()).isEqualTo(EPISODES);
    }

    @Test
    void tornLinesAndRowsAfterTheCheckpointAreCutOff() throws IOException {
        Path run = small.stopped("lstm-ddpg", EPISODES, folder, new StopAt(115, StopAt.Way.CRASH));
        Files.write(run.resolve("episodes.csv"), new byte[50], StandardOpenOption.APPEND);
        Files.writeString(run.resolve("frames.csv"), "5,16,0.3", StandardOpenOption.APPEND);
        assertThat(small.main("train", "--resume", run.toString(), "--quiet")).as(small.err.toString()).isZero();
        SmallRun.assertSameTables(run, whole);
    }

    @Test
    void aFinishedRunIsLeftAsItIsUnlessItIsExtended() throws IOException {
        Map<String, String> before = SmallRun.content(whole);
        assertThat(small.main("train", "--resume", whole.toString())).isZero();
        assertThat(small.err.toString().strip())
                .isEqualTo(whole + " is finished; --episodes with more than " + EPISODES + " extends it");
        assertThat(small.out.toString()).startsWith("finished after " + EPISODES + " episodes");
        assertRefused("--episodes: 9 is out of range; allowed: at least 10, which " + whole + " has played", whole,
                "--episodes", "9");
        assertThat(SmallRun.content(whole)).isEqualTo(before);
    }

    @Test
    void optionsThatWouldMakeAnotherRunOfItAreRefusedByName() throws IOException {
        for (String option : List.of("--scenario physical-m2-n20", "--set ga.elites=0", "--algorithm ddpg",
                "--solver improved", "--seed 5", "--backend auto", "--device cpu", "--out x")) {
            assertRefused(option.split(" ")[0] + ": cannot be given with --resume", whole, option.split(" "));
        }
    }

    @Test
    void whatIsNoRunOrIsBeingWrittenOrWasEditedIsRefused() throws IOException {
        assertRefused("cannot resume " + folder + ": it holds no run.json", folder);
        try (StoppedRun<RunRecord> held = StoppedRun.open(whole)) {
            assertRefused("cannot write " + held.path() + ": another process is writing this run", whole);
        }
        Path run = small.stopped("none", EPISODES, folder, new StopAt(90, StopAt.Way.ORDERLY));
        Path json = run.resolve("run.json");
        String text = Files.readString(json);
        Files.writeString(json, text.replace("\"none\"", "\"nome\""));
        assertRefused(json + ": algorithm: \"nome\" is not known; allowed: ", run);
        Files.writeString(json, text.replace("\"users\" : 20", "\"users\" : 0"));
        assertRefused(json + ": network.users: 0 is out of range", run);
        Files.writeString(json, text.replaceFirst("\"checkpointEvery\" : \\d+", "\"checkpointEvery\" : 0"));
        assertRefused(json + ": checkpointEvery: 0 is out of range; allowed: at least 1", run);
        Files.writeString(json, text.replaceFirst("\"users\" : 20,\\s*", ""));
        assertRefused(json + ": network.users: ", run);
        Files.writeString(json, text);
        Path episodes = run.resolve("episodes.csv");
        Files.writeString(episodes, Files.readString(episodes).replaceFirst("(?m)^4,.*\\n", ""));
        assertRefused(episodes + " has 4 whole rows where the header and 5 rows are needed", run);
        Files.delete(episodes);
        assertRefused("cannot read " + episodes + ": it does not exist", run);
    }

    @Test
    void referencesThatWereNamedArePlayedAgainAndOlderRecordsHaveTheUsualOnes() throws IOException {
        List<String> args = SmallRun.arguments("popularity", 3, folder);
        args.set(args.indexOf("--references") + 1, "random,all");
        args.addAll(List.of("--reference-episodes", "2", "--solver", "discrete{population: 9}"));
        assertThat(small.main(args.toArray(String[]::new))).as(small.err.toString()).isZero();
        Path run = SmallRun.only(folder);
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "4", "--quiet"))
                .as(small.err.toString()).isZero();
        RunRecord record = RunRecord.read(run.resolve("run.json"));
        assertThat(record.options().referencePolicies()).contains(List.of("random", "all"));
        assertThat(record.references()).containsOnlyKeys("random", "all");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("--reference-episodes 2 --references random,all"
                        + " --checkpoint-every 3 --backend scalar")
                .contains("--solver 'discrete{population: 9}'");
        Path json = run.resolve("run.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"referencePolicies\" : \\[[^]]*],\\s*", ""));
        assertThat(RunRecord.read(json).options().referencePolicies()).isEmpty();
        assertThat(small.main("train", "--resume", run.toString(), "--episodes", "5", "--references", "random",
                "--quiet")).as(small.err.toString()).isZero();
        assertThat(RunRecord.read(json).references()).containsOnlyKeys("random");
    }

    private void assertRefused(String message, Path run, String... more) throws IOException {
        Map<String, String> before = SmallRun.content(run);
        List<String> args = new ArrayList<>(List.of("train", "--resume", run.toString(), "--quiet"));
        args.addAll(List.of(more));
        assertThat(small.main(args.toArray(String[]::new))).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(small.err.toString().strip()).hasLineCount(1).startsWith(message);
        assertThat(small.out.toString()).isEmpty();
        assertThat(SmallRun.content(run)).isEqualTo(before);
    }

    private static void assertSameCounts(Path run, int resumed) {
        RunRecord record = RunRecord.read(run.resolve("run.json"));
        RunRecord expected = RunRecord.read(whole.resolve("run.json"));
        assertThat(record.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(record.resumed()).isEqualTo(resumed);
        assertThat(record.episodes()).isEqualTo(EPISODES);
        assertThat(record.rewardMean()).isEqualTo(expected.rewardMean());
        assertThat(record.gaEvaluations()).isEqualTo(expected.gaEvaluations());
        assertThat(record.updates()).isEqualTo(expected.updates()).isPositive();
        assertThat(record.time().secondsInSlots()).isPositive();
    }
}
