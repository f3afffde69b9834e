package edgetempo.cli;

import edgetempo.conformance.Conformance;
import edgetempo.conformance.ConformanceReport;
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
        description = "Recomputes files of recorded numbers (fitness, trajectory, twin-action; one JSON object a line) and prints"
                + " the worst deviation of each. Exit code 3 if one is beyond 1e-12.",
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

    @Override
    public Integer call() {
        List<ConformanceReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(Conformance.check(file));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(Json.of(reports));
        } else {
            for (ConformanceReport report : reports) {
                out.println(String.format(Locale.ROOT, "%s: %s, %d rows, %d numbers, worst deviation %.2e: %s",
                        report.file(),
                        report.kind(), report.rows(), report.checks(), report.worstDeviation(),
                        report.conforms() ? "conforms" : "DEVIATES beyond " + report.tolerance()));
                if (!output.quiet()) {
                    report.worst().forEach(
                            (quantity, worst) -> out
                                    .println(String.format(Locale.ROOT, "    %-18s %.2e", quantity, worst)));
                }
            }
        }
        return reports.stream().allMatch(ConformanceReport::conforms) ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }
}
