package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the modules is that of the build, and the words about packages are their own. */
class ArchitectureDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve("docs/architecture.md");
    private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
    private static final Pattern NEEDS = Pattern.compile(
            "<dependency>\\s*<groupId>(?:edgetempo|\\$\\{project\\.groupId})</groupId>\\s*<artifactId>edgetempo-([\\w-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @Test
    void thePictureOfTheModulesIsThatOfTheBuild() throws IOException {
        String now = document();
        if (System.getenv("EDGETEMPO_WRITE_DOCS") != null) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(DOCUMENT).as("regenerate with: EDGETEMPO_WRITE_DOCS=1 mvn verify, this test alone").content()
                .isEqualTo(now);
    }

    private static String document() throws IOException {
        Map<String, Set<String>> modules = new LinkedHashMap<>();
        Matcher named = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (named.find()) {
            Set<String> needs = new LinkedHashSet<>();
            Matcher need = NEEDS.matcher(Files.readString(ROOT.resolve(named.group(1)).resolve("pom.xml")));
            while (need.find()) {
                needs.add(need.group(1));
            }
            if (Files.isDirectory(ROOT.resolve(named.group(1)).resolve("src"))) {
                modules.put(named.group(1), needs);
            }
        }
        StringBuilder text = new StringBuilder(
                """
                        <!-- Generated from the modules' own files. Not edited by hand: EDGETEMPO_WRITE_DOCS=1 and ArchitectureDocumentTest write it. -->
                        # Architecture

                        Modules and what they are built on; an arrow that follows from others is left out. `ArchitectureTest` holds the direction inside them, too.

                        ```mermaid
                        graph BT
                        """);
        modules.forEach((module, needs) -> {
            text.append("  ").append(id(module)).append("[\"").append(module).append("\"]\n");
            needs.stream().filter(need -> needs.stream()
                    .noneMatch(other -> !other.equals(need) && reaches(modules, other, need)))
                    .forEach(
                            need -> text.append("  ").append(id(module)).append(" --> ").append(id(need)).append('\n'));
        });
        text.append("```\n\n");
        for (String module : modules.keySet()) {
            List<String> packages = packages(ROOT.resolve(module).resolve("src/main/java"));
            if (!packages.isEmpty()) {
                text.append("## `").append(module).append("`\n\n| package | what lives there |\n| --- | --- |\n");
                packages.forEach(line -> text.append(line).append('\n'));
                text.append('\n');
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static boolean reaches(Map<String, Set<String>> modules, String from, String to) {
        return modules.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || reaches(modules, next, to));
    }

    private static String id(String module) {
        return module.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** Rows of packages with the first sentence of their {@code package-info}. */
    private static List<String> packages(Path sources) throws IOException {
        List<String> rows = new ArrayList<>();
        if (!Files.isDirectory(sources)) {
            return rows;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.endsWith("package-info.java")).sorted().toList()) {
                String source = Files.readString(file);
                String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                        .replaceAll("(?m)^\\s*\\*", "").replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                        .replaceAll("<[^>]+>", "").replaceAll("\\s+", " ").strip();
                Matcher sentence = Pattern.compile("^.*?[.:](?= |$)").matcher(comment);
                String name = sources.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
                rows.add("| `" + name + "` | "
                        + (sentence.find() ? sentence.group().replaceFirst(":$", ".") : comment).replace("|", "\\|")
                        + " |");
            }
        }
        return rows;
    }
}
