package edgetempo.reports.page;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.document.Page;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A page as one self-contained HTML file: styles, scripts, the drawing library and the data are embedded. */
public final class PageFile {
    private static final String ECHARTS_VERSION = echartsVersion();
    private static final String SCRIPT_FOLDER = "/META-INF/resources/_static/echarts/";
    /** In the order in which they build on each other. */
    private static final String[] SCRIPTS = {"base.js", "charts.js", "maps.js", "views.js", "tables.js"};
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html,
            PageFile.class.getClassLoader(), PageFile.class.getPackageName());

    private PageFile() {}

    /**
     * Writes or replaces a file, in one step.
     *
     * @throws edgetempo.reports.ReportException if it cannot be written
     */
    public static void write(Path file, Page page) {
        byte[] html = html(page).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(html));
    }

    /** The page as text. */
    public static String html(Page page) {
        StringOutput out = new StringOutput();
        TEMPLATES.render("page.jte", Map.of("page", page, "assets", assets()), out);
        return out.toString();
    }

    private static Assets assets() {
        StringBuilder own = new StringBuilder();
        for (String script : SCRIPTS) {
            own.append(resource(script));
        }
        return new Assets(resource("page.css"), inScript(resource(
                SCRIPT_FOLDER + ECHARTS_VERSION + "/dist/echarts.min.js")), inScript(own.toString()),
                "Apache ECharts " + ECHARTS_VERSION);
    }

    /** The HTML parser ends a script at its closing tag wherever that stands, in a JavaScript string too. */
    private static String inScript(String script) {
        return script.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
    }

    private static String resource(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's resource " + name + " cannot be read", e);
        }
    }

    /** The version is part of the script's path in its jar. */
    private static String echartsVersion() {
        Properties properties = new Properties();
        try (InputStream in = PageFile.class.getResourceAsStream("/META-INF/maven/org.mvnpm/echarts/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("Apache ECharts is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of Apache ECharts cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
