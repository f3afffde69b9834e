package edgetempo.cli;

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
 * it has. What help texts show is run, by {@link HelpExamplesTest}; what takes hours to run is at least parsed here.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern
            .compile("(?:^|[\\s`(])(?:\\./)?edgetempo ((?:[a-z][^`]*|--?[a-zA-Z][^`]*))");
    private static final Pattern INLINE = Pattern.compile("`((?:[A-Z_]+=\\S+ )?\\./edgetempo [^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    /** What stands for a value in a text → a value. */
    private static final Map<String, String> STAND_INS = Map.of("N", "3", "P", "2", "FIGURE", "reward");
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
                        found.add(new Documented(file.getFileName().toString(), command.group(1), true));
                    }
                } else {
                    Matcher inline = INLINE.matcher(line);
                    while (inline.find()) {
                        Matcher command = COMMAND.matcher(inline.group(1));
                        if (command.find()) {
                            found.add(new Documented(file.getFileName().toString(), command.group(1), false));
                        }
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve),
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
                    () -> Main.commandLine().parseArgs(command.split(" "))).as(command).doesNotThrowAnyException());
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
