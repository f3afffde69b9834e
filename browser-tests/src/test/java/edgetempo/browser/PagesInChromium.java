package edgetempo.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Pages of every kind in one Chromium for all tests of a class, which are skipped where there is none. */
abstract class PagesInChromium {
    @TempDir
    private static Path folder;
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

    /** The pages, and one of many long names. */
    static Stream<String> allNames() {
        return Stream.concat(names(), Stream.of(ExamplePages.CROWDED));
    }

    /** A page and what went wrong while it was open. */
    record Opened(BrowserContext context, Page page, List<String> troubles) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    static Opened open(String name, int width, ColorScheme scheme) {
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
}
