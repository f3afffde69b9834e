package edgetempo.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void replacesAFileAndLeavesNothingElse() {
        Path file = folder.resolve("a.txt");
        write(file, "one");
        write(file, "two");
        assertThat(file).hasContent("two");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void keepsTheEarlierVersionWhileTheNextIsBeingWritten() {
        Path file = folder.resolve("a.txt");
        write(file, "one");
        AtomicFiles.write(file, out -> {
            out.write("half of ".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(file).hasContent("one");
            out.write("two".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(file).hasContent("half of two");
    }

    @Test
    void keepsTheEarlierVersionWhenTheDeviceIsFull() throws IOException {
        Path file = folder.resolve("a.txt");
        write(file, "one");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        })).isInstanceOf(ReportException.class).hasMessage("cannot write " + file
                + ": no space left on the device; free some space or choose another folder");
        assertThat(file).hasContent("one");
        assertOnly(file);
    }

    @Test
    void leavesNothingWhenTheContentCannotBeMade() throws IOException {
        assertThatThrownBy(() -> AtomicFiles.write(folder.resolve("a.txt"), out -> {
            out.write(1);
            throw new IllegalStateException("bug");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void worksInAThreadThatHasBeenInterrupted() {
        Path file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        try {
            write(file, "last words");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("last words");
    }

    @Test
    void namesAFolderThatStandsInTheWay() throws IOException {
        Path file = Files.createDirectory(folder.resolve("a.txt"));
        assertThatThrownBy(() -> write(file, "x")).isInstanceOf(ReportException.class)
                .hasMessageStartingWith("cannot write " + file + ": ").hasMessageNotContaining("\n");
        assertOnly(file);
    }

    @Test
    void saysWhatToDoAboutEachFailure() {
        Path file = folder.resolve("x");
        String start = "cannot write " + file + ": ";
        assertThat(ReportException.writing(file, new AccessDeniedException(file.toString())))
                .hasMessage(start + "permission denied; choose a folder you may write to");
        assertThat(
                ReportException.writing(file, new FileSystemException(file.toString(), null, "Read-only file system")))
                .hasMessage(start + "the file system is read-only; choose another folder");
        assertThat(ReportException.writing(file, new IOException("Disk quota exceeded")))
                .hasMessage(start + "no space left on the device; free some space or choose another folder");
        assertThat(ReportException.writing(file, new IOException("Input/output\n error")))
                .hasMessage(start + "Input/output error; choose another folder");
        assertThat(ReportException.reading(folder, new IOException("Is a directory")))
                .hasMessage("cannot read " + folder + ": it is a folder; name a file in it");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysAndWhatItPointsToIsReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), Path.of("real.html"));
        write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        Path ahead = Files.createSymbolicLink(folder.resolve("ahead.html"), Path.of("later.html"));
        write(ahead, "made");
        assertThat(folder.resolve("later.html")).hasContent("made");
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> write(circle, "x")).isInstanceOf(ReportException.class)
                .hasMessageContaining("circle");
    }

    @Test
    @EnabledIf("hasDevNull")
    void aSpecialFileIsWrittenToAndStaysWhatItIs() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
        write(link, "away");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAttributes(Path.of("/dev/null"), BasicFileAttributes.class).isOther()).isTrue();
    }

    static boolean hasDevNull() {
        return Files.exists(Path.of("/dev/null"));
    }

    /** Whoever may write in the folder could otherwise have the process write through a link of theirs. */
    @Test
    void noOneCanKnowTheNameOfTheTemporaryFile() throws IOException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            AtomicFiles.write(folder.resolve("a"), out -> {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("."))
                            .forEach(names::add);
                }
            });
        }
        assertThat(names).hasSize(8);
    }

    private static void write(Path file, String text) {
        AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertOnly(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
