package edgetempo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as people see them, in a real Chromium. */
class PagesInChromiumTest extends PagesInChromium {
    /** Labels of one chart that lie over each other: their corners, turned as they are; those of maps may, where places do. */
    private static final String OVERLAPS = """
            () => [...document.querySelectorAll(".plot svg")].flatMap(plot => {
              if (JSON.parse(plot.closest("figure").querySelector("script").textContent).kind === "map") return [];
              const corners = text => {
                const box = text.getBBox(), at = text.getScreenCTM();
                return [[box.x, box.y], [box.x + box.width, box.y], [box.x + box.width, box.y + box.height], [box.x, box.y + box.height]]
                  .map(([x, y]) => [at.a * x + at.c * y + at.e, at.b * x + at.d * y + at.f]);
              };
              const texts = [...plot.querySelectorAll("text")].filter(text => text.getBBox().width > 0)
                .map(text => [text.textContent, corners(text)]);
              const sides = box => [0, 1].map(i => [box[i + 1][0] - box[i][0], box[i + 1][1] - box[i][1]])
                .map(([x, y]) => [x / Math.hypot(x, y), y / Math.hypot(x, y)]);
              const common = (a, b, [x, y]) => {
                const [p, q] = [a, b].map(box => box.map(point => point[0] * x + point[1] * y));
                return Math.min(Math.max(...p), Math.max(...q)) - Math.max(Math.min(...p), Math.min(...q));
              };
              const over = (a, b) => [...sides(a), ...sides(b)].every(side => common(a, b, side) > 3);
              return texts.flatMap(([one, a], i) => texts.slice(i + 1).filter(([, b]) => over(a, b)).map(([other]) => one + " | " + other));
            })""";
    /** Lines of names beside rows and below columns that begin or end inside a word. */
    private static final String BROKEN_NAMES = """
            () => [...document.querySelectorAll(".plot svg")].flatMap(plot => {
              const spec = JSON.parse(plot.closest("figure").querySelector("script").textContent);
              const names = [spec.categories, spec.yLabels, spec.rows, spec.columns, spec.labels].flatMap(list => list ?? []);
              const between = (a, b) => !a || !b || /[-+.:=_/, ]/.test(a) || b === " " || /[a-z]/.test(a) && /[A-Z]/.test(b);
              return [...plot.querySelectorAll("text")].map(text => text.textContent).filter(line => /[A-Za-z]/.test(line)).filter(line => {
                const holding = names.filter(name => name.includes(line));
                return holding.length && !holding.some(name => {
                  const from = name.indexOf(line), to = from + line.length;
                  return between(name[from - 1], name[from]) && between(name[to - 1], name[to]);
                });
              });
            })""";
    /** Words of headings and the like that go on in the next line; not of text that was made to be nasty. */
    private static final String BROKEN_WORDS = """
            () => [...document.querySelectorAll("h1, h2, h3, summary, dt, th, .legend button, .button, .tile p")]
              .filter(box => !box.textContent.includes("</script>")).flatMap(box => {
              const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
              const broken = [];
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                for (const word of node.textContent.matchAll(/[A-Z]?[a-z0-9]+/g)) {
                  const range = document.createRange();
                  range.setStart(node, word.index);
                  range.setEnd(node, word.index + word[0].length);
                  if (new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size > 1) broken.push(word[0]);
                }
              }
              return broken;
            })""";

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
    @MethodSource("allNames")
    void labelsOfChartsDoNotOverlapAndNoWordIsBroken(String name) {
        for (int width : new int[]{360, 1280}) {
            try (Opened opened = open(name, width, ColorScheme.LIGHT)) {
                assertThat(opened.page().evaluate(OVERLAPS)).as("at " + width).isEqualTo(List.of());
                assertThat(opened.page().evaluate(BROKEN_NAMES)).as("names in charts at " + width).isEqualTo(List.of());
                assertThat(opened.page().evaluate(BROKEN_WORDS)).as("words at " + width).isEqualTo(List.of());
            }
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
