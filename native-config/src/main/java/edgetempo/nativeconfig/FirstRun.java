package edgetempo.nativeconfig;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * The first run of a session in a process, of a graph that does nothing. TensorFlow logs some messages once per process when it first runs,
 * by a logger that no setting reaches: part of its library has a private copy of Abseil. They are caught here, where they can be told apart
 * from errors, which are passed on.
 */
final class FirstRun {
    /** Lines of Abseil's logger below errors, and its complaint that nobody set it up. */
    private static final Pattern CHATTER = Pattern
            .compile("[IW]\\d{4} \\d\\d:\\d\\d:.*|WARNING: All log messages before absl::InitializeLog.*");

    private FirstRun() {}

    /**
     * Runs the graph.
     *
     * @param level lowest level shown; below 2 nothing is suppressed
     * @param err   receives the other lines
     */
    static void play(DevicePlan plan, int level, PrintStream err) {
        if (level < 2) {
            run(plan);
            return;
        }
        try {
            Path file = Files.createTempFile("edgetempo-native", ".log");
            try {
                NativeCalls.withErrorIn(file, () -> run(plan));
                for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R")) {
                    if (!line.isBlank() && !CHATTER.matcher(line).matches()) {
                        err.println(line);
                    }
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Without a temporary folder there is a line more on the standard error.
            run(plan);
        }
    }

    private static void run(DevicePlan plan) {
        try (Graph graph = TensorFlowRuntime.newGraph()) {
            Ops.create(graph).withName("nothing").noOp();
            try (Session session = new Session(graph, plan.sessionConfig())) {
                session.runner().addTarget("nothing").run().close();
            }
        }
    }
}
