package edgetempo.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.LineChart;
import edgetempo.reports.document.MapChart;
import edgetempo.reports.document.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageFileTest {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\">(.*?)</script>",
            Pattern.DOTALL);

    @Test
    void namesOfTheDataNeverBecomeMarkupAndComeBackWhole() {
        String html = PageFile.html(Pages.everything());

        assertThat(html).doesNotContain("<script>document").doesNotContain("<b>bold");
        Matcher data = DATA.matcher(html);
        assertThat(data.find()).isTrue();
        JsonNode chart = new JsonMapper().readTree(data.group(1));
        assertThat(chart.path("kind").asString()).isEqualTo("line");
        assertThat(chart.path("lines").path(0).path("group").asString()).isEqualTo("agent " + Pages.NASTY);
        assertThat(chart.path("lines").path(1).path("y").path(20).isNull()).isTrue();
    }

    @Test
    void aPageNamesNoOtherPlaceAndForbidsTheBrowserToLoadAnything() {
        String html = PageFile.html(Pages.everything());
        String markup = html.replaceAll("(?s)<script.*?</script>", "");

        assertThat(html).contains("default-src 'none'").contains("Licensed to the Apache Software Foundation");
        assertThat(markup).contains("href=\"data:").doesNotContain("http:").doesNotContain("https:");
        assertThat(html).doesNotContain("<script src").doesNotContain("@import url");
        assertThat(markup).doesNotContain("url(");
    }

    @Test
    void everyScriptElementIsClosedOnceSoThatNoScriptEndsEarly() {
        String html = PageFile.html(Pages.everything());

        assertThat(count(html, "<script[ >]")).isEqualTo(count(html, "</script>"));
    }

    @Test
    void equalPagesGiveEqualBytes(
            @TempDir
            Path folder) throws Exception {
        PageFile.write(folder.resolve("a.html"), Pages.everything());
        PageFile.write(folder.resolve("b.html"), Pages.everything());

        assertThat(folder.resolve("a.html")).hasSameBinaryContentAs(folder.resolve("b.html"));
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void dataOfAnotherShapeThanItsLabelsAreRefusedWhereTheyAreMade() {
        assertThatThrownBy(() -> LineChart.Line.of("a", "a", LineChart.Look.STRONG, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> new Table("t", "", List.of(Column.text("a", String::valueOf)), List.of(List.of()), false))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 cells");
        assertThatThrownBy(() -> new MapChart("m", "", "m", List.of("local"), List.of(),
                List.of(new MapChart.User("u", 0, 0, 1, -1, -1, "")))).isInstanceOf(IllegalArgumentException.class);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
