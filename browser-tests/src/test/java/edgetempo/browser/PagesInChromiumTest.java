package edgetempo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as people see them, in a real Chromium; skipped where there is none. One browser for all. */
class PagesInChromiumTest {
    @TempDir
    static Path folder;
    private static Chromium chromium;
    private static List<Path> pages = List.of();

    @BeforeAll
    static void start() {
        Optional<Path> executable = Chromium.find();
        if (executable.isPresent()) {
            pages = ExamplePages.write(folder);
            chromium = Chromium.start(executable.get());
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<String> names() {
        return ExamplePages.NAMES.stream();
    }

    /** A page and what went wrong while it was open. */
    private record Opened(BrowserContext context, Page page, List<String> troubles) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    private static Opened open(String name, int width, ColorScheme scheme) {
        assumeTrue(chromium != null, Chromium.MISSING);
        BrowserContext context = chromium.browser().newContext(
                new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme).setAcceptDownloads(true));
        Page page = context.newPage();
        List<String> troubles = new ArrayList<>();
        page.onConsoleMessage(message -> troubles.add(message.type() + ": " + message.text()));
        page.onPageError(error -> troubles.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")
                    && !request.url().startsWith("data:")) {
                troubles.add("request: " + request.url());
            }
        });
        page.navigate(file(name).toUri().toString());
        return new Opened(context, page, troubles);
    }

    private static Path file(String name) {
        return pages.stream().filter(page -> page.endsWith(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void loadsWithoutAnErrorOrARequestAndDrawsEveryChart(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.LIGHT)) {
            List<Locator> plots = opened.page().locator("figure.chart .plot:visible").all();

            assertThat(plots).isNotEmpty();
            for (Locator plot : plots) {
                String title = plot.getAttribute("aria-label");
                assertThat(plot.locator("svg").count()).as(title).isEqualTo(1);
                assertThat(plot.locator("svg path, svg polyline").count()).as("marks of " + title).isGreaterThan(3);
                assertThat(plot.locator("svg text").count()).as("labels of " + title).isGreaterThan(1);
            }
            assertThat(opened.page().title()).isNotEqualTo("broken");
            assertThat(opened.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void showsNoBrokenText(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.DARK)) {
            opened.page().locator(".view-table:visible").all().forEach(Locator::click);
            String tables = opened.page().locator("body").innerText();
            opened.page().locator(".view-table:visible").all().forEach(Locator::click);
            opened.page().locator("details").all()
                    .forEach(details -> details.evaluate("element => { element.open = true; }"));
            String charts = opened.page().locator("body").innerText()
                    + String.join(" ", opened.page().locator("svg text").allTextContents());

            for (String broken : List.of("NaN", "undefined", "[object", "Infinity", "null")) {
                assertThat(tables).doesNotContain(broken);
                assertThat(charts).doesNotContain(broken);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void fitsAPhoneWithoutScrollingSideways(String name) {
        try (Opened opened = open(name, 360, ColorScheme.LIGHT)) {
            assertThat(opened.page().evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(clipped(opened.page())).isEmpty();
            assertThat(opened.page().evaluate("""
                    () => [...document.querySelectorAll(".plot svg text")].filter(text => {
                      const box = text.getBoundingClientRect(), plot = text.closest(".plot").getBoundingClientRect();
                      return box.width > 0 && (box.left < plot.left - 2 || box.right > plot.right + 2);
                    }).map(text => text.textContent)""")).as("labels that a chart cuts off").isEqualTo(List.of());
            opened.page().locator(".view-table:visible").all().forEach(Locator::click);
            assertThat(opened.page().evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void namesOfManyParametersDoNotOverlap(int width) {
        try (Opened opened = open("bench.html", width, ColorScheme.LIGHT)) {
            assertThat(opened.page().evaluate(
                    """
                            () => [...document.querySelectorAll(".plot svg")].flatMap(plot => {
                              const texts = [...plot.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()])
                                .filter(([, box]) => box.width > 0);
                              const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
                              return texts.flatMap(([one, a], i) => texts.slice(i + 1).filter(([, b]) => over(a, b)).map(([other]) => one + " | " + other));
                            })"""))
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsInLightWithoutButtonsAndWithinThePaper(String name) {
        try (Opened opened = open(name, 1280, ColorScheme.DARK)) {
            Page page = opened.page();
            String ink = "() => getComputedStyle(document.body).color";
            Object dark = page.evaluate(ink);

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.waitForFunction("() => document.documentElement.dataset.theme === 'light'");

            assertThat(page.evaluate(ink)).isNotEqualTo(dark);
            assertThat(page.locator(".button:visible").count()).isZero();
            assertThat(page.locator(".contents").isVisible()).isFalse();
            assertThat(page.evaluate(
                    "() => Math.max(...[...document.querySelectorAll('.plot svg')].map(svg => svg.clientWidth))"))
                    .isEqualTo(680);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.waitForFunction("() => document.documentElement.dataset.theme === 'dark'");
            assertThat(page.evaluate(ink)).isEqualTo(dark);
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

    /** Texts that do not fit into their boxes, other than boxes that scroll. */
    private static List<?> clipped(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("h1, h2, h3, p, dt, dd, summary, .legend button, .button")]
                  .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)""");
    }
}
