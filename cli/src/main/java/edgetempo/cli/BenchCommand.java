package edgetempo.cli;

import edgetempo.benchmarks.Bench;
import edgetempo.benchmarks.BenchRequest;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import edgetempo.reports.AtomicFiles;
import edgetempo.reports.ReportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgetempo bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures with JMH: fitness kernels, generations, slots, frames, random numbers, acting, replay,"
                + " updates, episodes of training, and the same GA in other libraries. Prints a table and leaves "
                + "JMH JSON with a machine block.",
        footer = {
                "",
                "Example:  edgetempo bench GaSlotBenchmark -p users=50 --quick",
                "          edgetempo bench Slot --list"})
final class BenchCommand implements Callable<Integer> {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    @Parameters(paramLabel = "REGEX", arity = "0..1", defaultValue = ".*",
            description = "Benchmarks whose full name has a match. Default: all.")
    private String regex = ".*";

    @Option(names = "-p", paramLabel = "NAME=V1,V2",
            description = "Replaces the values of a parameter; may be repeated.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--quick",
            description = "One fork of five times 0.2 s after 3 s of warm-up, instead of three forks of five times 1 s after 5 s.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bench-results",
            description = "Folder of the result. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path
            .of("bench-results");

    @Option(names = "--list",
            description = "Prints the benchmarks that match, a line for each choice of their parameters, and measures nothing.")
    private boolean list;

    @Option(names = "--jmh-json", paramLabel = "FILE",
            description = "Also writes the plain array of JMH's own JSON there, for tools that read that.")
    private Optional<Path> jmhJson = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Mixin
    private PluginOptions plugins;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> command = spec.commandLine().getParseResult().originalArgs();
        Map<String, List<String>> values = new LinkedHashMap<>();
        try {
            parameters.forEach(text -> Bench.addParameter(text, values));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage());
        }
        BenchRequest request = new BenchRequest(regex, values, quick, folder, command,
                Optional.of(Build.commit()));
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (list) {
                List<String> found = Bench.list(request);
                out.println(output.json() ? Json.of(found) : String.join(System.lineSeparator(), found));
                return ExitCodes.OK;
            }
            Path result = Bench.run(request, output.json() ? NOWHERE : new PrintStream(System.out, true),
                    output.quiet() ? NOWHERE : System.err);
            String text = Files.readString(result);
            if (jmhJson.isPresent()) {
                byte[] plain = ReportJson.mapper().readTree(text).get("results").toPrettyString()
                        .getBytes(StandardCharsets.UTF_8);
                AtomicFiles.write(jmhJson.get(), file -> file.write(plain));
            }
            if (output.json()) {
                out.print(text);
            } else {
                out.println("results  " + result);
            }
            new NextSteps(8).command("a page of it", "report", result.toString()).print(output, out);
            return ExitCodes.OK;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BadInputException(e.getMessage());
        } catch (IOException e) {
            throw new BadInputException("cannot write " + folder + ": " + e.getMessage());
        }
    }
}
