package edgetempo.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.document.BarChart;
import edgetempo.reports.document.Block;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.Page;
import edgetempo.reports.document.Table;
import edgetempo.reports.pages.bench.BenchPage;
import edgetempo.reports.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchPageTest {
    @TempDir
    private Path folder;

    private static Path real(String name) {
        return Path.of("src/test/resources/jmh/" + name + ".json");
    }

    private static <B extends Block> List<B> blocks(Page page, Class<B> type) {
        return page.sections().stream().flatMap(section -> section.blocks().stream()).filter(type::isInstance)
                .map(type::cast).toList();
    }

    private static Page page(Path... files) {
        return BenchPage.of(List.of(files).stream().map(BenchResult::read).toList(), "");
    }

    /** Every measurement of a real file has a bar or a row of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"group", "modes", "packages", "sample", "single-shot", "threads"})
    void everyMeasurementOfARealFileIsOnThePage(String name) {
        Page page = page(real(name));
        int scores = BenchResult.read(real(name)).scores().size();
        assertThat(blocks(page, Table.class).stream().filter(table -> table.title().startsWith("Figures of"))
                .mapToInt(table -> table.rows().size()).sum()).isEqualTo(scores);
        assertThat(blocks(page, BarChart.class).stream().flatMap(chart -> chart.series().stream())
                .mapToInt(bars -> bars.values().length).sum()).isEqualTo(scores);
        assertThat(blocks(page, BarChart.class).stream().map(BarChart::title)).doesNotHaveDuplicates();
        assertThat(MarkdownText.of(page)).isNotBlank();
    }

    @Test
    void partsOfGroupsPercentilesAndWhatWasNotWarmAreShown() {
        String group = MarkdownText.of(page(real("group")));
        assertThat(group).contains("offer").contains("poll").contains("not warm: its error exceeds its score");
        List<Table> sampled = blocks(page(real("sample")), Table.class).stream()
                .filter(table -> table.title().startsWith("Single calls of")).toList();
        assertThat(sampled).hasSize(3);
        assertThat(sampled.getFirst().columns().get(2).name()).isEqualTo("50 %");
        assertThat((double) sampled.getFirst().rows().getFirst().get(2)).isEqualTo(67.072);
    }

    private Path file(String name, String created, double score, String unit, double error) throws IOException {
        return Files.writeString(folder.resolve(name), """
                {"schemaVersion": 1, "created": "%s", "results": [{"benchmark": "p.A.a", "mode": "avgt",
                 "primaryMetric": {"score": %s, "scoreError": %s, "scoreConfidence": [%s, %s], "scoreUnit": "%s",
                 "rawData": [[%s, %s]]}}]}
                """.formatted(created, score, error, score - error, score + error, unit, score, score));
    }

    /** 100 ns, then 0.2 µs: half as fast, not 50 000 %; then 50 ns. A score of 0 and one that is no figure leave a gap. */
    @Test
    void historyIsInOneUnit() throws IOException {
        Page page = page(file("a.json", "2026-01-01", 100, "ns/op", 1),
                file("b.json", "2026-01-02", 0.2, "us/op", 0.01),
                file("c.json", "2026-01-03", 50, "ns/op", 1), file("d.json", "2026-01-04", 0, "ns/op", 0),
                file("e.json", "2026-01-05", 10, "ns/op", 100));
        double[] speed = blocks(page, LineChart.class).getFirst().lines().getFirst().y();
        assertThat(speed[0]).isEqualTo(100);
        assertThat(speed[1]).isCloseTo(50, within(1e-9));
        assertThat(speed[2]).isCloseTo(200, within(1e-9));
        assertThat(speed[3]).isNaN();
        assertThat(speed[4]).isNaN();
    }

    @Test
    void aScoreOfZeroIsAValue() throws IOException {
        Path file = file("zero.json", "2026-01-01", 0, "ns/op", 0);
        Page page = page(file);
        assertThat(MarkdownText.of(page)).contains("| a | 0 |");
        assertThat(blocks(page, BarChart.class).getFirst().series().getFirst().values()).containsExactly(0);
    }
}
