package edgetempo.cli;

import edgetempo.catalogue.Catalogue;
import edgetempo.experiments.BadInputException;
import edgetempo.nativeconfig.JvmFlags;
import edgetempo.reports.profile.ProfileFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A virtual machine of its own, with the flight recorder on. */
final class ProfiledRun {
    /** Without it samples are moved to the next safe point, which a tight loop has none of. */
    private static final List<String> FLAGS = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints",
            "-XX:FlightRecorderOptions:stackdepth=128");
    private static final String JMH = "org.openjdk.jmh.Main";
    /** One fork, long enough for a thousand samples. */
    private static final Map<String, String> JMH_DEFAULTS = new TreeMap<>(
            Map.of("-f", "1", "-wi", "4", "-w", "1s", "-i",
                    "10", "-r", "1s", "-foe", "true"));

    private final Path folder;
    private final boolean quiet;

    /**
     * Creates a run that has not begun.
     *
     * @param folder exists; the recording comes into it
     * @param quiet  whether what the run says is dropped
     */
    ProfiledRun(Path folder, boolean quiet) {
        this.folder = folder;
        this.quiet = quiet;
    }

    private static List<String> plugins() {
        String files = Catalogue.standard().plugins();
        return files.isEmpty() ? List.of() : List.of("-D" + Catalogue.PLUGINS_PROPERTY + "=" + files);
    }

    /** Records a program from its start to its end. */
    void program(String main, List<String> arguments) throws IOException {
        Path work = Files.createTempDirectory("edgetempo-profile");
        try {
            Path recording = work.resolve("program.jfr");
            List<String> command = java(FLAGS);
            command.addAll(plugins());
            command.add("-XX:StartFlightRecording:filename=" + recording + ",settings=" + settings(work)
                    + ",dumponexit=true");
            command.add(main);
            command.addAll(arguments);
            run(command, "what was to be profiled");
            keep(recording);
        } finally {
            delete(work);
        }
    }

    /** Records a benchmark, its warm-up left out. */
    void benchmark(List<String> words) throws IOException {
        Path work = Files.createTempDirectory("edgetempo-profile");
        try {
            List<String> command = java(List.of("-Djmh.ignoreLock=true"));
            command.add(JMH);
            command.addAll(words);
            JMH_DEFAULTS.forEach((name, value) -> {
                if (!words.contains(name)) {
                    command.addAll(List.of(name, value));
                }
            });
            List<String> forkFlags = new ArrayList<>(JvmFlags.forMeasuring());
            forkFlags.addAll(FLAGS);
            forkFlags.addAll(plugins());
            command.addAll(List.of("-jvmArgs", String.join(" ", forkFlags), "-prof",
                    "jfr:dir=" + work + ";configName=" + settings(work)));
            run(command, "the benchmark");
            List<Path> recordings = recordings(work);
            if (recordings.size() != 1) {
                throw new BadInputException(recordings.isEmpty()
                        ? "no benchmark ran: nothing matches \"" + words.getFirst() + "\"; edgetempo bench lists them"
                        : "\"" + String.join(" ", words) + "\" matches " + recordings.size()
                                + " benchmarks; one is profiled at a time: narrow it down with -p NAME=VALUE");
            }
            keep(recordings.getFirst());
        } finally {
            delete(work);
        }
    }

    private static Path settings(Path work) {
        Path settings = work.resolve("settings.jfc");
        ProfileFolder.writeSettings(settings);
        return settings;
    }

    private void keep(Path recording) throws IOException {
        Files.copy(recording, folder.resolve(ProfileFolder.RECORDING), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        command.addAll(JvmFlags.forMeasuring());
        command.addAll(flags);
        System.getProperties().stringPropertyNames().stream().filter(key -> key.startsWith("edgetempo.")).sorted()
                .forEach(key -> command.add("-D" + key + "=" + System.getProperty(key)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private void run(List<String> command, String what) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectOutput(quiet ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new BadInputException(what + " failed with exit code " + code + "; there is no profile");
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new BadInputException("interrupted; there is no profile");
        }
    }

    private static List<Path> recordings(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
