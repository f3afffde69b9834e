package edgetempo.cli;

import edgetempo.benchmarks.gate.Gate;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.GateHistory;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.GateRules;
import edgetempo.reports.gate.Measurements;
import edgetempo.reports.page.PageFile;
import edgetempo.reports.pages.Report;
import edgetempo.reports.pages.gate.GatePage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo gate}. */
@Command(name = "gate", mixinStandardHelpOptions = true, sortOptions = false, subcommands = GateBisectCommand.class,
        description = "Tells whether the working tree is slower, allocates more, or does something else than another revision of it or"
                + " than a committed baseline, and which methods moved. Exit code 3 if it does. docs/ci.md has the method.",
        footer = {
                "",
                "Example:  edgetempo gate --base-ref origin/main --markdown gate.md",
                "          edgetempo gate --baseline reports/baselines --quick",
                "          edgetempo gate --write-baseline reports/baselines",
                "          edgetempo gate --aa --quick",
                "          edgetempo gate bisect HEAD~20..HEAD --benchmarks FitnessKernel"})
final class GateCommand implements Callable<Integer> {
    /** What the working tree is held against. */
    static final class Against {
        @Option(names = "--base-ref", paramLabel = "REV", required = true,
                description = "Builds this revision too, and measures both in turn.")
        private String revision;

        @Option(names = "--baseline", paramLabel = "FILE|DIR", required = true,
                description = "Compares with a baseline, a result of bench, or JMH's JSON; of a folder, with the baseline of this"
                        + " machine's class, or where there is none the bytes of another.")
        private Path file;

        @Option(names = "--write-baseline", paramLabel = "FILE|DIR", required = true,
                description = "Measures a baseline; in a folder, its name is the machine's class.")
        private Path written;

        @Option(names = "--aa", required = true,
                description = "Tests this machine: the working tree against itself, which must pass.")
        private boolean itself;
    }

    @ArgGroup
    private Against against;

    @Option(names = "--candidate", paramLabel = "FILE",
            description = "Compares this result with the baseline, and measures nothing.")
    private Path candidate;

    @Option(names = "--threshold", paramLabel = "X",
            description = "Least change of time that counts: 0.1 is a tenth. Default: 0.1; 0.3 against a baseline.")
    private Double threshold;

    @Option(names = "--benchmarks", paramLabel = "REGEX", defaultValue = "",
            description = "Part of the gate's suite, or any other benchmarks. Default: the whole suite.")
    private String benchmarks = "";

    @Option(names = "--allow-other-work",
            description = "Passes a candidate whose counters and decisions differ from the base's; the report still names them.")
    private boolean otherWork;

    @Option(names = "--quick", description = "The four most telling benchmarks only.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Also leaves the result in this folder: as JSON, as a page, as a line of history.jsonl, from which the page"
                    + " draws a trend, and a flame graph of what regressed.")
    private Path out;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also leaves a table for a pull request.")
    private Path markdown;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (against == null) {
            throw new BadInputException(
                    "what is the working tree held against? Give one of --base-ref REV, --baseline FILE|DIR,"
                            + " --write-baseline FILE|DIR and --aa, or name a range: gate bisect GOOD..BAD");
        }
        if (candidate != null && against.file == null) {
            throw new BadInputException("--candidate is compared with a file: give --baseline too");
        }
        if (candidate != null && quick) {
            throw new BadInputException(
                    "--quick: cannot be given with --candidate, which measures nothing; --benchmarks takes a part of both files");
        }
        PrintWriter progress = spec.commandLine().getErr();
        prepare(out, true);
        prepare(markdown, false);
        List<GateHistory.Line> before = out == null ? List.of() : GateHistory.read(out.resolve(GateHistory.FILE_NAME));
        Gate gate = new Gate(Path.of(System.getProperty(JvmFlags.HOME, ".")), benchmarks, quick, otherWork,
                Optional.ofNullable(out), output.quiet() ? line -> {} : progress::println);
        if (against.written != null) {
            return write(gate);
        }
        GateReport report = report(gate);
        print(report, before);
        report.undecided().ifPresent(reason -> {
            throw new BadInputException(reason);
        });
        return report.outcome() == GateReport.Outcome.FAILED ? ExitCodes.CHECK_FAILED : ExitCodes.OK;
    }

    private GateReport report(Gate gate) {
        if (against.revision != null) {
            return gate.againstRevision(against.revision, rules(GateRules.THRESHOLD));
        }
        if (against.itself) {
            return gate.againstItself(rules(GateRules.THRESHOLD));
        }
        GateRules rules = rules(candidate == null ? Gate.BASELINE_THRESHOLD : GateRules.THRESHOLD);
        Path file = candidate == null && Files.isDirectory(against.file) ? ofThisMachine(against.file) : against.file;
        Measurements baseline = Measurements.read(file);
        return candidate == null
                ? gate.againstBaseline(file, baseline, rules)
                : gate.files(file, baseline, candidate, Measurements.read(candidate), rules);
    }

    /** The baseline of a folder that fits this machine best: times of another class are not compared, bytes are. */
    static Path ofThisMachine(Path folder) {
        Path own = named(folder);
        if (Files.exists(own)) {
            return own;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).min(Comparator.naturalOrder())
                    .orElseThrow(() -> new BadInputException(
                            folder + ": holds no baseline; gate --write-baseline " + folder + " measures one"));
        } catch (IOException e) {
            throw ReportException.reading(folder, e);
        }
    }

    private static Path named(Path folder) {
        return folder.resolve(BenchMachine.current().machineClass() + ".json");
    }

    private GateRules rules(double usual) {
        try {
            return GateRules.of(threshold == null ? usual : threshold);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    private void print(GateReport report, List<GateHistory.Line> before) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(output.json() ? report.toJson() : output.quiet() ? report.summary() : report.toText());
        if (markdown != null) {
            GateReport.write(markdown, report.toMarkdown());
        }
        if (out != null) {
            leave(report, before);
        }
    }

    /** Two files say nothing of this machine's history. */
    private void leave(GateReport report, List<GateHistory.Line> before) {
        String stem = GateReport.fileStem(report.created());
        GateReport.write(out.resolve(stem + ".json"), report.toJson());
        List<GateHistory.Line> history = new ArrayList<>(before);
        if (candidate == null) {
            GateHistory.Line line = GateHistory.Line.of(report);
            GateHistory.append(out.resolve(GateHistory.FILE_NAME), line);
            history.add(line);
        }
        Path page = out.resolve(stem + ".html");
        PageFile.write(page, GatePage.of(report, history, Report.footer("EdgeTempo " + Build.version())));
        new NextSteps(8).page(out, stem + ".html").print(output, spec.commandLine().getOut());
    }

    private int write(Gate gate) {
        Path file = Files.isDirectory(against.written) ? named(against.written) : against.written;
        prepare(file, false);
        gate.baseline(Optional.of(Build.commit())).write(file);
        spec.commandLine().getOut().println("baseline  " + file);
        return ExitCodes.OK;
    }

    /** Measuring takes long: whether a result can be kept is found out before. */
    private static void prepare(Path path, boolean folder) {
        if (path == null) {
            return;
        }
        Path place = folder ? path : path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(place);
            Files.delete(Files.createTempFile(place, ".gate-", ".tmp"));
        } catch (IOException e) {
            throw ReportException.writing(path, e);
        }
    }
}
