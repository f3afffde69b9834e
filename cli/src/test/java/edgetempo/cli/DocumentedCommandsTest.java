package edgetempo.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every command of the README and the documentation, in a block of code or between backticks, is one that there is, with options that
 * it has. Those that are complete are run, by {@link HelpExamplesTest}; the others are at least parsed here.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern
            .compile("(?:^|[\\s`(])(?:\\.{1,2}/)*edgetempo ((?:[a-z][^`]*|--?[a-zA-Z][^`]*))");
    private static final Pattern INLINE = Pattern.compile("`((?:[A-Z_]+=\\S+ )?\\./edgetempo [^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    /** What stands for a value in a text → a value. */
    private static final Map<String, String> STAND_INS = Map.of("N", "3", "P", "2", "FIGURE", "reward");
    /** What a command in a sentence may leave open. */
    private static final List<String> GAP = List.of("…", "REGEX", "FIGURE", "RUN");
    /** Beginnings of what else is typed → where it is run, or why not. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry("mvn verify", "runs this"), entry("mvn test -pl cli", "a part of that"),
            entry("mvn spotless:apply", "mends what the build refuses"),
            entry("mvn -Prelease", ".ci/own-project"), entry("mvn package", "the same"),
            entry("mvn -q package", "the same"),
            entry("(cd ../.. && mvn -Prelease", "the same"), entry("mvn -Psweep-jar", ".ci/sweep"),
            entry("mvn -q -Pbench-jar", "minutes; packs what bench runs"),
            entry("java -jar benchmarks.jar", "measures"),
            entry("mvn -Pfuzz", "an hour"), entry("mvn -Pcrashes", "an hour and a half"),
            entry("mvn -Pcoverage", "twice the build"),
            entry("mvn -Pnotices", "asks registries for licences"), entry("mvn -Pgpu", "downloads another TensorFlow"),
            entry("mvn javadoc:aggregate", "what it refuses, the Javadoc of -Prelease refuses in .ci/own-project"),
            entry("mvn compile javadoc:javadoc", "the same"),
            entry(".ci/run", "runs this"), entry(".ci/gate-check", "measures for an hour"),
            entry(".ci/kill-resume", ".ci/run"), entry(".ci/sweep", ".ci/run"), entry(".ci/own-project", ".ci/run"),
            entry(".ci/screenshots", "pictures for eyes"),
            entry("source <(./edgetempo completion)", "CommandLineTest prints it"),
            entry("git fetch", "of git"), entry("spark-submit", "needs a cluster; .ci/sweep has one of its own"),
            entry("java --add-modules", "ReadmeExampleTest"),
            entry("PYTHONPATH=python python3 python/benchmarks", "measures"),
            entry("python3 -m edgetempo.serve", "PythonTest"));
    private static final Pattern ELSE = Pattern
            .compile("(?:mvn|\\(cd|git fetch|python3|PYTHONPATH=|source|spark-submit|java|\\.ci/)\\S* ?.*");
    /** Beginnings of what looks like a command and is none → why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "python/", "the folder of the Python package",
            "train, evaluate", "several commands in one cell of a table");

    /** @param whole whether it stands in a block of code, to be copied; in a sentence a command may lack what it needs */
    private record Documented(String file, String text, boolean whole) {
        @Override
        public String toString() {
            return file + ": " + text;
        }
    }

    static List<Documented> commands() throws IOException {
        List<Documented> found = new ArrayList<>();
        for (Path file : documents()) {
            boolean code = false;
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("```")) {
                    code = !code;
                } else if (code) {
                    Matcher command = COMMAND.matcher(line.strip());
                    // A comment, or another language.
                    if (!line.strip().startsWith("#") && line.matches(".*\\./edgetempo .*") && command.find()) {
                        found.add(new Documented(ROOT.relativize(file).toString(), command.group(1), true));
                    }
                } else {
                    Matcher inline = INLINE.matcher(line);
                    while (inline.find()) {
                        Matcher command = COMMAND.matcher(inline.group(1));
                        if (command.find()) {
                            found.add(new Documented(ROOT.relativize(file).toString(), command.group(1), false));
                        }
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** Those that can be run as they stand: all in blocks of code, and in sentences what has arguments and no gaps. */
    static List<String> complete() throws IOException {
        return commands().stream().filter(command -> EXCEPTIONS.keySet().stream().noneMatch(command.text()::startsWith))
                .filter(command -> command.whole() || hasNoGap(command.text()))
                .map(command -> command.text().replaceFirst("\\s+#.*", "")).distinct().toList();
    }

    private static boolean hasNoGap(String text) {
        List<String> words = words(text);
        try {
            Main.commandLine().parseArgs(words.toArray(String[]::new));
            return words.size() > 1 && GAP.stream().noneMatch(text::contains);
        } catch (CommandLine.MissingParameterException e) {
            return false;
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md",
                    "examples/own-solver/README.md", "examples/own-benchmark/README.md").map(ROOT::resolve),
                    docs.filter(path -> path.toString().endsWith(".md")).sorted()).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandOfTheDocumentationIsOne(Documented command) {
        if (EXCEPTIONS.keySet().stream().anyMatch(command.text()::startsWith)) {
            return;
        }
        List<String> words = words(command.text());
        assertThatCode(() -> {
            try {
                Main.commandLine().parseArgs(words.toArray(String[]::new));
            } catch (CommandLine.MissingParameterException e) {
                if (command.whole()) {
                    throw e;
                }
            }
        }).as("%s", words).doesNotThrowAnyException();
    }

    @Test
    void whatElseIsTypedIsRunElsewhere() throws IOException {
        List<String> typed = new ArrayList<>();
        for (Path file : documents()) {
            String block = "";
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("```")) {
                    block = block.isEmpty() ? line : "";
                } else if (block.matches("```(sh)?")) {
                    typed.add(line.strip());
                } else if (block.isEmpty()) {
                    Matcher inline = Pattern.compile("`([^`]+)`").matcher(line);
                    while (inline.find()) {
                        typed.add(inline.group(1));
                    }
                }
            }
        }
        typed.removeIf(line -> !ELSE.matcher(line).matches() || !line.contains(" ") && !line.startsWith(".ci/"));
        assertThat(typed).allMatch(line -> ELSEWHERE.keySet().stream().anyMatch(line::startsWith));
        assertThat(ELSEWHERE.keySet()).allMatch(begin -> typed.stream().anyMatch(line -> line.startsWith(begin)));
    }

    @Test
    void theReadmeIsShort() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(readme.strip().split("\\s+")).hasSizeLessThanOrEqualTo(900);
        assertThat(readme.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void thereAreCommandsToParse() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(60);
    }

    @Test
    void linksOfTheDocumentationLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : documents()) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                if (!Files.exists(file.resolveSibling(link.group(1)))) {
                    broken.add(file.getFileName() + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void figuresStandInTheDocumentationAsTheyAre() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/reproduce.md"));
        for (Figure figure : Figure.values()) {
            assertThat(document)
                    .contains("| `" + figure.label() + "` | " + figure.meaning() + " | " + figure.time() + " |");
            figure.commands("out", false).forEach(command -> assertThatCode(
                    () -> Main.commandLine().parseArgs(words(command).toArray(String[]::new))).as(command)
                    .doesNotThrowAnyException());
        }
    }

    @Test
    void theSmallestFigureIsDrawn(
            @TempDir
            Path folder) {
        SmallRun program = new SmallRun();
        assertThat(program.main("reproduce", "convergence", "--quick", "--out", folder.resolve("a b").toString()))
                .as("%s", program.err).isZero();
        assertThat(folder.resolve("a b/report.html")).exists();
        try (Stream<Path> figures = Files.list(folder.resolve("a b/figures"))) {
            assertThat(figures.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.contains("convergence"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of one command: up to a pipe, a redirection, another command or a comment, quotes taken off. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (char c : (line.replaceAll("\\$\\{\\{.*?}}", "x") + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (c == ' ') {
                if (begun || !word.isEmpty()) {
                    words.add(STAND_INS.getOrDefault(word.toString(), word.toString()));
                }
                word.setLength(0);
                begun = false;
            } else if (c == ')' && !word.isEmpty() && words.isEmpty()) {
                words.add(word.toString());
                break;
            } else if (c == '|' || c == '>' || c == ';' || c == '&' || c == '\\' || (c == '#' && word.isEmpty())) {
                break;
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
