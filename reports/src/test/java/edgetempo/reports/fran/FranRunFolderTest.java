package edgetempo.reports.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.fran.FranSampler;
import edgetempo.reports.ReportException;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.Versions;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranScenario;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FranRunFolderTest {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    private static final FranScenario SCENARIO = ScenarioReader.loadFran("fran-small", List.of());

    @TempDir
    private Path folder;

    private static FranSetup setup() {
        return new FranSetup("fran-small", "dueling-dqn", 3, 50, 0,
                Provenance.current(Versions.onThisJava("0.1", "none"), "unknown", Map.of("asked", "cpu"), START),
                ScenarioWriter.toMap(SCENARIO));
    }

    private static FranEpochRow row(int epoch) {
        return new FranEpochRow(FranEpochRow.OFFLOADING, "", epoch, 0, 7, 2 + epoch, 4, epoch == 0 ? Double.NaN : 3,
                epoch == 0 ? Double.NaN : 0.25, 0.5, Double.NaN, 9);
    }

    private static List<FranMethodRow> methods() {
        return FranMethodRow.of(FranMethods.all(SCENARIO).stream()
                .map(method -> FranFigures.of(method, List.of(new FranSampler(SCENARIO).sample(3, 0)))).toList());
    }

    @Test
    void aRunLeavesARecordTablesAndPlotsThatReadBackAsTheyWere() throws IOException {
        FranRunFigures figures = new FranRunFigures(2, 7, 1, 3, 4, 0.75, 9, 1.5,
                List.of(new FranRunFigures.Allocation(0, 2, 1, 2, 0.5)), 5, 0.5, 6, 8, 0.75);
        Path path;
        FranRunRecord written;
        try (FranRunFolder run = FranRunFolder.begin(folder, setup())) {
            path = run.path();
            assertThat(FranRunRecord.read(path).status()).isEqualTo(RunStatus.RUNNING);
            run.add(row(0));
            run.add(row(1));
            run.compare(methods());
            written = run.end(RunStatus.FINISHED, figures, START.plusSeconds(2));
        }
        assertThat(path.getFileName().toString()).isEqualTo("20260304-050607-fran-small-dueling-dqn-s3");
        assertThat(FranRunRecord.read(path)).usingRecursiveComparison().isEqualTo(written);
        assertThat(FranRunRecord.read(path).figures()).isEqualTo(figures);
        assertThat(FranRunFolder.epochs(path)).containsExactly(row(0), row(1));
        assertThat(FranMethodsCsv.read(path.resolve(FranRunFolder.METHODS))).isEqualTo(methods());
        for (String plot : List.of(FranRunFolder.UTILITY_PLOT, FranRunFolder.METHODS_PLOT)) {
            BufferedImage image = ImageIO.read(path.resolve(plot).toFile());
            assertThat(image.getWidth()).as(plot).isEqualTo(900);
            assertThat(colours(image)).as(plot).contains(0x1B4F8A);
        }
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private static List<Integer> colours(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF).distinct().boxed()
                .toList();
    }

    @Test
    void aRunThatFailsIsMarkedAsInterruptedAndItsEpochsCanBeRead() {
        Path path;
        try (FranRunFolder run = FranRunFolder.begin(folder, setup())) {
            path = run.path();
            run.add(row(0));
        }
        assertThat(FranRunRecord.read(path).status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(FranRunFolder.epochs(path)).hasSize(1);
    }

    @Test
    void foldersOfOtherKindsAreRefusedWithOneLine() throws IOException {
        assertThatThrownBy(() -> FranRunRecord.read(folder)).isInstanceOf(ReportException.class)
                .hasMessageContaining("holds no run.json");
        Files.writeString(folder.resolve("run.json"), "{\"schemaVersion\": 3}");
        assertThatThrownBy(() -> FranRunRecord.read(folder)).isInstanceOf(ReportException.class)
                .hasMessageContaining("not the record of an F-RAN run");
        Files.writeString(folder.resolve("run.json"), "{\"schemaVersion\": 99, \"kind\": \"fran\"}");
        assertThatThrownBy(() -> FranRunRecord.read(folder)).hasMessageContaining("schemaVersion 99");
        Files.writeString(folder.resolve("run.json"), "{\"kind\": ");
        assertThatThrownBy(() -> FranRunRecord.read(folder)).isInstanceOf(ReportException.class)
                .hasMessageContaining("not the record of an F-RAN run");
    }

    @Test
    void sharesOfUsersAddUpAndGapsAreToTheFirstRow() {
        for (FranMethodRow row : methods()) {
            assertThat(row.localShare() + row.cacheShare() + row.d2dShare() + row.fapShare() + row.cloudShare())
                    .isBetween(1 - 1e-12, 1 + 1e-12);
            double exact = methods().getFirst().utility();
            assertThat(row.gapToExact()).isEqualTo((exact - row.utility()) / exact);
        }
    }
}
