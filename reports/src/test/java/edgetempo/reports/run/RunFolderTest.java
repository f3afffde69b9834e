package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.mec.CachePlan;
import edgetempo.metric.LearningMetrics;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path out;

    @Test
    void isNamedByTimeScenarioAlgorithmAndSeed() {
        assertThat(created("physical-m2-n20", "lstm-ddpg")).isEqualTo("20260304-050607-physical-m2-n20-lstm-ddpg-s7");
    }

    @Test
    void countsUpWhereTheNameIsTaken() {
        assertThat(Stream.generate(() -> created("a", "b")).limit(3)).containsExactly("20260304-050607-a-b-s7",
                "20260304-050607-a-b-s7-2", "20260304-050607-a-b-s7-3");
    }

    @Test
    void keepsUnsafeCharactersOutOfTheName() {
        assertThat(created("../../etc/pass wd", "ga: ñ\n*")).isEqualTo("20260304-050607-..-..-etc-pass-wd-ga-s7");
        assertThat(created("", "///")).isEqualTo("20260304-050607-unnamed-unnamed-s7");
        assertThat(created("x".repeat(500), "a")).hasSizeLessThan(120);
    }

    @Test
    void holdsTheseCsvFiles() throws IOException {
        Path folder = run("one");
        assertThat(Files.readString(folder.resolve("episodes.csv"))).isEqualTo("""
                episode,reward,qosReward,switchPenalty,overflowPenalty,meanQos,switchS,overflowGib,meanDelayS,\
                meanEnergyJ,localUsers,hitUsers,cloudUsers,noiseStdDev,updates,criticLoss,actorLoss,meanQ
                0,10.5,11.0,0.25,0.25,5.5,12.5,0.125,3.75,1.0E-4,100,1500,400,,0,,,
                1,11.5,11.0,0.25,0.25,5.5,12.5,0.125,3.75,1.0E-4,100,1500,400,0.75,40,1.5,-0.5,2.25
                """);
        assertThat(Files.readString(folder.resolve("frames.csv"))).isEqualTo("""
                episode,frame,reward,qosReward,switchPenalty,overflowPenalty,meanQos,switchS,overflowGib,meanDelayS,\
                meanEnergyJ,localUsers,hitUsers,cloudUsers,plan
                0,0,0.5,0.625,0.0625,0.0625,6.25,62.5,6.25,4.5,0.001,10,80,10,p:010 100
                1,0,0.5,0.625,0.0625,0.0625,6.25,62.5,6.25,4.5,0.001,10,80,10,p:010 100
                """);
    }

    @Test
    void plansSurviveReadersThatGuessNumbers() {
        CachePlan single = new CachePlan(1, 10);
        single.set(0, 4, true);
        String row = FramesCsv.FORMAT.text(List.of(FrameRow.of(0, RunFixtures.frame(0), single))).lines().toList()
                .getLast();
        String cell = row.substring(row.lastIndexOf(',') + 1);
        assertThat(cell).isEqualTo("p:0000100000");
        assertThatThrownBy(() -> Double.parseDouble(cell)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void plansOfRelease01AreReadAsTheyWereWritten() {
        String now = FramesCsv.FORMAT.text(List.of(FrameRow.of(0, RunFixtures.frame(0), RunFixtures.plan())));
        FrameRow old = FramesCsv.FORMAT.parse(now.replace("p:", ""), "frames.csv").getFirst();
        assertThat(old).isEqualTo(FramesCsv.FORMAT.parse(now, "frames.csv").getFirst());
        assertThat(old.digits()).isEqualTo("010 100");
    }

    @Test
    void givesTheSameBytesForTheSameResults() throws IOException {
        Path one = run("one");
        Path two = run("two");
        assertThat(one.resolve("episodes.csv")).hasSameBinaryContentAs(two.resolve("episodes.csv"));
        assertThat(one.resolve("frames.csv")).hasSameBinaryContentAs(two.resolve("frames.csv"));
    }

    @Test
    void isReadableWhileItRuns() {
        try (RunFolder folder = RunFolder.exactly(out.resolve("run"))) {
            folder.begin(RunFixtures.setup());
            folder.addFrame(0, RunFixtures.frame(0), RunFixtures.plan());
            folder.addEpisode(RunFixtures.episode(0), RunFixtures.learned());
            RunRecord record = RunRecord.read(folder.path().resolve("run.json"));
            assertThat(record.status()).isEqualTo(RunStatus.RUNNING);
            assertThat(record.finished()).isEmpty();
            assertThat(record.rewardMean()).isNaN();
            assertThat(EpisodesCsv.read(folder.path().resolve("episodes.csv")))
                    .containsExactly(EpisodeRow.of(RunFixtures.episode(0), RunFixtures.learned()));
            assertThat(FramesCsv.FORMAT.read(folder.path().resolve("frames.csv"))).singleElement()
                    .extracting(FrameRow::plan).isEqualTo("p:010 100");
        }
    }

    @Test
    void endsWithTheFiguresOfTheWholeRunAndOfItsLast50Episodes() {
        try (RunFolder folder = RunFolder.exactly(out.resolve("run"))) {
            folder.begin(RunFixtures.setup());
            for (int episode = 0; episode < 100; episode++) {
                folder.addEpisode(RunFixtures.episode(episode), LearningMetrics.NOTHING_LEARNED);
            }
            RunRecord record = folder.end(RunStatus.FINISHED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
            assertThat(record.episodes()).isEqualTo(100);
            assertThat(record.rewardMean()).isEqualTo(10.5 + 49.5);
            assertThat(record.rewardLast50()).isEqualTo(10.5 + 74.5);
            assertThat(record.qosLast50()).isEqualTo(5.5);
            assertThat(record.switchSecondsLast50()).isEqualTo(12.5);
            assertThat(record.gaEvaluationsPerSecond()).isEqualTo(100_000);
            assertThat(record.updatesPerSecond()).isEqualTo(10);
            assertThat(RunRecord.read(folder.path().resolve("run.json"))).isEqualTo(record);
        }
    }

    @Test
    void isMarkedAsInterruptedWhenItFails() {
        Path path = out.resolve("run");
        assertThatThrownBy(() -> {
            try (RunFolder folder = RunFolder.exactly(path)) {
                folder.begin(RunFixtures.setup());
                folder.addEpisode(RunFixtures.episode(0), LearningMetrics.NOTHING_LEARNED);
                throw new ArithmeticException("diverged");
            }
        }).isInstanceOf(ArithmeticException.class).hasNoSuppressedExceptions();
        RunRecord record = RunRecord.read(path.resolve("run.json"));
        assertThat(record.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(record.episodes()).isEqualTo(1);
        assertThat(record.finished()).isPresent();
    }

    @Test
    void canBeEndedByAnotherThreadAfterAnInterrupt() throws InterruptedException {
        RunFolder folder = RunFolder.exactly(out.resolve("run"));
        folder.begin(RunFixtures.setup());
        Thread hook = new Thread(() -> {
            Thread.currentThread().interrupt();
            folder.end(RunStatus.INTERRUPTED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
            folder.close();
        });
        hook.start();
        hook.join();
        assertThat(RunRecord.read(folder.path().resolve("run.json")).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThatThrownBy(() -> folder.addEpisode(RunFixtures.episode(0), LearningMetrics.NOTHING_LEARNED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run in " + folder.path() + " is CLOSED, not BEGUN");
        folder.close();
    }

    @Test
    void refusesToEndAsRunningOrBeforeItsBegin() {
        try (RunFolder folder = RunFolder.exactly(out.resolve("run"))) {
            assertThatThrownBy(() -> folder.end(RunStatus.FINISHED, RunCounters.NONE, RunFixtures.FINISHED))
                    .isInstanceOf(IllegalStateException.class);
            folder.begin(RunFixtures.setup());
            assertThatThrownBy(() -> folder.end(RunStatus.RUNNING, RunCounters.NONE, RunFixtures.FINISHED))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysThatAFileIsWhereTheFolderShouldBe() throws IOException {
        Path file = Files.writeString(out.resolve("runs"), "mine");
        String message = "cannot write " + file + ": it is a file, not a folder; remove it or choose another folder";
        assertThatThrownBy(() -> RunFolder.create(file, RunFixtures.STARTED, "a", "b", 7))
                .isInstanceOf(ReportException.class).hasMessage(message);
        assertThatThrownBy(() -> RunFolder.exactly(file)).isInstanceOf(ReportException.class).hasMessage(message);
        Path below = file.resolve("deep/er");
        assertThatThrownBy(() -> RunFolder.exactly(below)).isInstanceOf(ReportException.class).hasMessage(
                "cannot write " + below + ": " + file + " is a file, not a folder; remove it or choose another folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void leavesARunThatIsThereAlreadyAsItIs() throws IOException {
        Path folder = run("one");
        byte[] before = Files.readAllBytes(folder.resolve("episodes.csv"));
        assertThatThrownBy(() -> RunFolder.exactly(folder)).isInstanceOf(ReportException.class).hasMessage(
                "cannot write " + folder + ": it holds a run already; remove it or choose another folder");
        assertThat(folder.resolve("episodes.csv")).hasBinaryContent(before);
    }

    /** A dangling link passes for absent and still cannot be made: a failure after the first of the two files. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void removesWhatItMadeWhenItCannotMakeAll() throws IOException {
        Path folder = Files.createDirectory(out.resolve("run"));
        Path link = Files.createSymbolicLink(folder.resolve("frames.csv"), out.resolve("nowhere/frames.csv"));
        assertThatThrownBy(() -> RunFolder.exactly(folder)).isInstanceOf(ReportException.class)
                .hasMessageContaining(link.toString()).hasMessageNotContaining("\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(link);
        }
    }

    @Test
    void leavesNothingOfARunThatNeverBegan() throws IOException {
        RunFolder.exactly(out.resolve("new")).close();
        assertThat(out.resolve("new")).doesNotExist();
        Path mine = Files.createDirectory(out.resolve("mine"));
        RunFolder.exactly(mine).close();
        assertThat(mine).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatTheFolderIsGone() throws IOException {
        RunFolder folder = RunFolder.exactly(out.resolve("run"));
        folder.begin(RunFixtures.setup());
        for (String name : new String[]{"run.json", "episodes.csv", "frames.csv", ".lock"}) {
            Files.delete(folder.path().resolve(name));
        }
        Files.delete(folder.path());
        assertThatThrownBy(folder::close).isInstanceOf(ReportException.class)
                .hasMessageContaining(folder.path().toString()).hasMessageNotContaining("\n");
    }

    private String created(String scenario, String algorithm) {
        try (RunFolder folder = RunFolder.create(out.resolve("runs"), RunFixtures.STARTED, scenario, algorithm, 7)) {
            folder.begin(RunFixtures.setup());
            assertThat(folder.path()).isDirectory().hasParent(out.resolve("runs"));
            return folder.path().getFileName().toString();
        }
    }

    private Path run(String name) {
        try (RunFolder folder = RunFolder.exactly(out.resolve(name))) {
            folder.begin(RunFixtures.setup());
            folder.addFrame(0, RunFixtures.frame(0), RunFixtures.plan());
            folder.addEpisode(RunFixtures.episode(0), LearningMetrics.NOTHING_LEARNED);
            folder.addFrame(1, RunFixtures.frame(0), RunFixtures.plan());
            folder.addEpisode(RunFixtures.episode(1), RunFixtures.learned());
            folder.end(RunStatus.FINISHED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
            return folder.path();
        }
    }
}
