package edgetempo.benchmarks.gate;

import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import edgetempo.reports.gate.Conditions;
import edgetempo.reports.gate.GateSample;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One revision's benchmarks, each measured in a new virtual machine on request. */
final class Revision implements AutoCloseable {
    /**
     * Compiling in the foreground: a kernel that is still interpreted is a thousand times slower, and would be measured so on a busy
     * machine.
     */
    private static final List<String> FORK_FLAGS = List.of("-Xbatch");
    private static final List<String> COMMON = List.of("-f", "1", "-tu", "ns", "-to", "120s", "-w", "100ms", "-rf",
            "json");
    private static final List<String> TIMES = List.of("-i", "12", "-r", "40ms");
    /** Sampling allocates, so bytes are counted separately. */
    private static final List<String> BYTES = List.of("-bm", "avgt", "-i", "3", "-r", "100ms", "-prof",
            "gc");
    private static final List<String> PROFILE = List.of("-bm", "avgt", "-r", "1s");
    /** Without them samples are moved to the next safe point, which a tight loop has none of. */
    private static final List<String> PROFILE_FLAGS = List.of("-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints", "-XX:FlightRecorderOptions:stackdepth=128", "-XX:CompileCommand=quiet");
    private static final int WARM_UP = 10;
    /** What JMH writes where nothing came out is two brackets and line ends. */
    private static final int EMPTY_RESULT = 16;

    private final String name;
    private final Path folder;
    private final String classPath;
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final Set<String> benchmarks;
    private final List<String> flags;
    private int runs;

    /**
     * Starts the host of a class path's benchmarks.
     *
     * @param name   for messages
     * @param folder exists; for files that nobody needs afterwards
     * @throws GateException if it does not start
     */
    Revision(String name, String classPath, Path folder) {
        this.name = name;
        this.folder = folder;
        this.classPath = classPath;
        try {
            List<String> command = new ArrayList<>(
                    List.of(java(), "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1", "-Djmh.ignoreLock=true", "-cp",
                            host(folder) + File.pathSeparator + classPath, JmhHost.class.getName()));
            command.addAll(FORK_FLAGS);
            command.addAll(JvmFlags.ofUser());
            JvmFlags.ownProperties().forEach((key, value) -> command.add("-D" + key + "=" + value));
            process = new ProcessBuilder(command).redirectError(folder.resolve("host.err").toFile()).start();
        } catch (IOException e) {
            throw new GateException(name + ": its benchmarks could not be started: " + e.getMessage(), e);
        }
        // Ctrl-C runs no finally clause.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of " + name));
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        benchmarks = new LinkedHashSet<>(ask(JmhHost.LIST));
        flags = List.of(String.join(" ", ask(JmhHost.FLAGS_OF_FORKS)).strip().split("\\s+"));
    }

    /** A folder with the one class that is put before a revision's own, which may have an older one of that name. */
    private static Path host(Path folder) throws IOException {
        String file = JmhHost.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("host").resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = JmhHost.class.getResourceAsStream("/" + file)) {
            Files.write(target, bytes.readAllBytes());
        }
        return folder.resolve("host");
    }

    /** Sends a command and returns what is answered before the end of the answer. */
    private List<String> ask(String command) {
        commands.println(command);
        List<String> lines = new ArrayList<>();
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(JmhHost.ANSWER)) {
                    String answer = line.substring(JmhHost.ANSWER.length());
                    if (answer.equals(JmhHost.DONE)) {
                        return lines;
                    }
                    if (answer.startsWith(JmhHost.FAILED)) {
                        throw new GateException(name + ": " + answer.substring(JmhHost.FAILED.length()));
                    }
                    lines.add(answer);
                }
            }
        } catch (IOException e) {
            throw new GateException(name + ": its benchmarks broke off: " + e.getMessage(), e);
        }
        throw new GateException(name + ": its benchmarks broke off: " + tail(folder.resolve("host.err")));
    }

    boolean has(GateEntry entry) {
        return benchmarks.contains(entry.benchmark());
    }

    /**
     * Measures one fork's time.
     *
     * @return seconds per operation; empty if this revision has no such benchmark
     * @throws GateException if it has and it fails
     */
    Optional<Double> time(GateEntry entry) {
        List<String> how = new ArrayList<>(List.of("-bm", entry.mode()));
        how.addAll(TIMES);
        return run(entry, how).map(sample -> sample.costs().getFirst());
    }

    /** Measures one fork's allocation, B/op; otherwise as {@link #time}. */
    Optional<Double> bytes(GateEntry entry) {
        return run(entry, BYTES).map(sample -> sample.allocated().getFirst());
    }

    /** Flags of the virtual machines that measure. */
    List<String> flags() {
        return flags;
    }

    /**
     * Does the counted work of benchmarks, in a virtual machine of its own.
     *
     * @return figures by name, of every benchmark that counts any; empty if this revision is older than the counting
     * @throws GateException if one fails
     */
    Map<GateEntry, Map<String, String>> work(List<GateEntry> entries) {
        Map<GateEntry, Map<String, String>> work = new LinkedHashMap<>();
        List<GateEntry> known = entries.stream().filter(this::has).toList();
        if (known.isEmpty() || ask(JmhHost.KNOWS + "\t" + WorkRun.class.getName()).isEmpty()) {
            return work;
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, WorkRun.class.getName()));
        known.forEach(entry -> command.add(entry.benchmark() + entry.parameters().entrySet().stream()
                .map(one -> "\t" + one.getKey() + "=" + one.getValue()).collect(Collectors.joining())));
        for (String line : lines(command)) {
            if (line.startsWith(WorkRun.ANSWER)) {
                String[] words = line.substring(WorkRun.ANSWER.length()).split("\t", 3);
                GateEntry entry = known.get(Integer.parseInt(words[0]));
                if (words[1].equals(WorkRun.FAILED)) {
                    throw new GateException(name + ": the counted work of " + entry.line() + " fails: " + words[2]);
                }
                work.computeIfAbsent(entry, key -> new TreeMap<>()).put(words[1], words[2]);
            }
        }
        return work;
    }

    private List<String> lines(List<String> command) {
        try {
            Process work = new ProcessBuilder(command).redirectError(folder.resolve("work.err").toFile()).start();
            work.getOutputStream().close();
            List<String> lines = List.of(
                    new String(work.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\\R"));
            if (work.waitFor() != 0) {
                throw new GateException(name + ": its work could not be counted: " + tail(folder.resolve("work.err")));
            }
            return lines;
        } catch (IOException e) {
            throw new GateException(name + ": its work could not be counted: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GateException("interrupted", e);
        }
    }

    /**
     * Records a benchmark under the flight recorder, its warm-up left out.
     *
     * @param settings of the recorder
     * @param apart    methods that are not put into their callers, so that their time is told for certain
     * @param seconds  to be recorded
     * @return the recording; empty if this revision has no such benchmark, or JMH left no recording
     */
    Optional<Path> profile(GateEntry entry, Path settings, List<String> apart, int seconds) {
        if (!has(entry)) {
            return Optional.empty();
        }
        try {
            Path place = Files.createDirectories(folder.resolve("profile-" + runs++));
            List<String> how = new ArrayList<>(PROFILE);
            List<String> forkFlags = new ArrayList<>(PROFILE_FLAGS);
            apart.forEach(method -> forkFlags.add("-XX:CompileCommand=dontinline," + method));
            how.addAll(List.of("-i", Integer.toString(seconds), "-prof",
                    "jfr:dir=" + place + ";configName=" + settings, "-jvmArgsAppend", String.join(" ", forkFlags)));
            run(entry, how);
            try (Stream<Path> files = Files.walk(place)) {
                return files.filter(file -> file.toString().endsWith(".jfr")).findFirst();
            }
        } catch (IOException e) {
            throw new GateException(name + ": " + entry.line() + " could not be profiled: " + e.getMessage(), e);
        }
    }

    private Optional<GateSample> run(GateEntry entry, List<String> how) {
        if (!has(entry)) {
            return Optional.empty();
        }
        Path result = folder.resolve("run-" + runs++ + ".json");
        Path log = folder.resolve("jmh.log");
        List<String> command = new ArrayList<>(List.of(JmhHost.RUN));
        command.addAll(entry.arguments());
        command.addAll(COMMON);
        command.addAll(how);
        command.addAll(List.of("-wi", Integer.toString(warmUp())));
        command.addAll(List.of("-rff", result.toString(), "-o", log.toString()));
        ask(String.join("\t", command));
        try {
            if (!Files.exists(result) || Files.size(result) < EMPTY_RESULT) {
                throw new GateException(name + ": " + entry.line() + " fails: " + cause(log));
            }
            List<BenchScore> scores = BenchResult.read(result).scores();
            Files.delete(result);
            return Optional.of(GateSample.of(scores.getFirst()));
        } catch (IOException e) {
            throw new GateException(name + ": no result of " + entry.line() + ": " + e.getMessage(), e);
        }
    }

    /** Tenths of a second until all is compiled: one second, and more where others use the processors too. */
    private static int warmUp() {
        double load = Conditions.currentLoad();
        return (int) Math.round(WARM_UP * Math.clamp(Double.isNaN(load) ? 1 : load, 1, 4));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String cause(Path log) {
        try {
            return Files.readAllLines(log).stream().filter(line -> line.contains("Exception") || line.contains("Error"))
                    .findFirst().orElse("it left no result");
        } catch (IOException e) {
            return "it left no result";
        }
    }

    private static String tail(Path file) {
        try {
            String[] lines = Files.readString(file).strip().split("\\R");
            return String.join(" ", Arrays.copyOfRange(lines, Math.max(0, lines.length - 3), lines.length));
        } catch (IOException e) {
            return "for no reason given";
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
