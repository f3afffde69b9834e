package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.experiments.OneLine;
import edgetempo.reports.run.RunRecord;
import edgetempo.reports.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int EPISODES = 30;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void aProcessKilledOutrightAtAnyMomentAndResumedLeavesTheSameTables() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        SmallRun small = new SmallRun();
        Path whole = small.whole("lstm-ddpg", EPISODES, folder.resolve("whole"));
        Path runs = folder.resolve("killed");
        List<String> args = SmallRun.arguments("lstm-ddpg", EPISODES, runs);
        long size = Files.size(whole.resolve("frames.csv"));
        for (int kill = 0; kill < KILLS; kill++) {
            // Somewhere in each of as many equal parts of the run, wherever in an episode or a checkpoint that is.
            long until = size * kill / (KILLS + 1) + random.nextLong(size / (KILLS + 1));
            killAfter(until, kill, runs, args);
            Path run = SmallRun.only(runs);
            assertThat(RunRecord.read(run.resolve("run.json")).status()).as("seed %d", seed)
                    .isEqualTo(RunStatus.RUNNING);
            args = List.of("train", "--resume", run.toString(), "--quiet");
        }
        Path run = SmallRun.only(runs);
        assertThat(small.main("train", "--resume", run.toString(), "--quiet")).as("seed %d: %s", seed, small.err)
                .isZero();
        SmallRun.assertSameTables(run, whole);
        assertThat(RunRecord.read(run.resolve("run.json")).resumed()).isEqualTo(KILLS);
    }

    @Test
    @Timeout(60)
    void aRunWhoseFolderIsMovedEndsAndDoesNotBeginAnotherOne() throws IOException, InterruptedException {
        Path runs = folder.resolve("moved");
        Process process = start(SmallRun.arguments("lstm-ddpg", 100_000, runs));
        Path elsewhere = folder.resolve("elsewhere");
        try {
            await(process, 1, 0, runs);
            Path run = SmallRun.only(runs);
            Files.move(run, elsewhere);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(run).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(Files.readAllLines(folder.resolve("log"))).filteredOn(line -> !line.startsWith("WARNING"))
                .singleElement().asString().contains("cannot write").hasSizeLessThan(OneLine.LONGEST);
    }

    @Test
    @Timeout(60)
    void whoeverLooksForAPlanForMinutesSaysSoAndEndsWhenAsked() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = start(
                List.of("train", "--algorithm", "greedy", "--set", "network.servers=32", "--set", "network.users=2000",
                        "--set", "services.count=64", "--set", "requests.zipfRanks=64", "--out",
                        folder.resolve("planned").toString()));
        try {
            while (!Files.exists(log) || !Files.readString(log).contains("Looking for what greedy caches")) {
                assertThat(process.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it takes minutes if it is not asked").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(log)).contains("interrupted");
        assertThat(folder.resolve("planned")).doesNotExist();
    }

    /** Starts a process and kills it once it has taken the run up and {@code frames.csv} has reached a size. */
    private void killAfter(long bytes, int resumed, Path runs, List<String> args)
            throws IOException, InterruptedException {
        Process process = start(args);
        try {
            await(process, bytes, resumed, runs);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();
    }

    private Process start(List<String> args) throws IOException {
        return new ProcessBuilder(ChildJvm.command(ChildJvm.SHORT_LIVED, args)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
    }

    private void await(Process process, long bytes, int resumed, Path runs) throws IOException, InterruptedException {
        while (!reached(bytes, resumed, runs)) {
            assertThat(process.isAlive()).as("%s", Files.readString(folder.resolve("log"))).isTrue();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static boolean reached(long bytes, int resumed, Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (var folders = Files.newDirectoryStream(runs)) {
            for (Path run : folders) {
                Path json = run.resolve("run.json");
                return Files.exists(json) && RunRecord.read(json).resumed() == resumed
                        && Files.size(run.resolve("frames.csv")) >= bytes;
            }
        }
        return false;
    }
}
