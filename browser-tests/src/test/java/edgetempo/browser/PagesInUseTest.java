package edgetempo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as people use them, in a real Chromium: by mouse and by keyboard. */
class PagesInUseTest extends PagesInChromium {
    private static final String ALL_COLOURS = """
            () => [...document.querySelectorAll(".plot svg")].map(svg =>
              [...new Set([...svg.querySelectorAll("[fill],[stroke]")].map(e => e.getAttribute("fill") + e.getAttribute("stroke")))].sort().join())""";

    @Test
    void aLineChartIsZoomedByKeysAndComesBack() {
        try (Opened opened = open("run.html", 360, ColorScheme.LIGHT)) {
            Page page = opened.page();
            Locator figure = page.locator("figure.chart")
                    .filter(new Locator.FilterOptions().setHas(page.locator(".zoom"))).first();
            String labels = "plot => [...plot.querySelectorAll('svg text')].map(text => text.textContent).join()";
            Object whole = figure.locator(".plot").evaluate(labels);
            Locator button = figure.locator(".zoom");

            button.press("Enter");
            assertThat(button.getAttribute("aria-pressed")).isEqualTo("true");
            for (String key : List.of("+", "+", "+", "ArrowRight", "ArrowRight")) {
                button.press(key);
            }
            page.waitForTimeout(50);
            Object part = figure.locator(".plot").evaluate(labels);
            assertThat(part).isNotEqualTo(whole);
            assertThat(part.toString().split(",")[0]).isNotEqualTo(whole.toString().split(",")[0]);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            page.locator("#theme").click();
            assertThat(figure.locator(".plot").evaluate(labels)).isEqualTo(part);

            button.press("Enter");
            page.waitForTimeout(50);
            assertThat(figure.locator(".plot").evaluate(labels)).isEqualTo(whole);
            assertThat(opened.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLegendEntryTakesItsSeriesOutAndBringsItBack(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.LIGHT)) {
            Locator figure = opened.page().locator("figure.chart")
                    .filter(new Locator.FilterOptions().setHas(opened.page().locator(".legend button"))).first();
            Locator entry = figure.locator(".legend button").first();
            String drawn = figure.locator("svg").innerHTML();

            entry.press("Enter");
            assertThat(entry.getAttribute("aria-pressed")).isEqualTo("false");
            opened.page().waitForTimeout(50);
            assertThat(figure.locator("svg").innerHTML().length()).isLessThan(drawn.length());

            entry.click();
            opened.page().waitForTimeout(50);
            assertThat(entry.getAttribute("aria-pressed")).isEqualTo("true");
            assertThat(figure.locator("svg path, svg polyline").count()).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCsvOfEveryChartHoldsWhatItsTableShows(String name) throws IOException {
        try (Opened opened = open(name, 1280, ColorScheme.LIGHT)) {
            for (Locator figure : opened.page().locator("figure.chart:visible").all()) {
                Download download = opened.page().waitForDownload(() -> figure.locator(".csv").click());
                assertThat(download.suggestedFilename()).endsWith(".csv");
                List<CSVRecord> rows = CSVFormat.RFC4180.parse(Files.newBufferedReader(download.path())).getRecords();
                figure.locator(".view-table").click();

                Locator table = figure.locator(".chart-table table");
                assertThat(rows).hasSize(1 + table.locator("tbody tr").count()).hasSizeGreaterThan(1);
                assertThat(rows.getFirst().toList()).isEqualTo(table.locator("th").allTextContents());
                assertThat(rows.get(1).get(0)).isEqualTo(table.locator("tbody td").first().textContent());
                figure.locator(".view-table").click();
                assertThat(figure.locator(".plot").isVisible()).isTrue();
            }
            assertThat(opened.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void tablesSortByValueFromTheKeyboardToo(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.LIGHT)) {
            Locator head = opened.page().locator("table.sortable th.number").first();
            head.locator("button").press("Enter");
            assertThat(head.getAttribute("aria-sort")).isEqualTo("descending");
            // All in one call: each by itself takes a second on a busy machine.
            assertThat(opened.page().evaluate(
                    """
                            () => [...document.querySelectorAll("table.sortable th.number")].flatMap(head => [0, 1].map(() => {
                              head.querySelector("button").click();
                              const keys = [...head.closest("table").tBodies[0].rows].map(row => row.cells[head.cellIndex].dataset.sort)
                                .filter(key => key !== "").map(Number);
                              const sign = { ascending: 1, descending: -1 }[head.getAttribute("aria-sort")];
                              return sign && keys.every((key, i) => !i || sign * (key - keys[i - 1]) >= 0) ? "" : head.innerText;
                            })).filter(wrong => wrong)"""))
                    .as("columns that are not sorted").isEqualTo(List.of());
        }
    }

    @Test
    void onePickedChartIsSeenAtATimeAndTheNextIsDrawnInTheThemeOfThen() {
        try (Opened opened = open("kit.html", 360, ColorScheme.LIGHT)) {
            Page page = opened.page();
            Locator picker = page.locator(".picker");
            assertThat(picker.locator(".picked:visible").count()).isOne();
            assertThat(picker.locator("select").inputValue()).isEqualTo("1");
            assertThat(picker.locator(".pick").last().isDisabled()).isTrue();
            page.locator("#theme").click();

            picker.locator(".pick").first().press("Enter");
            assertThat(picker.locator("select").inputValue()).isEqualTo("0");
            assertThat(picker.locator(".pick").first().isDisabled()).isTrue();
            assertThat(picker.locator(".picked:visible .plot svg").count()).isOne();
            picker.locator("select").selectOption("1");
            assertThat(picker.locator(".picked:visible").count()).isOne();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(opened.troubles()).isEmpty();
        }
    }

    @Test
    void frameAndSlotOfARunArePickedEachByItself() {
        try (Opened opened = open("run.html", 360, ColorScheme.LIGHT)) {
            Page page = opened.page();
            Locator note = page.locator(".picker .picked:visible .chart-note");
            assertThat(note.textContent()).startsWith("Slot 2 of frame 9");
            page.getByLabel("Previous frame").press("Enter");
            assertThat(note.textContent()).startsWith("Slot 2 of frame 4");
            page.getByLabel("Which slot").locator("select").selectOption("0");
            assertThat(note.textContent()).startsWith("Slot 1 of frame 4");
            assertThat(page.getByLabel("Previous slot").isDisabled()).isTrue();
            assertThat(page.getByLabel("Next slot").isDisabled()).isFalse();
            assertThat(page.locator(".picker .picked:visible .plot svg").count()).isOne();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(opened.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theThemeButtonRedrawsEveryChartInTheOtherColours(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.LIGHT)) {
            Page page = opened.page();
            Object before = page.evaluate(ALL_COLOURS);
            page.locator("#theme").click();

            assertThat(page.evaluate(ALL_COLOURS)).isNotEqualTo(before);
            assertThat(page.locator("#theme").getAttribute("aria-pressed")).isEqualTo("true");
            page.locator("#theme").press("Enter");
            assertThat(page.evaluate(ALL_COLOURS)).isEqualTo(before);
        }
    }
}
