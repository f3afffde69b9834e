package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of four episodes of two frames. */
class RunResumeTest {
    private static final int FRAMES = 2;
    private static final int EPISODES = 4;

    @TempDir
    private Path out;
    private Path run;
    private Path episodesCsv;
    private Path framesCsv;
    private byte[] episodes;
    private byte[] frames;

    @BeforeEach
    void prepare() throws IOException {
        run = out.resolve("run");
        try (RunFolder folder = RunFolder.exactly(run)) {
            folder.begin(RunFixtures.setup());
            play(folder, 0);
            folder.end(RunStatus.FINISHED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
        }
        episodesCsv = run.resolve(EpisodesCsv.FILE_NAME);
        framesCsv = run.resolve(FramesCsv.FILE_NAME);
        episodes = Files.readAllBytes(episodesCsv);
        frames = Files.readAllBytes(framesCsv);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anEpisodeOnWhateverFollowsIsCutOffAndTheRestPlayedAgainGivesTheSameBytes(int kept) throws IOException {
        for (Path file : new Path[]{episodesCsv, framesCsv}) {
            Files.writeString(file, "4,torn", StandardOpenOption.APPEND);
        }
        Files.writeString(run.resolve(".run.json.77.tmp"), "{");
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run);
                RunFolder folder = RunFolder.resume(stopped, RunFixtures.setup(), kept, FRAMES, RunCounters.NONE)) {
            assertThat(EpisodesCsv.read(episodesCsv)).hasSize(kept);
            assertThat(FramesCsv.FORMAT.read(framesCsv)).hasSize(kept * FRAMES);
            assertThat(RunRecord.read(run.resolve("run.json")).status()).isEqualTo(RunStatus.RUNNING);
            play(folder, kept);
            RunRecord record = folder.end(RunStatus.FINISHED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
            assertThat(record.episodes()).isEqualTo(EPISODES);
            assertThat(record.rewardMean()).isEqualTo(10.5 + 1.5);
        }
        assertThat(episodesCsv).hasBinaryContent(episodes);
        assertThat(framesCsv).hasBinaryContent(frames);
        assertThat(run.resolve(".run.json.77.tmp")).doesNotExist();
    }

    @Test
    void whatEarlierPartsSpentCountsAlsoIfThisOneFails() {
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run);
                RunFolder folder = RunFolder.resume(stopped, RunFixtures.setup(), 2, FRAMES, RunFixtures.COUNTERS)) {
            assertThat(folder.path()).isEqualTo(run);
        }
        RunRecord record = RunRecord.read(run.resolve("run.json"));
        assertThat(record.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(record.episodes()).isEqualTo(2);
        assertThat(record.wallSeconds()).isGreaterThanOrEqualTo(RunFixtures.COUNTERS.wallSeconds());
        assertThat(record.gaEvaluations()).isEqualTo(RunFixtures.COUNTERS.gaEvaluations());
    }

    @Test
    void aTableThatHoldsLessIsRefusedAndNothingChanges() throws IOException {
        for (Path file : new Path[]{episodesCsv, framesCsv}) {
            byte[] whole = Files.readAllBytes(file);
            String text = Files.readString(file);
            Files.writeString(file, text.substring(0, text.length() - 3));
            int rows = file.equals(framesCsv) ? EPISODES * FRAMES : EPISODES;
            refused(EPISODES, file + " has " + (rows - 1) + " whole rows where the header and " + rows
                    + " rows are needed");
            Files.write(file, whole);
        }
    }

    @Test
    void aTableWithOtherColumnsOrAMissingRowOrNoHeaderIsRefusedAndNothingChanges() throws IOException {
        String text = Files.readString(episodesCsv);
        Files.writeString(episodesCsv, text.replace("switchS", "switchMs"));
        refused(2, episodesCsv + " has the header \"episode,");
        Files.writeString(episodesCsv, text.replaceFirst("(?m)^1,.*\\n", ""));
        refused(2, episodesCsv + ", line 3: a row is missing before it or out of order");
        Files.writeString(episodesCsv, "episode,rew");
        refused(0, episodesCsv + " has no complete header line");
        Files.writeString(episodesCsv, text);
        Files.writeString(framesCsv, Files.readString(framesCsv).replaceFirst("(?m)^1,1,.*\\n", ""));
        refused(2, framesCsv + ", line 5: a row is missing before it or out of order");
    }

    @Test
    void aFolderWithoutARunIsRefused() throws IOException {
        Path empty = Files.createDirectory(out.resolve("empty"));
        for (Path folder : new Path[]{empty, out.resolve("absent"), episodesCsv}) {
            assertThatThrownBy(() -> StoppedRun.open(folder)).isInstanceOf(ReportException.class)
                    .hasMessage("cannot resume " + folder + ": it holds no run.json; name the folder of a run");
        }
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aRunThatIsBeingWrittenIsRefusedUntilItIsClosed() {
        String message = "cannot write " + run + ": another process is writing this run; wait for its end or stop it";
        try (RunFolder folder = resumedAndHandedOver()) {
            assertThatThrownBy(() -> StoppedRun.open(folder.path())).isInstanceOf(ReportException.class)
                    .hasMessage(message);
        }
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run)) {
            assertThatThrownBy(() -> StoppedRun.open(run)).isInstanceOf(ReportException.class).hasMessage(message);
            assertThat(stopped.record().episodes()).isEqualTo(2);
        }
        StoppedRun.open(run).close();
    }

    @Test
    void aScenarioWithAnInfiniteValueComesBack() throws IOException {
        RunSetup setup = RunFixtures.setup();
        Path file = out.resolve("run.json");
        RunRecord.running(new RunSetup("s", "a", "b", "c", 1, setup.options(), 3, setup.provenance(),
                Map.of("targetFitness", Double.POSITIVE_INFINITY))).write(file);
        assertThat(Files.readString(file)).contains("\"targetFitness\" : \"Infinity\"", "\"resumed\" : 3");
        assertThat(RunRecord.read(file).resolvedScenario()).containsEntry("targetFitness", "Infinity");
    }

    private RunFolder resumedAndHandedOver() {
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run)) {
            return RunFolder.resume(stopped, RunFixtures.setup(), 2, FRAMES, RunCounters.NONE);
        }
    }

    private void refused(int kept, String message) throws IOException {
        Map<Path, String> before = content();
        try (StoppedRun<RunRecord> stopped = StoppedRun.open(run)) {
            assertThatThrownBy(
                    () -> RunFolder.resume(stopped, RunFixtures.setup(), kept, FRAMES, RunCounters.NONE).close())
                    .isInstanceOf(ReportException.class).hasMessageStartingWith(message).hasMessageNotContaining("\n");
        }
        assertThat(content()).isEqualTo(before);
    }

    private Map<Path, String> content() throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                content.put(file, Files.readString(file));
            }
        }
        return content;
    }

    private static void play(RunFolder folder, int first) {
        for (int episode = first; episode < EPISODES; episode++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                folder.addFrame(episode, RunFixtures.frame(frame), RunFixtures.plan());
            }
            folder.addEpisode(RunFixtures.episode(episode), RunFixtures.learned());
        }
    }
}
