package edgetempo.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Chromium that is installed on this machine, without a window; nothing is downloaded. As long as it runs, the default locale is the root
 * one: Playwright puts the names of its settings into lower case by the default locale, and Turkish has another i.
 *
 * <p>
 * Looked for in the system property {@code edgetempo.chromium}, the variable {@code EDGETEMPO_CHROMIUM}, and under its usual
 * names on the path.
 */
final class Chromium implements AutoCloseable {
    static final String MISSING = "no Chromium found: install one, or set EDGETEMPO_CHROMIUM to its path";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final Locale before;

    private Chromium(Playwright playwright, Browser browser, Locale before) {
        this.playwright = playwright;
        this.browser = browser;
        this.before = before;
    }

    /** Where it is, if it is. */
    static Optional<Path> find() {
        List<Path> candidates = new ArrayList<>();
        Optional.ofNullable(System.getProperty("edgetempo.chromium")).map(Path::of).ifPresent(candidates::add);
        Optional.ofNullable(System.getenv("EDGETEMPO_CHROMIUM")).map(Path::of).ifPresent(candidates::add);
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
        }
        candidates.add(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }

    /** Starts one. */
    static Chromium start(Path executable) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS)), before);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        Locale.setDefault(before);
    }

    /** A page as a file that a browser can open. */
    static String write(Path file, String html) {
        try {
            return Files.writeString(file, html).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
