package edgetempo.reports.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.fran.FranFigures;
import edgetempo.fran.FranMethods;
import edgetempo.fran.FranSampler;
import edgetempo.reports.ReportException;
import edgetempo.reports.run.Provenance;
import edgetempo.reports.run.RunStatus;
import edgetempo.reports.run.StoppedRun;
import edgetempo.reports.run.Versions;
import edgetempo.scenario.ScenarioReader;
import edgetempo.scenario.ScenarioWriter;
import edgetempo.scenario.fran.FranScenario;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
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

    @Test
    void aResumedRunKeepsTheFirstEpochsAndAddsUpItsTime() throws IOException {
        Path path;
        try (FranRunFolder run = FranRunFolder.begin(folder, setup())) {
            path = run.path();
            for (int epoch = 0; epoch < 3; epoch++) {
                run.add(row(epoch));
            }
            run.progress(figures(2));
            assertThat(FranRunRecord.read(path).status()).isEqualTo(RunStatus.RUNNING);
            assertThatThrownBy(() -> open(path)).isInstanceOf(ReportException.class)
                    .hasMessageContaining("another process is writing this run");
        }
        FranRunRecord before = FranRunRecord.read(path);
        assertThat(before.figures()).isEqualTo(figures(2));
        Path table = path.resolve(FranRunFolder.EPOCHS);
        Files.writeString(table, "offloading,,3,0", StandardOpenOption.APPEND);
        try (StoppedRun<FranRunRecord> stopped = open(path);
                FranRunFolder run = FranRunFolder.resume(stopped, before.setup().again(7, setup().provenance()), 2)) {
            assertThat(FranRunFolder.epochs(path)).containsExactly(row(0), row(1));
            run.add(row(2));
            run.end(RunStatus.FINISHED, figures(3), START);
        }
        FranRunRecord after = FranRunRecord.read(path);
        assertThat(FranRunFolder.epochs(path)).containsExactly(row(0), row(1), row(2));
        assertThat(after.resumed()).isEqualTo(1);
        assertThat(after.checkpointEvery()).isEqualTo(7);
        assertThat(after.provenance().started()).isEqualTo(START);
        assertThat(after.wallSeconds()).isGreaterThan(before.wallSeconds());
        String text = Files.readString(table);
        Files.writeString(table, text.replaceFirst("(?m)^offloading,,0,", "offloading,,1,"));
        try (StoppedRun<FranRunRecord> stopped = open(path)) {
            assertThatThrownBy(() -> FranRunFolder.resume(stopped, setup(), 2)).hasMessage(
                    table + ", line 2: a row is missing before it or out of order");
            assertThatThrownBy(() -> FranRunFolder.resume(stopped, setup(), 9))
                    .hasMessageContaining("3 whole rows where the header and 9 rows are needed");
        }
        assertThat(FranRunRecord.read(path)).usingRecursiveComparison().isEqualTo(after);
    }

    private static StoppedRun<FranRunRecord> open(Path path) {
        return StoppedRun.open(path, _ -> FranRunRecord.read(path));
    }

    private static FranRunFigures figures(int epochs) {
        return new FranRunFigures(epochs, 7, 1, 3, 4, 0.75, 9, 1.5, List.of(), 5, 0.5, 6, 8, 0.75);
    }

    @Test
    void runsOfSeveralSeedsAreSummedUpByTheirSharesOfExactPhases() throws IOException {
        List<Path> runs = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            try (FranRunFolder run = FranRunFolder.begin(folder, new FranSetup("fran-small", "dueling-dqn", seed, 50,
                    0, setup().provenance(), setup().resolvedScenario()))) {
                runs.add(run.path());
                run.end(seed == 3 ? RunStatus.INTERRUPTED : RunStatus.FINISHED,
                        new FranRunFigures(2, 7, 1, 3, 4, 0.75, 9, 1.5, List.of(), 5, 0.5, 4 + seed, 8,
                                (4 + seed) / 8.0),
                        START);
            }
        }
        FranSeedsRecord seeds = FranSeedsRecord.write(folder, runs, 3);
        assertThat(seeds.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(seeds.finished()).isEqualTo(2);
        assertThat(seeds.ofExact().mean()).isEqualTo(0.6875);
        assertThat(Files.readAllLines(folder.resolve("seeds.csv"))).containsExactly(
                "seed,status,epochs,utility,exactUtility,ofExact,phase1OfExact,updates",
                "1,finished,2,5.0,8.0,0.625,0.75,14", "2,finished,2,6.0,8.0,0.75,0.75,14",
                "3,interrupted,2,7.0,8.0,0.875,0.75,14");
        assertThat(Files.readString(folder.resolve("seeds.json"))).contains("\"kind\" : \"fran\"", "\"asked\" : 3");
    }

    @Test
    void whatAKilledProcessLeftThatNeverBeganIsRemovedByTheNextRun() throws IOException {
        Path unbegun = Files.createDirectory(folder.resolve("20260304-050607-fran-small-dueling-dqn-s1"));
        for (String file : List.of(".lock", FranRunFolder.EPOCHS, ".run.json.1-2.tmp")) {
            Files.createFile(unbegun.resolve(file));
        }
        Files.setLastModifiedTime(unbegun, FileTime.from(Instant.now().minusSeconds(100)));
        FranRunFolder.begin(folder, setup()).close();
        assertThat(unbegun).doesNotExist();
    }
}
