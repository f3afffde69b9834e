package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import edgetempo.reports.compare.CompareRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of files says what the records are. */
class OutputsReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/outputs.md");

    @Test
    void theReferenceOfFilesIsWhatTheRecordsAre() throws IOException, URISyntaxException {
        Path recorded = Path.of(RecordedRunTest.class.getResource("recorded-0.1").toURI());
        String now = OutputsReference.text(CompareRecord.read(recorded.resolve("solvers/compare.json")),
                CompareRecord.read(recorded.resolve("policies/compare.json")));
        if (System.getenv("EDGETEMPO_WRITE_DOCS") != null) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(DOCUMENT).as("regenerate with: EDGETEMPO_WRITE_DOCS=1 mvn verify, this test alone").content()
                .isEqualTo(now);
        assertThat(now.lines().filter(line -> line.matches("\\| `.*\\|  ?\\|"))).as("every key has a meaning")
                .isEmpty();
    }
}
