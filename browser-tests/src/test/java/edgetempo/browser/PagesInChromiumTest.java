package edgetempo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as people see them, in a real Chromium. */
class PagesInChromiumTest extends PagesInChromium {
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

    /** Texts that do not fit into their boxes, other than boxes that scroll. */
    private static List<?> clipped(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("h1, h2, h3, p, dt, dd, summary, .legend button, .button")]
                  .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)""");
    }
}
