package edgetempo.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to measure benchmarks.
 *
 * @param regex   regular expression found in the full names of benchmarks; {@code .*} is all
 * @param parameters values that replace a parameter's own, by its name
 * @param quick   whether to measure briefly: one fork of five times 0.2 s after 3 s, instead of three forks of five times
 *                1 s after 5 s
 * @param out     folder of the result, created if it does not exist
 * @param command the command line that asked, for the record
 * @param commit  the commit that was built, for the record
 */
public record BenchRequest(String regex, Map<String, List<String>> parameters, boolean quick, Path out,
        List<String> command, Optional<String> commit) {
    public BenchRequest {
        Objects.requireNonNull(regex, "regex");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(commit, "commit");
        parameters = Map.copyOf(parameters);
        command = List.copyOf(command);
    }
}
