package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of hundreds of thousands of episodes, and of a hundred thousand users, are shown in little memory. */
@Timeout(120)
class LongRunTest {
    private static final int EPISODES = 200_000;

    @TempDir
    private Path folder;
    private final SmallRun small = new SmallRun();

    /** The table with its first row repeated, numbered in its first column. */
    private static void lengthen(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        String rest = lines.get(1).substring(lines.get(1).indexOf(','));
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write(lines.getFirst() + "\n");
            for (int episode = 0; episode < EPISODES; episode++) {
                out.write(episode + rest + "\n");
            }
        }
    }

    private String fork(String... args) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(ChildJvm.command(List.of("-Xmx256m"), List.of(args)))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return Files.readString(err);
    }

    @Test
    void aPageOfALongRunTakesLittleMemory() throws IOException, InterruptedException {
        Path run = small.whole("none", 2, folder.resolve("runs"), "time.framesPerEpisode=1");
        lengthen(run.resolve("episodes.csv"));
        lengthen(run.resolve("frames.csv"));
        Path page = folder.resolve("page.html");
        fork("report", run.toString(), "--out", page.toString());
        assertThat(Files.size(page)).isBetween(100_000L, 4_000_000L);
    }

    @Test
    void aPageOfAHundredThousandUsersSaysWhatItLeavesOut() throws IOException {
        assertThat(small.main("train", "--algorithm", "none", "--solver", "all-local", "--episodes", "1",
                "--references", "0",
                "--backend", "scalar", "--threads", "1", "--set", "network.users=100000", "--set",
                "time.framesPerEpisode=1", "--set", "time.slotsPerFrame=1", "--quiet", "--out",
                folder.resolve("large").toString())).as(small.err.toString()).isZero();
        Path run = SmallRun.only(folder.resolve("large"));
        assertThat(small.main("report", run.toString())).isZero();
        assertThat(Files.readString(run.resolve("report.html"))).contains("it would have 100000 users");
        assertThat(Files.size(run.resolve("report.html"))).isLessThan(2_000_000);
    }
}
