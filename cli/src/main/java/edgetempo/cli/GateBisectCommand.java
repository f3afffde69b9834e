package edgetempo.cli;

import edgetempo.benchmarks.gate.Gate;
import edgetempo.experiments.BadInputException;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.gate.BisectReport;
import edgetempo.reports.gate.GateReport.Outcome;
import edgetempo.reports.gate.GateRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo gate bisect}. */
@Command(name = "bisect", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Finds the first commit that is slower, allocates more, or does something else than a good one: git's own order of"
                + " the search, each commit built apart and held against the good one; nothing is checked out. Exit code 3 if there is one.",
        footer = {"", "Example:  edgetempo gate bisect HEAD~20..HEAD --benchmarks FitnessKernel"})
final class GateBisectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "GOOD..BAD", description = "A good revision, and a later one that is worse.")
    private String range = "";

    @Option(names = "--threshold", paramLabel = "X", defaultValue = "0.1",
            description = "Least change of time that counts: 0.1 is a tenth. Default: ${DEFAULT-VALUE}.")
    private double threshold;

    @Option(names = "--benchmarks", paramLabel = "REGEX", defaultValue = "",
            description = "Part of the gate's suite, or any other benchmarks; fewer are quicker. Default: the whole suite.")
    private String benchmarks = "";

    @Option(names = "--allow-other-work",
            description = "Looks for slower and larger commits only; decisions may change.")
    private boolean otherWork;

    @Option(names = "--quick", description = "The four most telling benchmarks only.")
    private boolean quick;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GateRules rules;
        try {
            rules = GateRules.of(threshold);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
        PrintWriter progress = spec.commandLine().getErr();
        BisectReport report = new Gate(Path.of(System.getProperty(JvmFlags.HOME, ".")), benchmarks, quick,
                otherWork, Optional.empty(), output.quiet() ? line -> {} : progress::println).bisect(range, rules);
        spec.commandLine().getOut()
                .println(output.json() ? report.toJson() : output.quiet() ? report.summary() : report.toText());
        if (report.suspects().isEmpty() && report.whole().outcome() == Outcome.UNDECIDED) {
            throw new BadInputException(report.whole().undecided().orElse(report.summary()));
        }
        return report.suspects().isEmpty() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }
}
