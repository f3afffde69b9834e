package edgetempo.reports.profile;

import edgetempo.reports.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.text.StringEscapeUtils;

/** Flame graphs as pages. The converter gives them a heading; what a browser's tab is called is missing. */
final class FlamePage {
    private static final String HEAD = "<head>";

    private FlamePage() {}

    /** What writes a page, and closes what it writes to. */
    @FunctionalInterface
    interface Dump {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    /** Writes a page under a title. */
    static void write(Path page, String title, Dump dump) throws IOException {
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        dump.to(html);
        String titled = html.toString(StandardCharsets.UTF_8).replace(HEAD,
                HEAD + "\n<title>" + StringEscapeUtils.escapeHtml4(title) + "</title>");
        AtomicFiles.write(page, out -> out.write(titled.getBytes(StandardCharsets.UTF_8)));
    }
}
