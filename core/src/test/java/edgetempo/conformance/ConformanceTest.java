package edgetempo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void missingFilesFoldersAndDistributionsAreRefusedWithOneLine() throws URISyntaxException {
        for (Path path : List.of(folder, folder.resolve("absent"), golden("ga-distribution.jsonl"))) {
            assertThatThrownBy(() -> Conformance.check(path)).isInstanceOf(ConformanceException.class)
                    .hasMessageStartingWith(path.toString());
        }
    }

    private static Path golden(String file) throws URISyntaxException {
        return Path.of(ConformanceTest.class.getResource("/golden/" + file).toURI());
    }
}
