package edgetempo.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareRecordTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(CompareRecord.FILE_NAME), text);
    }

    @Test
    void whatWasWrittenIsReadBackFromTheFileOrItsFolder() throws IOException {
        CompareRecord record = CompareFixtures.solvers();
        Path file = file(record.toJson() + "\n");
        assertThat(CompareRecord.read(file)).isEqualTo(record);
        assertThat(CompareRecord.read(folder)).isEqualTo(record);
    }

    @Test
    void brokenEmptyForeignAndFutureFilesAreRefusedWithOneLine() throws IOException {
        String whole = CompareFixtures.solvers().toJson();
        refuses(folder.resolve("absent.json"), "does not exist");
        refuses(file(""), "compare.json");
        refuses(file("null"), "kind");
        refuses(file("[1, 2]"), "kind");
        refuses(file("\u0000\u0001"), "compare.json");
        refuses(file(whole.substring(0, whole.length() / 2)), "not a comparison");
        refuses(file("{\"schemaVersion\": 1, \"status\": \"finished\"}"), "kind");
        refuses(file(whole.replaceFirst("\"schemaVersion\" ?: ?2", "\"schemaVersion\": 99")), "99");
        refuses(file(whole.replaceFirst("\"schemaVersion\" ?: ?2,", "")), "schemaVersion");
        refuses(file(whole.replaceFirst("\"overall\"", "\"overal\"")), "overal");
        refuses(file(whole.replaceFirst("\"units\" ?: ?\\d+", "\"units\": \"many\"")), "setup.units");
        refuses(file(whole.replaceFirst("\"subject\" ?: ?\"solvers\"", "\"subject\": \"planets\"")), "setup.subject");
    }

    private static void refuses(Path file, String because) {
        assertThatThrownBy(() -> CompareRecord.read(file)).isInstanceOf(ReportException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).contains(because));
    }
}
