package edgetempo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars of plug-ins from source. */
final class PluginJars {
    static final String SERVICE = "META-INF/services/edgetempo.catalogue.Provider";

    private static final Pattern CLASS = Pattern.compile("public (?:final )?class (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static Path documented;

    private PluginJars() {}

    /**
     * The jar of docs/plugins.md. The catalogue of a process keeps what was plugged in, and refuses its names from another file: whoever
     * plugs it in takes this one.
     */
    static synchronized Path ofDocumentation() throws IOException {
        if (documented == null) {
            Map<String, String> sources = ofPage(Path.of("..", "docs", "plugins.md"));
            Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
            documented = jar(Files.createTempDirectory(folder, "plugins").resolve("mine.jar"),
                    List.copyOf(sources.values()), List.copyOf(sources.keySet()));
        }
        return documented;
    }

    /** The sources in a Markdown page, by class name. */
    private static Map<String, String> ofPage(Path page) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Matcher block = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(page));
        while (block.find()) {
            sources.put(name(block.group(1)), block.group(1));
        }
        return sources;
    }

    /** The qualified name of the public class of a source. */
    static String name(String source) {
        Matcher type = CLASS.matcher(source);
        Matcher in = PACKAGE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException(source);
        }
        return (in.find() ? in.group(1) + "." : "") + type.group(1);
    }

    /** A jar of classes whose service file names some. */
    static Path jar(Path jar, List<String> sources, List<String> services) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(sources, classes);
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        entries.put(SERVICE, String.join("\n", services).getBytes(StandardCharsets.UTF_8));
        return write(jar, entries);
    }

    /** A jar of entries. */
    static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new JarEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Compiles without warnings. */
    static void compile(List<String> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new SimpleJavaFileObject(URI.create("string:///" + name(source).replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            });
        }
        boolean compiled = compiler.getTask(null, null, found, List.of("-d", classes.toString(), "-cp",
                System.getProperty("java.class.path"), "-proc:none"), null, units).call();
        if (!compiled) {
            throw new IllegalArgumentException(found.getDiagnostics().stream()
                    .filter(of -> of.getKind() == Diagnostic.Kind.ERROR).map(Object::toString).toList().toString());
        }
    }
}
