package edgetempo.sweep;

import edgetempo.experiments.BadInputException;
import edgetempo.reports.csv.TidyCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Queries the results of a study in SQL, as the table {@code results}: Spark is there already, and reads what it has written. */
final class SweepQuery {
    private SweepQuery() {}

    /**
     * The answer as CSV, with a head.
     *
     * @param out folder of a study
     * @throws BadInputException if there is no table, or the statement is invalid
     */
    static String csv(Path out, String sql) {
        Path table = out.resolve(ResultTable.PARQUET);
        if (!Files.isDirectory(table)) {
            throw new BadInputException(
                    out + ": holds no " + ResultTable.PARQUET + "; 'edgetempo sweep run' writes it");
        }
        SweepOptions options = new SweepOptions(out, Optional.of("local[1]"), 0, true, false, false, List.of(),
                List.of());
        try (SparkSession session = SparkSession.builder().config(SparkSetup.of("query", 1, options)).getOrCreate()) {
            session.read().parquet(table.toUri().toString()).createOrReplaceTempView("results");
            Dataset<Row> answer = session.sql(sql);
            StringBuilder text = new StringBuilder(TidyCsv.line(Arrays.asList(answer.columns())));
            for (Row row : answer.collectAsList()) {
                text.append(TidyCsv.line(IntStream.range(0, row.size())
                        .mapToObj(i -> row.isNullAt(i) ? (Object) "" : row.get(i)).toList()));
            }
            return text.toString();
        } catch (Exception e) {
            if (e instanceof AnalysisException || e.getClass().getName().endsWith("ParseException")) {
                throw new BadInputException(
                        "the statement cannot be answered: " + e.getMessage().strip().lines().findFirst().orElse(""));
            }
            throw e instanceof RuntimeException other ? other : new IllegalStateException(e);
        }
    }
}
