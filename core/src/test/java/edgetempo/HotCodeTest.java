package edgetempo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules of the packages where slots are solved: plain loops over primitive arrays, and no vectors across calls. */
class HotCodeTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "edgetempo");
    private static final Pattern BANNED = Pattern
            .compile(
                    "\\.stream\\(|\\bvar\\s|\\bfor \\([^;)]*:|\\bString\\.format|\\b(Integer|Double|Long)\\.valueOf|\\bList<|\\bMap<");
    private static final Pattern VECTOR_SIGNATURE = Pattern.compile(
            "^    (?:(?:private|public|protected|static|final) )*(?:(?:Float|Double|Int|Long)Vector|VectorMask<\\w+>) \\w+\\("
                    + "|^    [^=;]*\\w+\\([^)=;]*\\b(?:(?:Float|Double|Int|Long)Vector|VectorMask<\\w+>) \\w+[^;]*\\{",
            Pattern.MULTILINE);

    /** Classes that only set things up, or that are not on a slot's path. */
    private static final List<String> EXEMPT = List.of("GaBackends.java", "Islands.java", "ConvergenceTrace.java",
            "EpisodeMetrics.java", "ScoreCheck.java", "SlotExecutor.java",
            "ExactOffloading.java", "FranEvaluator.java", "FranFigures.java", "FranMethods.java", "FranOutcome.java",
            "package-info.java");

    private static List<Path> sources(String... packages) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : packages) {
            try (Stream<Path> paths = Files.list(SOURCES.resolve(name))) {
                files.addAll(paths.filter(path -> !EXEMPT.contains(path.getFileName().toString())).sorted().toList());
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        return files;
    }

    private static List<String> findings(Path file, Pattern pattern) throws IOException {
        List<String> findings = new ArrayList<>();
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^import.*$", "");
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            findings.add(file + ": " + matcher.group().strip());
        }
        return findings;
    }

    @Test
    void slotsAreSolvedInPlainLoopsOverArrays() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : sources("fran", "ga", "mec", "random", "solver")) {
            findings.addAll(findings(file, BANNED));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void noVectorCrossesACallBecauseItMayBeBoxed() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : sources("ga", "random")) {
            findings.addAll(findings(file, VECTOR_SIGNATURE));
        }
        assertThat(findings).isEmpty();
    }
}
