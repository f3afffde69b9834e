package edgetempo.cli;

import edgetempo.caching.BestStaticSearch;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.pages.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do after a command, as its last lines; left out where only results are wanted. */
final class NextSteps {
    private static final String NEXT = "next";
    private static final Set<String> TAKES_PLUGINS = Set.of("train", "evaluate", "compare");

    /** Policies that say what an entrant is worth. */
    private static final List<String> PLAIN = List.of("greedy", BestStaticSearch.NAME);

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private List<String> plugins = List.of();

    /** Under a text whose labels are 12 characters wide. */
    NextSteps() {
        this(12);
    }

    /** @param width of the labels of the text above */
    NextSteps(int width) {
        this.width = width;
    }

    /** The page in a folder, if there is one. */
    NextSteps page(Path folder) {
        return page(folder, Report.FILE_NAME);
    }

    /** A page of a name in a folder, if there is one. */
    NextSteps page(Path folder, String name) {
        Path page = folder.resolve(name);
        if (Files.exists(page)) {
            line("page", page.toString());
        }
        return this;
    }

    /** Commands that take plug-ins are to have those of this one. */
    NextSteps with(PluginOptions options) {
        plugins = options.given();
        return this;
    }

    /** A command that would be worth its while, and why; words that are paths are quoted where a shell would split them. */
    NextSteps command(String why, String... words) {
        boolean takes = !plugins.isEmpty() && TAKES_PLUGINS.contains(words[0]);
        String[] all = takes
                ? Stream.concat(Arrays.stream(words), Stream.of("--plugins", String.join(",", plugins)))
                        .toArray(String[]::new)
                : words;
        line(NEXT, command(all) + "   (" + why + ")");
        return this;
    }

    /**
     * A list for {@code --policies}: an entrant beside the plain policies that it is not itself.
     *
     * @param entrant a policy's name or a run's folder
     * @param policy  what plays in it
     */
    static String beside(String entrant, String policy) {
        return Stream.concat(Stream.of(entrant), PLAIN.stream().filter(name -> !name.equals(policy)))
                .collect(Collectors.joining(","));
    }

    /** Something other than a command. */
    NextSteps hint(String text) {
        line(NEXT, text);
        return this;
    }

    /** Prints them unless the command is to be quiet or to print JSON. */
    void print(OutputOptions output, PrintWriter out) {
        if (!output.quiet() && !output.json()) {
            lines.forEach(out::println);
        }
    }

    private void line(String label, String text) {
        lines.add(String.format(Locale.ROOT, "%-" + width + "s %s", label, text));
    }

    private static String command(String... words) {
        return Stream.concat(Stream.of(System.getProperty(JvmFlags.COMMAND, "edgetempo")), Arrays.stream(words))
                .map(word -> word.matches("[\\w./=,:@%+{}*-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
