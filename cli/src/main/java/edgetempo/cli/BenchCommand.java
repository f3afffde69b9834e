package edgetempo.cli;

import edgetempo.benchmarks.Bench;
import edgetempo.benchmarks.BenchRequest;
import edgetempo.experiments.BadInputException;
import edgetempo.experiments.Build;
import java.io.IOException;
import java.io.PrintStream;
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
                "Example:  edgetempo bench GaSlotBenchmark -p users=50 --quick"})
final class BenchCommand implements Callable<Integer> {
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
    private Path out = Path
            .of("bench-results");

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
        BenchRequest request = new BenchRequest(regex, values, quick, out, command,
                Optional.of(Build.commit()));
        try {
            Path result = Bench.run(request, new PrintStream(System.out, true), System.err);
            spec.commandLine().getOut().println("results  " + result);
            return ExitCodes.OK;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BadInputException(e.getMessage());
        } catch (IOException e) {
            throw new BadInputException("cannot write " + out + ": " + e.getMessage());
        }
    }
}
