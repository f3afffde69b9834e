package edgetempo.benchmarks;

import edgetempo.reports.document.Column;
import edgetempo.reports.document.Table;
import edgetempo.reports.text.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as a table: one line per benchmark and parameter values, and one for each of its counters. */
final class BenchTable {
    /** What the allocation profiler calls bytes per operation. */
    static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

    private static final String PROFILER = "gc.";
    private static final double WHOLE_FROM = 1000;

    private record Row(String benchmark, String parameters, String score, String error, String unit, String bytes) {}

    private static final List<Column<Row>> COLUMNS = List.of(Column.text("benchmark", Row::benchmark),
            Column.text("parameters", Row::parameters), Column.figure("score", Row::score),
            Column.figure("error", Row::error), Column.text("unit", Row::unit), Column.figure("B/op", Row::bytes));

    private BenchTable() {}

    static void print(Collection<RunResult> results, PrintStream out) {
        List<Row> rows = new ArrayList<>();
        for (RunResult result : results) {
            Optional<String> notWarm = BenchFile.score(result).notWarm();
            rows.add(notWarm.isPresent()
                    ? new Row(shortName(result.getParams().getBenchmark()), values(result.getParams()), "not warm", "",
                            notWarm.get(), "")
                    : row(result.getParams(), "", result.getPrimaryResult(), allocation(result)));
            result.getSecondaryResults().forEach((name, counter) -> {
                if (!name.contains(PROFILER)) {
                    rows.add(row(result.getParams(), ":" + name, counter, ""));
                }
            });
        }
        out.println(TextTable.of(Table.of("Results", "", COLUMNS, rows)));
    }

    private static Row row(BenchmarkParams params, String suffix, Result<?> result, String allocation) {
        return new Row(shortName(params.getBenchmark()) + suffix, values(params), number(result.getScore()),
                number(result.getScoreError()), result.getScoreUnit(), allocation);
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
