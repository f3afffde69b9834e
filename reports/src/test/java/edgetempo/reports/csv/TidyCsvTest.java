package edgetempo.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class TidyCsvTest {
    /** A row of every kind of column. */
    public record Row(int episode, long users, double reward, String plan) {}

    private static final TidyCsv<Row> CSV = TidyCsv.of(Row.class);
    private static final Row FIRST = new Row(0, 1L << 40, -1.25e-7, "01 10");
    private static final Row SECOND = new Row(1, 0, Double.NaN, "a \"b\", c");

    @TempDir
    private Path folder;

    @Test
    void writesTheseBytes() throws IOException {
        assertThat(Files.readString(written("a.csv"))).isEqualTo("""
                episode,users,reward,plan
                0,1099511627776,-1.25E-7,01 10
                1,0,,"a ""b"", c"
                """);
    }

    @Test
    void writesTheSameBytesInEveryLocale() throws IOException {
        Path here = written("a.csv");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(written("b.csv")).hasSameBinaryContentAs(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(CSV.read(written("a.csv"))).containsExactly(FIRST, SECOND);
    }

    @Test
    void holdsEveryWholeRowWhileStillOpen() {
        Path file = folder.resolve("a.csv");
        try (TidyCsv.Appender<Row> appender = CSV.create(file)) {
            assertThat(CSV.read(file)).isEmpty();
            appender.append(FIRST);
            assertThat(CSV.read(file)).containsExactly(FIRST);
        }
    }

    @Test
    void ignoresALastLineCutAtAnyCharacter() throws IOException {
        Path whole = written("a.csv");
        String text = Files.readString(whole);
        int rowsEnd = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        for (int length = rowsEnd; length < text.length(); length++) {
            assertThat(CSV.read(text(text.substring(0, length)))).as("cut at %d", length).containsExactly(FIRST);
        }
    }

    @Test
    void namesLineAndColumnOfWhatIsWrong() throws IOException {
        String header = "episode,users,reward,plan\n";
        assertError(header + "0,1,2.5,p\n1,x,2.5,p\n", "%s, line 3, column users: \"x\" is not a whole number");
        assertError(header + "0,1,two,p\n", "%s, line 2, column reward: \"two\" is not a number");
        assertError(header + "0,1,2.5\n", "%s, line 2: 3 cells where 4 are needed");
        assertError(header + "\n0,1,2.5,p\n", "%s, line 2: 1 cells where 4 are needed");
        assertError("episode,reward\n",
                "%s has the header \"episode,reward\" where \"episode,users,reward,plan\" is needed");
        assertError("", "%s has no complete header line; \"episode,users,reward,plan\" is needed");
        assertError("episode,users", "%s has no complete header line; \"episode,users,reward,plan\" is needed");
    }

    @Test
    void saysInOneLineThatItIsNotCsv() throws IOException {
        Path file = text("episode,users,reward,plan\n0,1,2.5,\"open\n");
        assertThatThrownBy(() -> CSV.read(file)).isInstanceOf(ReportException.class)
                .hasMessage(file + ": not CSV: quotes do not match");
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> CSV.read(missing)).isInstanceOf(ReportException.class)
                .hasMessage("cannot read " + missing + ": it does not exist; check the path");
        assertThatThrownBy(() -> CSV.read(folder)).isInstanceOf(ReportException.class)
                .hasMessage("cannot read " + folder + ": it is a folder; name a file in it");
    }

    @Test
    void leavesAnotherFileOfTheNameAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "mine");
        assertThatThrownBy(() -> CSV.create(file)).isInstanceOf(ReportException.class)
                .hasMessage("cannot write " + file + ": it exists already; remove it or choose another name");
        assertThat(file).hasContent("mine");
    }

    @Test
    void endsInTheRowBeforeTheOneTheDeviceHadNoRoomFor() throws IOException {
        Path file = Files.createFile(folder.resolve("a.csv"));
        FillingFile device = new FillingFile(file);
        TidyCsv.Appender<Row> appender = CSV.append(file, device);
        appender.append(FIRST);
        device.full = true;
        assertThatThrownBy(() -> appender.append(SECOND)).isInstanceOf(ReportException.class)
                .hasMessage("cannot write " + file
                        + ": no space left on the device; free some space or choose another folder");
        assertThat(Files.readString(file)).endsWith("01 10\n");
        device.full = false;
        appender.append(SECOND);
        appender.close();
        assertThat(file).hasSameBinaryContentAs(written("b.csv"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void saysThatARealDeviceIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> CSV.append(full, new RandomAccessFile("/dev/full", "rw")))
                .isInstanceOf(ReportException.class).hasMessage(
                        "cannot write /dev/full: no space left on the device; free some space or choose another folder");
    }

    @Test
    void goesOnInAThreadThatHasBeenInterrupted() {
        Path file = folder.resolve("a.csv");
        try (TidyCsv.Appender<Row> appender = CSV.create(file)) {
            Thread.currentThread().interrupt();
            appender.append(FIRST);
            appender.append(SECOND);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(CSV.read(file)).containsExactly(FIRST, SECOND);
    }

    @Test
    void refusesColumnsItCannotWrite() {
        record Boxed(Integer value) {}
        assertThatThrownBy(() -> TidyCsv.of(Boxed.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TidyCsv.of(Row.class, "one")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 names for 4 columns");
    }

    static boolean hasFullDevice() {
        return Files.isWritable(Path.of("/dev/full"));
    }

    private Path written(String name) {
        Path file = folder.resolve(name);
        try (TidyCsv.Appender<Row> appender = CSV.create(file)) {
            List.of(FIRST, SECOND).forEach(appender::append);
        }
        return file;
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("text.csv"), content);
    }

    private void assertError(String content, String message) throws IOException {
        Path file = text(content);
        assertThatThrownBy(() -> CSV.read(file)).isInstanceOf(ReportException.class)
                .hasMessage(String.format(Locale.ROOT, message, file));
    }

    /** A file on a device that takes half of a row and is full then. */
    private static final class FillingFile extends RandomAccessFile {
        private boolean full;

        FillingFile(Path file) throws IOException {
            super(file.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (full) {
                super.write(bytes, 0, bytes.length / 2);
                throw new IOException("No space left on device");
            }
            super.write(bytes);
        }
    }
}
