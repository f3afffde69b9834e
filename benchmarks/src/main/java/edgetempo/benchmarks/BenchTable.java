package edgetempo.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as a table: one line a benchmark and parameter values, and one for each counter of its own. */
final class BenchTable {
    /** What the allocation profiler calls bytes an operation. */
    static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    private static final String PROFILER = "gc.";
    private static final double WHOLE_FROM = 1000;

    private BenchTable() {}

    static void print(Collection<RunResult> results, PrintStream out) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[]{"benchmark", "parameters", "score", "error", "unit", "B/op"});
        for (RunResult result : results) {
            Optional<String> notWarm = BenchFile.score(result).notWarm();
            rows.add(notWarm.isPresent()
                    ? new String[]{shortName(result.getParams().getBenchmark()), values(result.getParams()), "not warm",
                            "",
                            notWarm.get(), ""}
                    : row(result.getParams(), "", result.getPrimaryResult(), allocation(result)));
            result.getSecondaryResults().forEach((name, counter) -> {
                if (!name.contains(PROFILER)) {
                    rows.add(row(result.getParams(), ":" + name, counter, ""));
                }
            });
        }
        int[] widths = new int[rows.getFirst().length];
        rows.forEach(row -> Arrays.setAll(widths, column -> Math.max(widths[column], row[column].length())));
        String form = String.format(Locale.ROOT, "%%-%ds  %%-%ds  %%%ds  %%%ds  %%-%ds  %%%ds%%n",
                Arrays.stream(widths).boxed().toArray());
        rows.forEach(row -> out.printf(Locale.ROOT, form, (Object[]) row));
    }

    private static String[] row(BenchmarkParams params, String suffix, Result<?> result, String allocation) {
        return new String[]{shortName(params.getBenchmark()) + suffix, values(params), number(result.getScore()),
                number(result.getScoreError()), result.getScoreUnit(), allocation};
    }

    private static String values(BenchmarkParams params) {
        return params.getParamsKeys().stream().map(key -> key + "=" + params.getParam(key))
                .collect(Collectors.joining(" "));
    }

    private static String allocation(RunResult result) {
        for (String counter : result.getSecondaryResults().keySet()) {
            if (counter.endsWith(BYTES_PER_OPERATION)) {
                return number(result.getSecondaryResults().get(counter).getScore());
            }
        }
        return "";
    }

    /** Class and method. */
    static String shortName(String benchmark) {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value == 0 || Math.abs(value) >= WHOLE_FROM ? "%,.0f" : "%.3f", value);
    }
}
