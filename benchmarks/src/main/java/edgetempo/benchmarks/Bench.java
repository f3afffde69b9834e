package edgetempo.benchmarks;

import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMachine;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the suites and writes what they measured. Every benchmark runs in forked virtual machines with the flags that EdgeTempo itself
 * is started with, under the allocation profiler; system properties {@code edgetempo.*} of this one are passed on.
 */
public final class Bench {
    private static final String USAGE = "java -jar benchmarks.jar [REGEX] [-p NAME=VALUE,...] [--quick] [--out DIR]";
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    private static final String OWN_PROPERTIES = "edgetempo.";

    private Bench() {}

    /** The command line of the plain jar: {@value #USAGE}. Exits with 2 if it was called wrongly, with 1 if nothing could be measured. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // A jar's manifest cannot add modules, and what backends there are depends on them.
        System.exit(BenchMachine.hasVectors() ? execute(args) : restart(args));
    }

    private static int execute(String[] args) throws IOException {
        try {
            run(parse(args), System.out, System.err);
            return OK;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_INPUT;
        } catch (IllegalStateException | ReportException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    /**
     * Reads the plain jar's command line.
     *
     * @throws IllegalArgumentException if it is wrong, with one line on how it is right
     */
    static BenchRequest parse(String[] args) {
        String regex = "";
        Path out = Path.of("bench-results");
        boolean quick = false;
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--quick")) {
                quick = true;
            } else if (word.equals("-p") && rest.hasNext()) {
                addParameter(rest.next(), parameters);
            } else if (word.equals("--out") && rest.hasNext()) {
                out = Path.of(rest.next());
            } else if (regex.isEmpty() && !word.startsWith("-")) {
                regex = word;
            } else {
                throw new IllegalArgumentException("\"" + word + "\" is not expected here; usage: " + USAGE);
            }
        }
        List<String> command = Stream.concat(Stream.of("benchmarks.jar"), Stream.of(args)).toList();
        return new BenchRequest(regex.isEmpty() ? ".*" : regex, parameters, quick, out, command, Optional.empty());
    }

    /**
     * Reads {@code NAME=VALUE,...} into a map of parameters.
     *
     * @throws IllegalArgumentException if it has another form, with one line
     */
    public static void addParameter(String text, Map<String, List<String>> parameters) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("-p: \"" + text + "\" is not of the form NAME=VALUE,...");
        }
        parameters.put(text.substring(0, equals), List.of(text.substring(equals + 1).split(",")));
    }

    /** Starts this program again in a virtual machine with EdgeTempo's flags, and returns its exit code. */
    private static int restart(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(forkArguments(passedProperties()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /**
     * Measures, with progress on the standard error and a table on the standard output.
     *
     * @param regex finds the benchmarks whose full name has a match
     * @param quick whether to measure briefly; see {@link BenchRequest#quick}
     * @param out   folder of the result
     * @return the result, {@code bench-<time>.json}
     * @throws IllegalArgumentException if nothing matches, with one line of what there is, or if the folder cannot be written to
     * @throws IllegalStateException    if no benchmark could be run
     * @throws IOException              if the result cannot be written
     */
    public static Path run(String regex, boolean quick, Path out) throws IOException {
        return run(new BenchRequest(regex, Map.of(), quick, out, List.of("bench", regex), Optional.empty()), System.out,
                System.err);
    }

    /**
     * As {@link #run(String, boolean, Path)}.
     *
     * @param table    receives the table
     * @param progress receives JMH's report while it measures
     */
    public static Path run(BenchRequest request, PrintStream table, PrintStream progress) throws IOException {
        List<BenchmarkListEntry> matching = matching(request.regex());
        requireKnown(request.parameters().keySet());
        requireWritable(request.out());
        BenchPlan plan = BenchPlan.of(request, matching);
        if (plan.excluded().size() == matching.size()) {
            throw new IllegalStateException("nothing of this can be measured here: " + plan.skipped().entrySet()
                    .stream().map(skip -> skip.getKey() + ": " + skip.getValue()).collect(Collectors.joining("; ")));
        }
        Map<String, String> properties = passedProperties();
        ChainedOptionsBuilder options = options(request.quick())
                .include(request.regex())
                .addProfiler(GCProfiler.class)
                .jvmArgs(forkArguments(properties).toArray(String[]::new));
        plan.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        plan.excluded().forEach(name -> options.exclude("^" + Pattern.quote(name) + "$"));
        Instant time = Instant.now();
        Collection<RunResult> results = measure(options, progress);
        BenchTable.print(results, table);
        plan.skipped().forEach((what, why) -> table.println("skipped: " + what + ": " + why));
        Path file = BenchFile.write(request, properties, plan.skipped(), results, time);
        table.println(file);
        return file;
    }

    /** JMH ignores a parameter that no benchmark has. */
    private static void requireKnown(Set<String> names) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        Set<String> known = new TreeSet<>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(silent, List.of())) {
            if (entry.getParams().hasValue()) {
                known.addAll(entry.getParams().get().keySet());
            }
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "-p: no benchmark has a parameter \"" + name + "\"; there are: " + String.join(", ", known));
            }
        }
    }

    /** Measuring takes long: whether the result can be kept is found out before. */
    private static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".bench-", ".tmp"));
        } catch (IOException e) {
            throw new IllegalArgumentException("results cannot be written to " + folder + ": " + oneLine(e), e);
        }
    }

    private static Collection<RunResult> measure(ChainedOptionsBuilder options, PrintStream progress) {
        try {
            Collection<RunResult> results = new Runner(options.build(), progressOnly(progress)).run();
            if (results.isEmpty()) {
                throw new IllegalStateException("no benchmark could be run; their reports say why");
            }
            return results;
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmarks could not be run: " + oneLine(e), e);
        }
    }

    /** The benchmarks that a regular expression finds. */
    static List<BenchmarkListEntry> matching(String regex) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        List<BenchmarkListEntry> all = BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .sorted(Comparator.comparing(BenchmarkListEntry::getUsername)).toList();
        String available = "; available: "
                + String.join(", ", all.stream().map(entry -> BenchTable.shortName(entry.getUsername())).toList());
        try {
            Pattern pattern = Pattern.compile(regex);
            List<BenchmarkListEntry> matching = all.stream()
                    .filter(entry -> pattern.matcher(entry.getUsername()).find()).toList();
            if (matching.isEmpty()) {
                throw new IllegalArgumentException("no benchmark matches \"" + regex + "\"" + available);
            }
            return matching;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + regex + "\" is no regular expression: " + e.getDescription()
                    + available, e);
        }
    }

    private static ChainedOptionsBuilder options(boolean quick) {
        TimeValue iteration = TimeValue.milliseconds(quick ? 300 : 1000);
        int iterations = quick ? 3 : 5;
        return new OptionsBuilder()
                .forks(quick ? 1 : 3)
                .warmupIterations(iterations)
                // Vector kernels run a thousand times slower until C2 has compiled them, which takes seconds.
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(iteration);
    }

    private static List<String> forkArguments(Map<String, String> properties) {
        List<String> arguments = new ArrayList<>(JvmFlags.forFork());
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
    }

    private static Map<String, String> passedProperties() {
        Map<String, String> passed = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith(OWN_PROPERTIES))
                .forEach(name -> passed.put(name, System.getProperty(name)));
        return passed;
    }

    /** JMH's report without the table at its end. */
    private static OutputFormat progressOnly(PrintStream out) {
        OutputFormat report = OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL);
        return (OutputFormat) Proxy.newProxyInstance(Bench.class.getClassLoader(), new Class<?>[]{OutputFormat.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("endRun")) {
                        return null;
                    }
                    try {
                        return method.invoke(report, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
