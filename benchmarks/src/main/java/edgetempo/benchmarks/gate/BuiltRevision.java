package edgetempo.benchmarks.gate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jars of a commit, built by the commit's own launcher in a folder that git ignores, and kept by commit: a few megabytes each, the
 * sources removed, the oldest too.
 */
final class BuiltRevision {
    private static final int KEPT = 5;
    private static final Duration ABANDONED = Duration.ofHours(2);
    private static final String CLASS_PATH = "classpath";
    private static final String UNFINISHED = ".unfinished";

    private BuiltRevision() {}

    /**
     * The class path of a commit, built now if it was not before.
     *
     * @param home     root of the working tree
     * @param progress is told what takes time
     * @throws GateException if it cannot be built
     */
    static String classPath(Path home, String commit, Consumer<String> progress) {
        Path cache = home.toAbsolutePath().normalize().resolve("target").resolve("gate");
        Path kept = cache.resolve(commit);
        try {
            Files.createDirectories(cache);
            if (!complete(kept)) {
                progress.accept("building " + Git.shortened(commit) + "...");
                removeOld(cache);
                build(home, commit, cache, kept);
            }
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            return Files.readString(kept.resolve(CLASS_PATH)).strip();
        } catch (IOException | UncheckedIOException e) {
            throw new GateException("cannot build " + Git.shortened(commit) + " in " + cache + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean complete(Path kept) throws IOException {
        return Files.isReadable(kept.resolve(CLASS_PATH))
                && entries(Files.readString(kept.resolve(CLASS_PATH)).strip()).stream().allMatch(Files::isReadable);
    }

    private static List<Path> entries(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
    }

    private static void build(Path home, String commit, Path cache, Path kept) throws IOException {
        Path place = cache.resolve(commit + "-" + ProcessHandle.current().pid() + UNFINISHED);
        Path source = place.resolve("source");
        try {
            Files.createDirectories(source);
            new Git(home).export(commit, source, place.resolve("index"));
            Path log = cache.resolve(commit + ".log");
            launch(source, commit, log);
            collect(source, place, kept);
            delete(source);
            Files.deleteIfExists(place.resolve("index"));
            delete(kept);
            Files.move(place, kept, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(log);
        } finally {
            delete(place);
        }
    }

    /** Every command of the launcher builds first. */
    private static void launch(Path source, String commit, Path log) throws IOException {
        Path launcher = source.resolve("edgetempo");
        if (!Files.isExecutable(launcher)) {
            throw new GateException("--base-ref: " + Git.shortened(commit)
                    + " has no launcher ./edgetempo and cannot be built; name a later commit");
        }
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version").directory(source.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("EDGETEMPO_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("EDGETEMPO_JAVA_OPTS");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor() != 0) {
                throw new GateException("--base-ref: " + Git.shortened(commit) + " does not build; see " + log);
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new GateException("interrupted", e);
        }
    }

    /** Copies what was built here, and writes the class path as it will be. */
    private static void collect(Path source, Path place, Path kept) throws IOException {
        Path target = source.resolve("cli").resolve("target");
        List<String> current = Files.readAllLines(target.resolve("edgetempo.current"));
        String built = Files.readString(target.resolve("app").resolve(current.getLast()).resolve(CLASS_PATH)).strip();
        Path root = source.toRealPath();
        Files.createDirectories(place.resolve("lib"));
        List<String> path = new ArrayList<>();
        for (Path entry : entries(built)) {
            if (entry.toRealPath().startsWith(root)) {
                keep(entry, place.resolve("lib").resolve(entry.getFileName()));
                path.add(kept.resolve("lib").resolve(entry.getFileName()).toString());
            } else {
                path.add(entry.toString());
            }
        }
        Files.writeString(place.resolve(CLASS_PATH), String.join(File.pathSeparator, path) + "\n");
    }

    /** Links a file where possible: TensorFlow's library is large. */
    private static void keep(Path file, Path kept) throws IOException {
        try {
            Files.createLink(kept, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, kept);
        }
    }

    private static void removeOld(Path cache) throws IOException {
        List<Path> old = new ArrayList<>();
        try (Stream<Path> folders = Files.list(cache)) {
            List<Path> all = folders.filter(Files::isDirectory).sorted(Comparator.comparing(BuiltRevision::used))
                    .toList();
            List<Path> finished = all.stream().filter(folder -> !folder.toString().endsWith(UNFINISHED)).toList();
            old.addAll(finished.subList(0, Math.max(0, finished.size() - KEPT + 1)));
            all.stream().filter(folder -> folder.toString().endsWith(UNFINISHED)
                    && used(folder).isBefore(Instant.now().minus(ABANDONED))).forEach(old::add);
        }
        for (Path folder : old) {
            delete(folder);
        }
    }

    private static Instant used(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
