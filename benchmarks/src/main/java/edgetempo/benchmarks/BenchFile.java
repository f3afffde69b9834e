package edgetempo.benchmarks;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.bench.BenchMachine;
import edgetempo.reports.bench.BenchResult;
import edgetempo.reports.bench.BenchScore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The result file of a run of the suites: JMH's own JSON in an envelope of machine and settings. */
final class BenchFile {
    private static final DateTimeFormatter NAME = DateTimeFormatter
            .ofPattern("'bench-'yyyyMMdd-HHmmss'.json'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BenchFile() {}

    /**
     * Writes {@code bench-<UTC time>.json} atomically.
     *
     * @param request    the request
     * @param properties system properties that the forks were given
     * @param skipped    what was left out, {@code parameter=value}, and why
     * @param results    what was measured
     * @param time       when
     * @return the file
     */
    static Path write(BenchRequest request, Map<String, String> properties, Map<String, String> skipped,
            Collection<RunResult> results, Instant time) throws IOException {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("schemaVersion", BenchResult.SCHEMA_VERSION);
        tree.put("created", time.toString());
        tree.set("machine", JSON.valueToTree(BenchMachine.current()));
        tree.set("command", JSON.valueToTree(request.command()));
        request.commit().ifPresent(commit -> tree.put("commit", commit));
        tree.put("quick", request.quick());
        tree.set("properties", JSON.valueToTree(properties));
        tree.set("skipped", JSON.valueToTree(skipped));
        tree.set("results", JSON.readTree(jmhJson(results)));

        Path folder = Files.createDirectories(request.out());
        Path file = folder.resolve(NAME.format(time));
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** A result as readers of the file see it. */
    static BenchScore score(RunResult result) {
        return BenchResult.ofJmh(jmhJson(List.of(result))).scores().getFirst();
    }

    private static String jmhJson(Collection<RunResult> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
