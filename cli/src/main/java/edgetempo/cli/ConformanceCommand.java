package edgetempo.cli;

import edgetempo.conformance.Conformance;
import edgetempo.conformance.ConformanceException;
import edgetempo.conformance.ConformanceReport;
import edgetempo.experiments.OneLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo conformance}. */
@Command(name = "conformance", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Recomputes files of recorded numbers (fitness, trajectory, twin-action, distribution; one JSON object per line) and"
                + " prints the worst deviation of each. Exit code 3 if one is beyond 1e-12, or if a distribution differs by Welch's"
                + " test; 2 if a file cannot be recomputed, after all others were judged.",
        footer = {"",
                "Example:  edgetempo conformance core/src/test/resources/golden/fitness.jsonl"})
final class ConformanceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Files to recompute; docs/conformance.md has their format.")
    private List<Path> files = List
            .of();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    /** A file that cannot be recomputed, and why. */
    private record Refused(String file, String reason) {}

    /** Every file is judged by itself: one that cannot be recomputed keeps none of the others from its verdict. */
    @Override
    public Integer call() {
        List<Record> verdicts = new ArrayList<>();
        boolean conforms = true;
        boolean refused = false;
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            try {
                ConformanceReport report = Conformance.check(file);
                verdicts.add(report);
                conforms &= report.conforms();
                if (!output.json()) {
                    print(report, out);
                }
            } catch (ConformanceException e) {
                String reason = OneLine.of(e.getMessage());
                verdicts.add(new Refused(file.toString(), reason));
                refused = true;
                spec.commandLine().getErr().println(reason);
            }
        }
        if (output.json()) {
            out.println(Json.of(verdicts));
        }
        return refused ? ExitCodes.BAD_INPUT : conforms ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private void print(ConformanceReport report, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%s: %s, %d rows, %d numbers, worst deviation %.2e: %s", report.file(),
                report.kind(), report.rows(), report.checks(), report.worstDeviation(),
                report.conforms() ? "conforms" : "DEVIATES beyond " + report.tolerance()));
        if (!output.quiet()) {
            report.worst().forEach((quantity, worst) -> out
                    .println(String.format(Locale.ROOT, "    %-18s %.2e", quantity, worst)));
        }
    }
}
