package edgetempo.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.ReportException;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.Chart;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.Multiples;
import edgetempo.reports.document.Note;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Picker;
import edgetempo.reports.document.StackChart;
import edgetempo.reports.document.Tile;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.picture.PictureForm;
import edgetempo.reports.picture.PictureFormat;
import edgetempo.reports.run.EpisodesCsv;
import edgetempo.reports.run.FramesCsv;
import edgetempo.reports.run.LastEpisode;
import edgetempo.reports.run.LastFrame;
import edgetempo.reports.run.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final String PRESET = "published-m2-n20";

    @TempDir
    private Path folder;

    @Test
    void everyKindOfResultHasPicturesOfAllItsCharts() throws IOException {
        Path seeds = ExampleResults.seeds(folder, PRESET, 3);
        Path run = Files.list(seeds).filter(Files::isDirectory).sorted().findFirst().orElseThrow();
        Path evaluation = Files.list(run).filter(file -> file.getFileName().toString().matches("evaluate-.*\\.json"))
                .findFirst().orElseThrow();
        Path fran = ExampleResults.franRun(folder);
        for (List<Path> inputs : List.of(List.of(seeds), List.of(run), List.of(evaluation), List.of(fran),
                List.of(ExampleResults.comparison(folder)), ExampleResults.benchmarks(folder))) {
            Report report = Report.read(inputs);
            Path into = Files.createDirectory(folder.resolve("figures-" + inputs.getFirst().getFileName()));
            List<Path> files = report.figures(into, new PictureForm(List.of(PictureFormat.values()),
                    OptionalDouble.of(88), OptionalDouble.empty(), OptionalInt.of(150)));

            int charts = (int) blocks(report.page("")).filter(Chart.class::isInstance).count();
            assertThat(files).as(inputs.toString()).hasSize(3 * charts + 1).doesNotHaveDuplicates()
                    .allSatisfy(file -> assertThat(file).isNotEmptyFile());
            assertThat(charts).as(inputs.toString()).isPositive();
            assertThat(into.resolve("tables.tex")).content().contains("\\label{tab:");
        }
        assertThat(folder.resolve("figures-" + run.getFileName()).resolve("reward-" + PRESET + ".svg")).exists();
    }

    @Test
    void pagesOfOneFolderLeaveTheirLearningCurveBesideThem() {
        Path seeds = ExampleResults.seeds(folder, PRESET, 3);
        assertThat(Report.writeFor(seeds, "test")).isEqualTo(seeds.resolve("report.html")).isNotEmptyFile();
        assertThat(seeds.resolve("reward.png")).isNotEmptyFile();
    }

    @Test
    void anEvaluationIsAPageOfItsOwn() throws IOException {
        Path run = ExampleResults.run(folder, PRESET, 1, 2);
        Path evaluation = Files.list(run).filter(file -> file.getFileName().toString().matches("evaluate-.*\\.json"))
                .findFirst().orElseThrow();
        Report report = Report.read(List.of(evaluation));
        assertThat(report.defaultFile().toString()).isEqualTo(evaluation.toString().replace(".json", ".html"));
        assertThat(PageFile.html(report.page(""))).contains("random", "popularity", "slot QoS");
    }

    @Test
    void aPageOfSeveralResultsIsBesideTheFirst() {
        Path first = ExampleResults.run(folder, PRESET, 1, 2);
        Path other = ExampleResults.seeds(folder, PRESET, 2);
        assertThat(Report.read(List.of(first, other)).defaultFile()).isEqualTo(first.resolveSibling("report.html"));
        List<Path> benchmarks = ExampleResults.benchmarks(folder);
        assertThat(Report.read(benchmarks).defaultFile())
                .isEqualTo(benchmarks.getFirst().resolveSibling("bench-report.html"));
    }

    @Test
    void aSeedCountsOnce() {
        Path first = ExampleResults.run(folder, PRESET, 1, 2);
        Path again = ExampleResults.run(folder, PRESET, 1, 3);
        assertThat(again).isNotEqualTo(first);
        Page page = page(List.of(first, copy(first, "started", "2026-03-04T05:06:08Z")));
        assertThat(page.tiles().getFirst().detail()).contains("t-interval over episodes").doesNotContain("2 seeds");
        assertThat(PageFile.html(page)).doesNotContain("--seeds 1,1").contains("Left out of curves and figures")
                .contains("seed 1 counts once");
    }

    @Test
    void runsOfDifferentLengthsAreNotSeedsOfEachOther() {
        Page page = page(List.of(ExampleResults.run(folder, PRESET, 1, 2), ExampleResults.run(folder, PRESET, 2, 3)));
        assertThat(page.tiles()).extracting(Tile::label).contains("random · 2 episodes", "random · 3 episodes");
    }

    @Test
    void curvesOfUnequalNumbersOfSeedsSayTheirNumbers() {
        Path seeds = ExampleResults.seeds(folder, PRESET, 2);
        Path other = ExampleResults.run(folder, PRESET, 1, 2);
        edit(other.resolve(RunRecord.FILE_NAME), "\"discount\" : [0-9.]+", "\"discount\" : 0.25");
        Page page = page(List.of(seeds, other));
        assertThat(notes(page)).anyMatch(text -> text.startsWith("The curves are of unequal numbers of seeds: "));
        LineChart learning = (LineChart) blocks(page).filter(LineChart.class::isInstance).findFirst().orElseThrow();
        assertThat(learning.lines()).extracting(LineChart.Line::name).anyMatch(name -> name.endsWith(", 1 seed"))
                .anyMatch(name -> name.endsWith(", 2 seeds"));
        assertThat(notes(page(List.of(seeds)))).noneMatch(text -> text.contains("unequal"));
    }

    @Test
    void aRunThatDidNotFinishIsLeftOutBesideOneThatDid() {
        Path stopped = ExampleResults.run(folder, PRESET, 2, 3);
        edit(stopped.resolve(RunRecord.FILE_NAME), "\"finished\"", "\"interrupted\"");
        Page page = page(List.of(ExampleResults.run(folder, PRESET, 1, 3), stopped));
        assertThat(page.tiles().getFirst().detail()).doesNotContain("2 seeds");
        assertThat(notes(page)).anyMatch(text -> text.contains(stopped.toString()));
    }

    @Test
    void legendsTellRunsApartThatDifferInAKeyOrInTheSolver() {
        Path first = ExampleResults.run(folder, PRESET, 1, 2);
        Path other = ExampleResults.run(folder, PRESET, 1, 2);
        edit(other.resolve(RunRecord.FILE_NAME), "\"discount\" : [0-9.]+", "\"discount\" : 0.25");
        edit(other.resolve(RunRecord.FILE_NAME), "\"solver\" : \"improved\"", "\"solver\" : \"local-search\"");
        Page page = page(List.of(first, other));
        LineChart learning = (LineChart) blocks(page).filter(LineChart.class::isInstance).findFirst().orElseThrow();
        assertThat(learning.lines()).extracting(LineChart.Line::group)
                .anyMatch(group -> group.contains("local-search") && group.contains("agent.discount=0.25"))
                .anyMatch(group -> group.contains("improved") && !group.contains("0.25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "doubled", "nan", "frame"})
    void rowsThatResumeRefusesAreRefusedHereToo(String fault) {
        Path run = ExampleResults.run(folder, PRESET, 1, 3);
        Path episodes = run.resolve(EpisodesCsv.FILE_NAME);
        switch (fault) {
            case "missing" -> edit(episodes, "(?m)^1,.*\\n", "");
            case "doubled" -> edit(episodes, "(?m)^(1,.*\\n)", "$1$1");
            case "nan" -> edit(episodes, "(?m)^1,[^,]*,", "1,,");
            default -> edit(run.resolve(FramesCsv.FILE_NAME), "(?m)^1,1,.*\\n", "");
        }
        assertThatThrownBy(() -> Report.read(List.of(run))).isInstanceOf(ReportException.class)
                .hasMessageContaining(run.toString()).hasMessageNotContaining("\n");
    }

    @Test
    void aRecordedLastFrameBecomesAMapAndACurveAndRequestsChartsAndAnOldRunSaysThatItHasNone() {
        Path run = ExampleResults.run(folder, PRESET, 1, 2);
        assertThat(notes(page(List.of(run)))).anyMatch(text -> text.startsWith("The last frame of this run was not"));
        ExampleResults.lastFrame(run);
        Page page = page(List.of(run));
        MapChart map = (MapChart) blocks(page).filter(MapChart.class::isInstance).findFirst().orElseThrow();
        assertThat(map.users()).extracting(MapChart.User::target).containsExactly(0, 1, 2, 3);
        assertThat(map.users()).extracting(MapChart.User::server).containsExactly(-1, 0, 0, 1);
        Picker picker = page.sections().stream().flatMap(section -> section.blocks().stream())
                .filter(Picker.class::isInstance).map(Picker.class::cast).findFirst().orElseThrow();
        assertThat(picker.choices().getFirst().names()).containsExactly("1", "2");
        MapChart earlier = (MapChart) picker.charts().getFirst();
        assertThat(earlier.users()).extracting(MapChart.User::target).containsExactly(3, 0, 2, 0);
        assertThat(earlier.note()).startsWith("Slot 1 of 2 of episode 1, frame 9");
        assertThat(PageFile.html(page)).contains("Previous slot", "<option value=\"1\" selected>2</option>");
        // What an earlier program of this schema version wrote has one slot.
        edit(run.resolve(LastFrame.FILE_NAME), "(?s)\"earlierSlots\" : .*?\\],\\s*\"slotLoss\"", "\"slotLoss\"");
        assertThat(LastFrame.read(run).orElseThrow().slots()).isOne();
        assertThat(map.users().get(1).detail()).isEqualTo(
                "service 2 (speech), 50 % of its cell's band, 25 % of the server's processor");
        assertThat(map.servers().getFirst().detail()).isEqualTo("north, caches services 1 (maps), 2 (speech)");
        assertThat(map.servers()).extracting(MapChart.Server::holds).containsExactly("1 2", "");
        assertThat(map.users()).extracting(MapChart.User::cell).containsExactly(0, 0, 1, 1);
        assertThat(blocks(page).filter(Chart.class::isInstance).map(block -> ((Chart) block).title()))
                .contains("Convergence of the genetic algorithm",
                        "Requests of the file, frame by frame: " + PRESET,
                        "Requests of the last episode, slot by slot: " + PRESET);
        StackChart requests = (StackChart) blocks(page).filter(block -> block instanceof StackChart chart
                && chart.title().startsWith("Requests of the file")).findFirst().orElseThrow();
        assertThat(requests.labels()).containsExactly("0", "3", "6");
        assertThat(requests.note()).contains("before number 6 are for training", "Means of 3 frames");
    }

    @Test
    void framesAndSlotsOfARecordedEpisodeArePickedAndWhatIsLeftOutIsSaid() {
        Path run = ExampleResults.run(folder, PRESET, 1, 2);
        ExampleResults.lastFrame(run);
        ExampleResults.lastEpisode(run);
        Page page = page(List.of(run));
        Picker picker = page.sections().stream().flatMap(section -> section.blocks().stream())
                .filter(Picker.class::isInstance).map(Picker.class::cast).findFirst().orElseThrow();
        assertThat(picker.choices()).containsExactly(new Picker.Choice("frame", List.of("4", "9"), 1),
                new Picker.Choice("slot", List.of("1", "2"), 1));
        MapChart map = (MapChart) picker.charts().get(2);
        assertThat(map.note()).startsWith("Slot 1 of frame 9, episode 1: QoS 9.100, ")
                .contains("the frame's reward is 1.500");
        assertThat(map.servers().getFirst().detail()).isEqualTo("north, caches services 2 (speech), 9");
        assertThat(map.users().getFirst().name()).isEqualTo("user 2");
        assertThat(map.users()).extracting(MapChart.User::detail).containsExactly(
                "service 2 (speech), QoS 0.400, 12 % of its cell's band, 25 % of the server's processor",
                "service 9, QoS −0.200");
        assertThat(((MapChart) picker.shown()).note()).startsWith("Slot 2 of frame 9");
        assertThat(notes(page)).anyMatch(text -> text.startsWith("Recorded: 2 of the episode's 10 frames; 2 of"));
        assertThat(PageFile.html(page)).contains("Previous frame", "Next slot");
        // Killed between the two files: the frame of one episode and the frames of another do not belong together.
        edit(run.resolve(LastEpisode.FILE_NAME), "\"episode\":1,", "\"episode\":0,");
        assertThat(PageFile.html(page(List.of(run)))).contains("Next slot").doesNotContain("Next frame");
        edit(run.resolve(LastEpisode.FILE_NAME), "\\[2,5\\.0,6\\.0,2,1,1", "[2,5.0,6.0,2,1,7");
        assertThatThrownBy(() -> Report.read(List.of(run))).isInstanceOf(ReportException.class)
                .hasMessageContaining("last-episode.json").hasMessageNotContaining("\n");
    }

    @Test
    void aLastFrameOfVersion2IsReadAsOneWithoutNames() throws IOException {
        Path run = ExampleResults.run(folder, PRESET, 1, 2);
        ExampleResults.lastFrame(run);
        edit(run.resolve(LastFrame.FILE_NAME), "\"schemaVersion\" : 3", "\"schemaVersion\" : 2");
        edit(run.resolve(LastFrame.FILE_NAME), "(?s)\"services\" : \\[\\s*\"maps\".*?\\],", "");
        edit(run.resolve(LastFrame.FILE_NAME), "\"name\" : \"north\",", "");
        edit(run.resolve(LastFrame.FILE_NAME), "\"name\" : \"\",", "");
        LastFrame frame = LastFrame.read(run).orElseThrow();
        assertThat(frame.services()).isEmpty();
        assertThat(frame.servers()).extracting(LastFrame.Server::name).containsExactly("", "");
    }

    @Test
    void aLongRunMakesAPageThatABrowserCanOpen() throws IOException {
        Path run = ExampleResults.run(folder, PRESET, 1, 2);
        int episodes = 20_000;
        lengthen(run.resolve(EpisodesCsv.FILE_NAME), episodes);
        lengthen(run.resolve(FramesCsv.FILE_NAME), episodes);
        Page page = page(List.of(run));
        assertThat(PageFile.html(page).length()).isLessThan(6_000_000);
    }

    /** Repeats the rows of the first episode under the numbers of later ones. */
    private static void lengthen(Path file, int episodes) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> first = lines.stream().filter(line -> line.startsWith("0,")).toList();
        StringBuilder text = new StringBuilder(lines.getFirst()).append('\n');
        for (int episode = 0; episode < episodes; episode++) {
            for (String line : first) {
                text.append(episode).append(line.substring(1)).append('\n');
            }
        }
        Files.writeString(file, text);
    }

    private static Page page(List<Path> inputs) {
        return Report.read(inputs).page("");
    }

    private static Stream<Block> blocks(Page page) {
        return page.sections().stream().flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Multiples several
                        ? several.charts().stream()
                        : Stream.of(block instanceof Picker picker ? picker.shown() : block));
    }

    private static List<String> notes(Page page) {
        return blocks(page).filter(Note.class::isInstance).map(block -> ((Note) block).text()).toList();
    }

    /** The folder of a run again, with another value of a key of its record. */
    private Path copy(Path run, String key, String value) {
        try {
            Path copy = Files.createDirectory(folder.resolve("copy"));
            try (Stream<Path> files = Files.list(run)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
            edit(copy.resolve(RunRecord.FILE_NAME), "\"" + key + "\" : \"[^\"]*\"",
                    "\"" + key + "\" : \"" + value + "\"");
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void edit(Path file, String pattern, String replacement) {
        try {
            String before = Files.readString(file);
            String after = before.replaceFirst(pattern, replacement);
            assertThat(after).isNotEqualTo(before);
            Files.writeString(file, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
