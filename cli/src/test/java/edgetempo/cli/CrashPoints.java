package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the command line in processes that die, or run out of disk, at a chosen operation on the files of a folder, and keeps what a
 * death at any of them would leave.
 */
final class CrashPoints {
    /** After which a process hangs. */
    static final int SECONDS = 300;

    private final Path library;

    private CrashPoints(Path library) {
        this.library = library;
    }

    /** Builds what is loaded into the processes; empty where there is no C compiler, or no such thing as preloading. */
    static Optional<CrashPoints> build(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("crash.c");
        try (InputStream in = CrashPoints.class.getResourceAsStream("crash.c")) {
            Files.copy(in, source);
        }
        Path library = folder.resolve("crash.so");
        try {
            Process compiler = new ProcessBuilder("cc", "-O1", "-shared", "-fPIC", "-o", library.toString(),
                    source.toString(), "-ldl").redirectErrorStream(true).start();
            String said = new String(compiler.getInputStream().readAllBytes());
            assertThat(compiler.waitFor()).as(said).isZero();
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new CrashPoints(library));
    }

    /**
     * Runs a command to its end, and keeps what the folder holds before each operation and in the middle of each write: what is there if
     * the process dies then.
     *
     * @param images exists; gets the copies
     * @param every  copies are made at every so many operations
     * @param first  of these operations
     * @return the copies in the order of operations; none of a time before there was a folder
     */
    List<Path> images(Path root, List<String> args, Path images, int every, int first)
            throws IOException, InterruptedException {
        assertThat(start(root, args, Map.of("CRASH_IMAGES", images.toString(), "CRASH_EVERY", "" + every, "CRASH_FIRST",
                "" + first))).as(output()).isZero();
        try (Stream<Path> copies = Files.list(images)) {
            return copies.sorted(Comparator.comparingInt(CrashPoints::operation).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    /** Number of the operation of a copy, from 1. */
    static int operation(Path image) {
        String name = image.getFileName().toString();
        return Integer.parseInt(name.substring(name.indexOf('.') + 1));
    }

    /** Starts a process that plays a command as often as it is told to. */
    CrashedCommand command(Path root, List<String> args) throws IOException {
        List<String> told = new ArrayList<>(List.of(library.toString()));
        told.addAll(args);
        ProcessBuilder builder = preloaded(root, ChildJvm.command(ChildJvm.SHORT_LIVED, ChildJvm.classPath(),
                CrashedCommand.Repeated.class, told));
        return new CrashedCommand(builder.redirectError(output(library).toFile()).start());
    }

    /** What the last process printed. */
    String output() throws IOException {
        return Files.readString(output(library));
    }

    private static Path output(Path library) {
        return library.resolveSibling("output");
    }

    private int start(Path root, List<String> args, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = preloaded(root, ChildJvm.command(ChildJvm.SHORT_LIVED, args))
                .redirectErrorStream(true)
                .redirectOutput(output(library).toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(() -> "hangs: " + args).isTrue();
        return process.exitValue();
    }

    private ProcessBuilder preloaded(Path root, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CRASH_ROOT", root.toString());
        builder.environment().put("LD_PRELOAD", library.toString());
        return builder;
    }
}
