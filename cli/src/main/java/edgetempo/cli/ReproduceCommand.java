package edgetempo.cli;

import edgetempo.experiments.Checks;
import edgetempo.reports.ReportException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo reproduce}: draws a published figure or table again. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs the commands that draw a figure or table of the documentation, one after the other, and says each before it"
                + " runs. Without a name it lists what there is.",
        footer = {"", "Example:  edgetempo reproduce published --print"})
final class ReproduceCommand implements Callable<Integer> {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    @Parameters(paramLabel = "FIGURE", arity = "0..1", completionCandidates = Candidates.Figures.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<String> figure = Optional.empty();

    @Option(names = "--print", description = "Prints the commands and runs nothing.")
    private boolean print;

    @Option(names = "--quick",
            description = "As small as can be: shows that it works here, not the figure.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder that gets everything. Default: reproduced/FIGURE.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter to = spec.commandLine().getOut();
        if (figure.isEmpty()) {
            for (Figure one : Figure.values()) {
                to.println(String.format(Locale.ROOT, "%-12s %s (about %s)", one.label(), one.meaning(), one.time()));
            }
            return ExitCodes.OK;
        }
        Figure asked = Figure.of(Checks.known("FIGURE", figure.get(), Figure.labels()));
        Path folder = out.orElse(Path.of("reproduced", asked.label()));
        for (String command : asked.commands(folder.toString(), quick)) {
            to.println("edgetempo " + command);
            to.flush();
            if (!print) {
                int code = Main.run(words(command, folder), to, spec.commandLine().getErr());
                if (code != ExitCodes.OK) {
                    return code;
                }
            }
        }
        if (!print) {
            to.println("results      " + folder);
        }
        return ExitCodes.OK;
    }

    /**
     * The words of a command, some of them in apostrophes; one that ends in {@code /*} stands for the folders there. The folder's own
     * name is not split.
     */
    private static String[] words(String command, Path folder) {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(command.replace(folder.toString(), "\0")).results().toList()) {
            String whole = word.group().replace("'", "").replace("\0", folder.toString());
            if (whole.endsWith("/*")) {
                words.addAll(folders(Path.of(whole.substring(0, whole.length() - 2))));
            } else {
                words.add(whole);
            }
        }
        return words.toArray(String[]::new);
    }

    private static List<String> folders(Path parent) {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory).map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw ReportException.reading(parent, e);
        }
    }
}
