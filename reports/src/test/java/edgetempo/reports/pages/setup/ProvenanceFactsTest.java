package edgetempo.reports.pages.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceFactsTest {
    @ParameterizedTest
    @CsvSource({"2026-03-04T05:06:07.265024598Z, 2026-03-04 05:06 UTC",
            "2026-03-04T05:06:07+02:00, 2026-03-04 03:06 UTC",
            "last Tuesday, last Tuesday", "'', ''"})
    void timesOfFilesAreShownInUtc(String inFile, String shown) {
        assertThat(ProvenanceFacts.time(inFile)).isEqualTo(shown);
    }
}
