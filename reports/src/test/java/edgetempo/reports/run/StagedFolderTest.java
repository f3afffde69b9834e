package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
    @TempDir
    private Path out;

    private Path left(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(out.resolve(name));
        Files.writeString(folder.resolve("slots.csv"), "slot\n");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    @Test
    void whatKilledProcessesLeftIsRemovedAndNothingElse() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path old = left(".compared." + dead.pid() + ".tmp", Duration.ofDays(2));
        Path young = left(".compared." + dead.pid() + ".tmp-2", Duration.ofHours(2));
        Path living = left(".compared." + ProcessHandle.current().pid() + ".tmp", Duration.ofDays(2));
        Path other = left(".compared.mine.tmp", Duration.ofDays(2));
        try (StagedFolder staged = new StagedFolder(out, "next")) {
            assertThat(old).doesNotExist();
            assertThat(young).exists();
            assertThat(living).exists();
            assertThat(other).exists();
            assertThat(staged.publish()).isEqualTo(out.resolve("next"));
        }
    }
}
