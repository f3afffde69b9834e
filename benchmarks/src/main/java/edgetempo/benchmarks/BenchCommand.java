package edgetempo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plain jar's command line. */
@Command(name = "benchmarks.jar", mixinStandardHelpOptions = true, description = "Runs JMH benchmarks and writes bench-<time>.json.", footer = {
        "", "Example: java -jar benchmarks.jar GaSlotBenchmark --quick"})
final class BenchCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final List<String> command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "REGEX", defaultValue = ".*", description = "Benchmarks whose name has a match (default: all).") private String regex;

    @Option(names = "--quick", description = "One fork of three times 0.3 s; for a first look, not for comparisons.") private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bench-results", description = "Folder of the result (default: ${DEFAULT-VALUE}).") private Path out;

    BenchCommand(String[] args) {
        command = Stream.concat(Stream.of("benchmarks.jar"), Stream.of(args)).toList();
    }

    @Override
    public Integer call() {
        try {
            Bench.run(new BenchRequest(regex, quick, out, command, Optional.empty()), System.out, System.err);
            return OK;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_INPUT;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            System.err.println("the result cannot be written: " + e);
            return FAILED;
        }
    }
}
