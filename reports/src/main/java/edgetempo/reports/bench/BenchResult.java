package edgetempo.reports.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of results. What JMH wrote itself, without EdgeTempo's envelope, has scores only: no time, machine, command or commit, and is
 * assumed to be a full measurement.
 *
 * @param file       where it was read
 * @param created    when it was measured
 * @param machine    where
 * @param command    the command line of the measurement
 * @param commit     commit that was measured
 * @param quick whether it was a quick measurement
 * @param properties system properties that the forks were given
 * @param skipped    what was left out, {@code parameter=value}, and why
 * @param scores     in the order of the file, at least one
 */
public record BenchResult(Path file, Optional<String> created, Optional<BenchMachine> machine, List<String> command,
        Optional<String> commit, boolean quick, Map<String, String> properties, Map<String, String> skipped,
        List<BenchScore> scores) {
    /** Schema version of the envelope. */
    public static final int SCHEMA_VERSION = 1;

    /** Keeps copies. */
    public BenchResult {
        command = List.copyOf(command);
        properties = Map.copyOf(properties);
        skipped = Map.copyOf(skipped);
        scores = List.copyOf(scores);
    }

    /**
     * Reads a result of {@code edgetempo bench}, or JMH's own JSON.
     *
     * @throws edgetempo.reports.ReportException if it cannot be read or is something else, with one line
     */
    public static BenchResult read(Path file) {
        return BenchReader.read(file);
    }

    /**
     * What JMH's own JSON holds, which is in no file yet.
     *
     * @throws edgetempo.reports.ReportException if it is something else
     */
    public static BenchResult ofJmh(String json) {
        return BenchReader.read(Path.of("results"), json.getBytes(StandardCharsets.UTF_8));
    }
}
