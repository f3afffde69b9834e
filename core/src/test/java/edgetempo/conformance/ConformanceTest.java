package edgetempo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConformanceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"fitness.jsonl, fitness, 18", "trajectory.jsonl, trajectory, 3", "twin-action.jsonl, twin-action, 4"})
    void recordedNumbersAgreeToTwelveDigits(String file, String kind, int rows) throws URISyntaxException {
        ConformanceReport report = Conformance.check(golden(file));
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.worst()).allSatisfy(
                (quantity, deviation) -> assertThat(deviation).as(quantity).isLessThanOrEqualTo(Conformance.TOLERANCE));
        assertThat(report.conforms()).isTrue();
    }

    @Test
    void theSinglePrecisionKernelAgreesToFiveDigits() throws IOException, URISyntaxException {
        int row = 0;
        for (String line : Files.readAllLines(golden("fitness.jsonl"))) {
            Row recorded = new Row("row " + row, JsonMapper.builder().build().readTree(line));
            assertThat(new FitnessCheck(recorded).floatDeviation()).as("row " + row).isLessThan(1e-5);
            row++;
        }
        assertThat(row).isEqualTo(18);
    }

    @Test
    void oneWrongDigitDoesNotConform() throws IOException, URISyntaxException {
        String text = Files.readString(golden("trajectory.jsonl"));
        Path wrong = folder.resolve("wrong.jsonl");
        Files.writeString(wrong, text.replace("-2.871766405475512", "-2.871766405375512"));
        ConformanceReport report = Conformance.check(wrong);
        assertThat(report.conforms()).isFalse();
        assertThat(report.worstDeviation()).isBetween(0.9e-10, 1.1e-10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | holds no rows",
            "'[1]' | line 1: is not a JSON object",
            "'{broken' | line 1: is not JSON",
            "'{\"a\":1}' | tells what kind of row",
            "'{\"action\":[1],\"users\":1}' | line 1: servers is missing",
            "'{\"action\":[1],\"users\":1,\"servers\":2}' | line 1: action has 1 values where 3 are needed",
            "'{\"action\":[1],\"users\":\"x\",\"servers\":2}' | line 1: users is not a whole number"})
    void brokenFilesAreRefusedWithOneLine(String content, String expected) throws IOException {
        Path file = folder.resolve("golden.jsonl");
        Files.writeString(file, content);
        assertThatThrownBy(() -> Conformance.check(file)).isInstanceOf(ConformanceException.class)
                .hasMessageContaining(expected).satisfies(e -> assertThat(e.getMessage().lines().count()).isEqualTo(1));
    }

    @Test
    void theRecordedDistributionIsHeldByWelchsTest() throws URISyntaxException {
        ConformanceReport report = Conformance.check(golden("ga-distribution.jsonl"));
        assertThat(report.kind()).isEqualTo("distribution");
        assertThat(report.rows()).isEqualTo(5);
        assertThat(report.checks()).isEqualTo(25);
        assertThat(report.tolerance()).isEqualTo(1);
        assertThat(report.conforms()).as(report.worst().toString()).isTrue();
    }

    /** A mean that is off by a few standard deviations is found, at the generation where it is. */
    @Test
    void anotherDistributionDeviates() throws IOException, URISyntaxException {
        String line = Files.readAllLines(golden("ga-distribution.jsonl")).getFirst();
        Path other = Files.writeString(folder.resolve("other.jsonl"),
                line.replace("\"bestFitnessMean\":[-8.30744,", "\"bestFitnessMean\":[30.0,"));
        ConformanceReport report = Conformance.check(other);
        assertThat(report.conforms()).isFalse();
        assertThat(report.worst().get("generation 1")).isGreaterThan(1);
        assertThat(report.worst().get("generation 100")).isLessThan(1);
        for (String bad : List.of("\"runs\":1", "\"cached\":\"some\"", "\"variant\":\"joint\"", "\"generations\":0")) {
            String field = bad.substring(0, bad.indexOf(':') + 1);
            Path file = Files.writeString(folder.resolve("bad.jsonl"),
                    line.replaceFirst(field + "(\"[a-z]+\"|[0-9]+)", bad));
            assertThatThrownBy(() -> Conformance.check(file)).isInstanceOf(ConformanceException.class)
                    .hasMessageContaining(field.replace("\"", "").replace(":", ""));
        }
    }

    /** scipy.stats.ttest_ind_from_stats(1, 2, 5, 3, 1.5, 8, equal_var=False). */
    @Test
    void welchsTestIsThatOfScipy() {
        assertThat(DistributionCheck.welch(1, 4, 5, 3, 2.25, 8)).isCloseTo(0.09691918522144594, within(1e-12));
        assertThat(DistributionCheck.welch(1, 0, 5, 1, 0, 8)).isEqualTo(1);
        assertThat(DistributionCheck.welch(1, 0, 5, 2, 0, 8)).isZero();
    }

    @Test
    void missingFilesAndFoldersAreRefusedWithOneLine() {
        for (Path path : List.of(folder, folder.resolve("absent"))) {
            assertThatThrownBy(() -> Conformance.check(path)).isInstanceOf(ConformanceException.class)
                    .hasMessageStartingWith(path.toString());
        }
    }

    private static Path golden(String file) throws URISyntaxException {
        return Path.of(ConformanceTest.class.getResource("/golden/" + file).toURI());
    }
}
