package edgetempo.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.metric.LearningMetrics;
import edgetempo.metric.Measurements;
import edgetempo.metric.Metric;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodesCsvTest {
    private static final Metric GRADIENT = Metric.learning("gradientNorm", "Gradient", "norm of the gradient", "1");
    private static final List<Metric> OWN = Stream.concat(LearningMetrics.STANDARD.stream(), Stream.of(GRADIENT))
            .toList();

    @TempDir
    private Path out;

    private Path run(List<Metric> metrics, double... values) {
        try (RunFolder folder = RunFolder.create(out, RunFixtures.setup().provenance().started(), "s", "a", 1,
                metrics)) {
            folder.begin(RunFixtures.setup());
            folder.addEpisode(RunFixtures.episode(0), new Measurements(metrics, values));
            folder.end(RunStatus.FINISHED, RunFixtures.COUNTERS, RunFixtures.FINISHED);
            return folder.path();
        }
    }

    @Test
    void aMetricThatALearnerDeclaresIsAColumnAndComesBackWithItsMeaning() throws IOException {
        Path run = run(OWN, 0.5, 40, 1, 2, 3, 0.125);
        Path file = run.resolve(EpisodesCsv.FILE_NAME);
        assertThat(Files.readAllLines(file).getFirst()).endsWith(",actorLoss,meanQ,gradientNorm");
        assertThat(Files.readAllLines(file).getLast()).endsWith(",0.5,40,1.0,2.0,3.0,0.125");
        EpisodeRow row = EpisodesCsv.read(file).getFirst();
        assertThat(row.learning().metrics()).isEqualTo(OWN);
        assertThat(row.get(GRADIENT)).isEqualTo(0.125);
    }

    @Test
    void aRunOfTheStandardMetricsHasNoFurtherFile() {
        Path run = run(LearningMetrics.STANDARD, 0.5, 40, 1, 2, 3);
        assertThat(run.resolve(EpisodesCsv.METRICS)).doesNotExist();
        assertThat(EpisodesCsv.read(run.resolve(EpisodesCsv.FILE_NAME)).getFirst().get(LearningMetrics.MEAN_Q))
                .isEqualTo(3);
    }

    @Test
    void aColumnThatNobodyDeclaredIsAMetricOfThatName() throws IOException {
        Path run = run(OWN, 0.5, 40, 1, 2, 3, 0.125);
        Files.delete(run.resolve(EpisodesCsv.METRICS));
        assertThat(EpisodesCsv.read(run.resolve(EpisodesCsv.FILE_NAME)).getFirst().get(Metric.unknown("gradientNorm")))
                .isEqualTo(0.125);
    }

    @Test
    void columnsOfTheWorldAreNeeded() throws IOException {
        Path file = Files.writeString(out.resolve("episodes.csv"), "episode,gradientNorm\n0,1\n");
        assertThatThrownBy(() -> EpisodesCsv.read(file)).isInstanceOf(ReportException.class)
                .hasMessageContaining("has the header \"episode,gradientNorm\"").hasMessageNotContaining("\n");
        Path odd = Files.writeString(out.resolve("odd.csv"), String.join(",", EpisodesCsv.format(List.of()).header())
                + ",\"a b\"\n");
        assertThatThrownBy(() -> EpisodesCsv.read(odd)).isInstanceOf(ReportException.class)
                .hasMessageContaining("not a name of a metric");
    }
}
