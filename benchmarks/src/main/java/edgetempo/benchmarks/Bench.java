package edgetempo.benchmarks;

import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.ReportException;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.scenario.NearestName;
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
import java.util.LinkedHashSet;
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
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmark suites and writes their results. Every benchmark runs in forked virtual machines with the flags that EdgeTempo itself
 * is started with, under the allocation profiler; system properties {@code edgetempo.*} of this one are passed on.
 */
public final class Bench {
    private static final String USAGE = "java -jar benchmarks.jar [REGEX] [-p NAME=VALUE,...] [--list] [--quick] [--out DIR]";
    /** JMH beside the plain jar's own command line, which has the settings that figures of different machines share. */
    private static final String JMH = "JMH's own options: java --add-modules jdk.incubator.vector -cp benchmarks.jar"
            + " org.openjdk.jmh.Main -h";
    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final String LIST = "--list";
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;
    /** Largest number of names in a message. */
    private static final int MAX_NAMED = 6;
    /** Methods are compiled in the foreground: one that is still interpreted is a thousand times slower. */
    private static final String FOREGROUND = "-Xbatch";

    private Bench() {}

    /** The command line of the plain jar: {@value #USAGE}. Exits with 2 if it was called wrongly, with 1 if nothing could be measured. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // A jar's manifest cannot add modules, and what backends there are depends on them.
        System.exit(BenchMachine.hasVectors() ? execute(args) : restart(args));
    }

    private static int execute(String[] args) throws IOException {
        try {
            List<String> words = new ArrayList<>(List.of(args));
            if (words.stream().anyMatch(HELP::contains)) {
                System.out.println("usage: " + USAGE);
                System.out.println(JMH);
            } else if (words.remove(LIST)) {
                list(parse(words.toArray(String[]::new))).forEach(System.out::println);
            } else {
                System.out.println(run(parse(args), System.out, System.err));
            }
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
                throw new IllegalArgumentException(
                        "\"" + word + "\" is not expected here; usage: " + USAGE + "; " + JMH);
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
        command.addAll(JvmFlags.forMeasuring());
        JvmFlags.ownProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        Optional.ofNullable(System.getProperty(JvmFlags.HOME))
                .ifPresent(home -> command.add("-D" + JvmFlags.HOME + "=" + home));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /**
     * Measures, with progress on the standard error and a table on the standard output.
     *
     * @param regex regular expression found in the full names of benchmarks
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
        BenchPlan plan = plan(request, matching);
        requireWritable(request.out());
        Map<String, String> properties = JvmFlags.ownProperties();
        Instant time = Instant.now();
        List<RunResult> results = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>(plan.skipped());
        for (BenchPlan.Part part : plan.parts()) {
            ChainedOptionsBuilder options = options(request.quick()).addProfiler(GCProfiler.class)
                    .jvmArgs(forkArguments(properties).toArray(String[]::new));
            part.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
            part.benchmarks().forEach(name -> options.include("^" + Pattern.quote(name) + "$"));
            Collection<RunResult> measured = measure(options, progress);
            results.addAll(measured);
            failed(part, matching, measured)
                    .forEach(what -> skipped.put(what, "it failed while it was measured; the report above says why"));
        }
        if (results.isEmpty()) {
            throw new IllegalStateException("no benchmark could be run; their reports say why");
        }
        BenchTable.print(results, table);
        skipped.forEach((what, why) -> table.println("skipped: " + what + ": " + why));
        return BenchFile.write(request, properties, skipped, results, time);
    }

    /**
     * Checks a request without measuring anything.
     *
     * @throws IllegalArgumentException if nothing matches, or a parameter or one of its values is not known, with one line
     * @throws IllegalStateException    if nothing of it can be measured on this machine
     */
    public static void check(BenchRequest request) {
        plan(request, matching(request.regex()));
    }

    /**
     * Lists what a request would measure on this machine, each benchmark with a choice of its parameters in one line.
     *
     * @throws IllegalArgumentException if nothing matches, or a parameter or one of its values is not known, with one line
     * @throws IllegalStateException    if nothing of it can be measured on this machine
     */
    public static List<String> list(BenchRequest request) {
        List<BenchmarkListEntry> matching = matching(request.regex());
        return plan(request, matching).parts().stream()
                .flatMap(part -> matching.stream().filter(entry -> part.benchmarks().contains(entry.getUsername()))
                        .flatMap(entry -> choices(entry, part.parameters()).stream()
                                .map(values -> line(entry.getUsername(), values))))
                .distinct().sorted().toList();
    }

    private static BenchPlan plan(BenchRequest request, List<BenchmarkListEntry> matching) {
        requireKnown(request.parameters().keySet(), request.regex(), matching);
        BenchPlan plan = BenchPlan.of(request, matching);
        if (plan.parts().isEmpty()) {
            throw new IllegalStateException("nothing of this can be measured here: " + plan.skipped().entrySet()
                    .stream().map(skip -> skip.getKey() + ": " + skip.getValue()).collect(Collectors.joining("; ")));
        }
        return plan;
    }

    /** Benchmarks without a result, each with its parameters in one line. */
    private static List<String> failed(BenchPlan.Part part, List<BenchmarkListEntry> matching,
            Collection<RunResult> measured) {
        Set<String> there = measured.stream().map(RunResult::getParams)
                .map(params -> line(params.getBenchmark(), params.getParamsKeys().stream()
                        .collect(Collectors.toMap(key -> key, params::getParam))))
                .collect(Collectors.toSet());
        return matching.stream().filter(entry -> part.benchmarks().contains(entry.getUsername()))
                .flatMap(entry -> choices(entry, part.parameters()).stream()
                        .map(values -> line(entry.getUsername(), values)))
                .filter(line -> !there.contains(line)).toList();
    }

    /** Every choice of a benchmark's parameters. */
    static List<Map<String, String>> choices(BenchmarkListEntry benchmark, Map<String, List<String>> replaced) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (Map.Entry<String, List<String>> own : ParameterCheck.own(benchmark).entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> choice : choices) {
                for (String value : replaced.getOrDefault(own.getKey(), own.getValue())) {
                    Map<String, String> one = new TreeMap<>(choice);
                    one.put(own.getKey(), value);
                    more.add(one);
                }
            }
            choices = more;
        }
        return choices;
    }

    private static String line(String benchmark, Map<String, String> values) {
        return (BenchTable.shortName(benchmark) + " " + new TreeMap<>(values).entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" "))).strip();
    }

    /**
     * The one benchmark, with one value for each parameter, that words of JMH's command line find.
     *
     * @param words a regular expression, and options of JMH beside it
     * @return its name and parameters in one line
     * @throws IllegalArgumentException if they find none or several, or if a value is refused, with one line
     */
    public static String single(List<String> words) {
        CommandLineOptions options;
        try {
            options = new CommandLineOptions(words.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new IllegalArgumentException(oneLine(e), e);
        }
        List<BenchmarkListEntry> matching = matching(String.join("|", options.getIncludes()));
        Map<String, List<String>> asked = new LinkedHashMap<>();
        matching.stream().flatMap(entry -> ParameterCheck.own(entry).keySet().stream()).distinct().forEach(name -> {
            if (options.getParameter(name).hasValue()) {
                asked.put(name, List.copyOf(options.getParameter(name).get()));
            }
        });
        BenchPlan plan = BenchPlan.of(new BenchRequest(".*", asked, true, Path.of(""), words, Optional.empty()),
                matching);
        List<String> found = matching.stream().flatMap(entry -> plan.parts().stream()
                .filter(part -> part.benchmarks().contains(entry.getUsername()))
                .flatMap(part -> choices(entry, asked).stream().map(values -> line(entry.getUsername(), values))))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("\"" + String.join(" ", words) + "\" finds " + found.size()
                    + " benchmarks; one is profiled at a time: " + narrower(found));
        }
        return found.getFirst();
    }

    /**
     * What to add to find one of several benchmarks: its name where there are several, else the parameters that differ.
     *
     * @param found as {@link #line} writes them
     */
    private static String narrower(List<String> found) {
        Map<String, Set<String>> choices = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (String one : found) {
            String[] words = one.split(" ");
            names.add(words[0]);
            Arrays.stream(words).filter(word -> word.contains("=")).map(word -> word.split("=", 2)).forEach(
                    word -> choices.computeIfAbsent(word[0], _ -> new LinkedHashSet<>()).add(word[1]));
        }
        if (names.size() != 1) {
            return names.isEmpty() ? "see edgetempo bench --list" : "name one of " + limited(names);
        }
        return "narrow it down with " + choices.entrySet().stream().filter(choice -> choice.getValue().size() > 1)
                .map(choice -> "-p " + choice.getKey() + "= one of " + limited(choice.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String limited(Set<String> all) {
        return all.stream().limit(MAX_NAMED).collect(Collectors.joining(" "))
                + (all.size() > MAX_NAMED ? " ..." : "");
    }

    /** JMH ignores a parameter that no benchmark has, and measures all choices of the others. */
    private static void requireKnown(Set<String> names, String regex, List<BenchmarkListEntry> matching) {
        Set<String> known = matching.stream().flatMap(entry -> ParameterCheck.own(entry).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("-p: no benchmark that matches \"" + regex + "\" has a parameter \""
                        + name + "\"" + (known.isEmpty()
                                ? "; they have none"
                                : "; nearest: " + NearestName.of(name, known) + "; there are: "
                                        + String.join(", ", known)));
            }
        }
    }

    /** Measuring takes long: checks beforehand whether the result can be written. */
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
            return new Runner(options.build(), progressOnly(progress)).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmarks could not be run: " + oneLine(e), e);
        }
    }

    /** The benchmarks that a regular expression finds. */
    static List<BenchmarkListEntry> matching(String regex) {
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
        List<BenchmarkListEntry> all = BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .sorted(Comparator.comparing(BenchmarkListEntry::getUsername)).toList();
        try {
            Pattern pattern = Pattern.compile(regex);
            List<BenchmarkListEntry> matching = all.stream()
                    .filter(entry -> pattern.matcher(entry.getUsername()).find()).toList();
            if (matching.isEmpty()) {
                throw new IllegalArgumentException("no benchmark matches \"" + regex + "\"; nearest: "
                        + BenchmarkNames.nearest(regex, all) + "; bench " + LIST + " prints all");
            }
            return matching;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + regex + "\" is no regular expression: " + e.getDescription()
                    + "; bench " + LIST + " prints all benchmarks", e);
        }
    }

    private static ChainedOptionsBuilder options(boolean quick) {
        return new OptionsBuilder()
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 3 : 5)
                // Vector kernels run a thousand times slower until C2 has compiled them, which takes seconds.
                .warmupTime(TimeValue.seconds(1))
                // Fewer than five say hardly anything about their own error.
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(quick ? 200 : 1000));
    }

    private static List<String> forkArguments(Map<String, String> properties) {
        // First, so that a user's flag of the kind counts.
        List<String> arguments = new ArrayList<>(List.of(FOREGROUND));
        arguments.addAll(JvmFlags.forMeasuring());
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return arguments;
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
