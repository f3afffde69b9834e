package edgetempo.cli;

import edgetempo.benchmarks.gate.Gate;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.gate.GateReport;
import edgetempo.reports.gate.GateRules;
import edgetempo.reports.gate.Measurements;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edgetempo gate}. */
@Command(name = "gate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Tells whether the working tree is slower, or allocates more, than another revision of it or than a committed"
                + " baseline. Exit code 3 if it does. docs/ci.md has the method.",
        footer = {
                "",
                "Example:  edgetempo gate --base-ref origin/main --markdown gate.md",
                "          edgetempo gate --baseline reports/baselines/linux-amd64-avx512.json --quick",
                "          edgetempo gate --write-baseline reports/baselines"})
final class GateCommand implements Callable<Integer> {
    /** What the working tree is held against. */
    static final class Against {
        @Option(names = "--base-ref", paramLabel = "REV", required = true,
                description = "Builds this revision too, and measures both in turn.")
        private String revision;

        @Option(names = "--baseline", paramLabel = "FILE", required = true,
                description = "Compares with a baseline, a result of bench, or JMH's JSON.")
        private Path file;

        @Option(names = "--write-baseline", paramLabel = "FILE|DIR", required = true,
                description = "Measures a baseline; in a folder, its name is the machine's class.")
        private Path written;

        @Option(names = "--aa", required = true,
                description = "Tests this machine: the working tree against itself, which must pass.")
        private boolean itself;
    }

    @ArgGroup(multiplicity = "1")
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

    @Option(names = "--out", paramLabel = "DIR", description = "Also leaves the result in this folder, as JSON.")
    private Path out;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also leaves a table for a pull request.")
    private Path markdown;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
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
        Gate gate = new Gate(Path.of(System.getProperty("edgetempo.home", ".")), benchmarks, quick, otherWork,
                Optional.ofNullable(out), output.quiet() ? line -> {} : progress::println);
        if (against.written != null) {
            return write(gate);
        }
        GateReport report = report(gate);
        print(report);
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
        Measurements baseline = Measurements.read(against.file);
        return candidate == null
                ? gate.againstBaseline(against.file, baseline, rules)
                : gate.files(against.file, baseline, candidate, Measurements.read(candidate), rules);
    }

    private GateRules rules(double usual) {
        try {
            return GateRules.of(threshold == null ? usual : threshold);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
    }

    private void print(GateReport report) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(output.json() ? report.toJson() : output.quiet() ? report.summary() : report.toText());
        if (markdown != null) {
            GateReport.write(markdown, report.toMarkdown());
        }
        if (out != null) {
            GateReport.write(out.resolve(GateReport.fileStem(report.created()) + ".json"), report.toJson());
        }
    }

    private int write(Gate gate) {
        Path file = Files.isDirectory(against.written)
                ? against.written.resolve(BenchMachine.current().machineClass() + ".json")
                : against.written;
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
