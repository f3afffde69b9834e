package edgetempo.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Pictures of a page for documents and for looking at it: light and dark, wide and as on a phone, and as printed.
 * {@code .ci/screenshots} starts it.
 */
public final class Screenshots {
    private static final int[] WIDTHS = {1280, 360};
    private static final int HEIGHT = 900;

    private Screenshots() {}

    /** Page, how the names of the pictures begin, and numbers of sections, counted from 0; without any the whole page. */
    public static void main(String[] args) {
        try (Chromium chromium = Chromium
                .start(Chromium.find().orElseThrow(() -> new IllegalStateException(Chromium.MISSING)))) {
            for (ColorScheme scheme : new ColorScheme[]{ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : WIDTHS) {
                    try (BrowserContext context = chromium.browser().newContext(
                            new NewContextOptions().setColorScheme(scheme).setViewportSize(width, HEIGHT))) {
                        Page page = context.newPage();
                        page.navigate(Path.of(args[0]).toUri().toString());
                        // What stays on top of a window would stand in the middle of a picture.
                        page.evaluate("() => document.querySelector('.contents').style.position = 'static'");
                        shoot(page, args, "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
                    }
                }
            }
        }
    }

    private static void shoot(Page page, String[] args, String look) {
        if (args.length == 2) {
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of(args[1] + look + ".png")));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(
                    new ScreenshotOptions().setFullPage(true).setPath(Path.of(args[1] + "-paper" + look + ".png")));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
            page.pdf(new PdfOptions().setPath(Path.of(args[1] + ".pdf")).setFormat("A4").setPreferCSSPageSize(true));
        }
        for (int i = 2; i < args.length; i++) {
            page.locator("#s" + args[i]).screenshot(
                    new Locator.ScreenshotOptions().setPath(Path.of(args[1] + "-" + args[i] + look + ".png")));
        }
    }
}
