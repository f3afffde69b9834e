package edgetempo.cli;

import edgetempo.benchmarks.Bench;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.reports.ReportException;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.Report;
import edgetempo.reports.pages.profile.ProfilePage;
import edgetempo.reports.profile.ProfileFolder;
import edgetempo.reports.profile.ProfileSummary;
import edgetempo.reports.run.FolderNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo profile}. */
@Command(name = ProfileCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs a benchmark, or a training, under Java's flight recorder, and says where time goes, what is allocated"
                + " where, and what collections and compilations cost: flame graphs, tables and the recording.",
        footer = {"",
                "Example:  edgetempo profile GaSlotBenchmark -p users=50 -p variant=improved -p backend=auto -p semantics=physical",
                "          edgetempo profile train --scenario physical-m2-n20 --episodes 60"})
final class ProfileCommand implements Callable<Integer> {
    static final String NAME = "profile";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String TRAIN = "train";

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "profiles",
            description = "Folder of profiles. Default: ${DEFAULT-VALUE}.")
    private Path out = Path
            .of("profiles");

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "REGEX|train ...", arity = "1..*",
            description = "A regular expression that one benchmark matches, and what JMH is told beside it (-p NAME=VALUE, -i 10);"
                    + " or train and its options. Options of profile itself stand before it.")
    private List<String> words = List
            .of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean training = words.getFirst().equals(TRAIN);
        if (!training) {
            requireOne();
        }
        String what = String.join(" ", words);
        Path folder = out
                .resolve(TIME.format(Instant.now()) + FolderNames.safe(training ? TRAIN : words.getFirst()));
        ProfileFolder.create(folder);
        ProfiledRun run = new ProfiledRun(folder, output.quiet() || output.json());
        try {
            if (training) {
                run.program(Main.class.getName(), words);
            } else {
                run.benchmark(words);
            }
        } catch (IOException e) {
            throw ReportException.writing(folder, e);
        } finally {
            removeIfEmpty(folder);
        }
        ProfileSummary summary = ProfileFolder.complete(folder, what);
        PageFile.write(folder.resolve(ProfilePage.FILE_NAME),
                ProfilePage.of(summary, Report.footer("EdgeTempo " + Build.version())));
        spec.commandLine().getOut().println(output.json() ? summary.toJson() : summary.toMarkdown());
        if (!output.json()) {
            spec.commandLine().getOut().println("profile  " + folder);
        }
        new NextSteps(8).page(folder, ProfilePage.FILE_NAME).print(output, spec.commandLine().getOut());
        return ExitCodes.OK;
    }

    /** Measuring takes long: whether there is one benchmark, which takes the values, is found out before. */
    private void requireOne() {
        try {
            Bench.single(words);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    /** Nothing was recorded: bad input leaves nothing behind. */
    private static void removeIfEmpty(Path folder) {
        try {
            if (!Files.exists(folder.resolve(ProfileFolder.RECORDING))) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // An empty folder does no harm.
        }
    }
}
