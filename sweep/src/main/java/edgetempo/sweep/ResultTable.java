package edgetempo.sweep;

import edgetempo.reports.AtomicFiles;
import edgetempo.reports.csv.TidyCsv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The results of a study as a table with a row for each run, in the order of the plan. Values that differ between repetitions of a study
 * are in the last columns: {@code attempts}, {@code host}, {@code wallS}.
 */
final class ResultTable {
    /** Its name as CSV. */
    static final String CSV = "results.csv";
    /** Its name as Parquet. */
    static final String PARQUET = "results.parquet";

    private final List<RunResult> results;
    private final List<String> axes;
    private final List<String> figures;
    private final List<DataType> axisTypes;

    ResultTable(Study study, List<RunResult> results) {
        this.results = results;
        axes = study.axes();
        Set<String> names = new LinkedHashSet<>();
        results.forEach(result -> names.addAll(result.figures().keySet()));
        figures = List.copyOf(names);
        axisTypes = axes.stream().map(this::type).toList();
    }

    private DataType type(String axis) {
        List<String> values = results.stream().map(result -> result.point().get(axis)).toList();
        if (values.stream().allMatch(value -> value.matches("-?\\d{1,18}"))) {
            return DataTypes.LongType;
        }
        return values.stream().allMatch(ResultTable::isNumber) ? DataTypes.DoubleType : DataTypes.StringType;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    /** Names of the columns, from left to right. */
    List<String> header() {
        List<String> header = new ArrayList<>(List.of("key", "status"));
        axes.forEach(axis -> header.add(column(axis)));
        header.add("seed");
        header.addAll(figures);
        header.addAll(List.of("message", "codeVersion", "attempts", "host", "wallS"));
        return header;
    }

    /** A scenario key without dots, which SQL would take for something else. */
    static String column(String axis) {
        return axis.replace('.', '_');
    }

    private List<Object> cells(RunResult result) {
        List<Object> cells = new ArrayList<>(
                List.of(result.key(), result.status().name().toLowerCase(java.util.Locale.ROOT)));
        for (int i = 0; i < axes.size(); i++) {
            String value = result.point().get(axes.get(i));
            cells.add(axisTypes.get(i) == DataTypes.LongType
                    ? (Object) Long.parseLong(value)
                    : axisTypes.get(i) == DataTypes.DoubleType ? (Object) Double.parseDouble(value) : value);
        }
        cells.add(result.seed());
        figures.forEach(name -> {
            double value = result.figures().getOrDefault(name, Double.NaN);
            cells.add(Double.isNaN(value) ? null : value);
        });
        cells.add(result.message());
        cells.add(result.codeVersion());
        cells.add(result.attempts());
        cells.add(result.host());
        cells.add(result.wallS());
        return cells;
    }

    /** As CSV. */
    String csv() {
        StringBuilder text = new StringBuilder(TidyCsv.line(header()));
        results.forEach(result -> text.append(TidyCsv.line(cells(result).stream()
                .map(cell -> cell == null ? "" : cell).toList())));
        return text.toString();
    }

    /** Writes the CSV file into the study's folder, or replaces it. */
    void writeCsv(Path out) {
        byte[] csv = csv().getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(out.resolve(CSV), stream -> stream.write(csv));
    }

    /** Writes the Parquet files into the study's folder, or replaces them. */
    void writeParquet(SparkContext context, Path out) {
        List<StructField> fields = new ArrayList<>();
        List<String> header = header();
        for (int i = 0; i < header.size(); i++) {
            fields.add(DataTypes.createStructField(header.get(i), typeOf(i, header.size()), true));
        }
        List<Row> rows = results.stream().map(result -> RowFactory.create(cells(result).toArray())).toList();
        SparkSession session = SparkSession.builder().sparkContext(context).getOrCreate();
        session.createDataFrame(rows, new StructType(fields.toArray(StructField[]::new))).coalesce(1).write()
                .mode(SaveMode.Overwrite).parquet(out.resolve(PARQUET).toUri().toString());
    }

    private DataType typeOf(int column, int columns) {
        int axis = column - 2;
        int figure = axis - axes.size() - 1;
        if (axis < 0) {
            return DataTypes.StringType;
        } else if (axis < axes.size()) {
            return axisTypes.get(axis);
        } else if (axis == axes.size()) {
            return DataTypes.LongType;
        } else if (figure < figures.size() || column == columns - 1) {
            return DataTypes.DoubleType;
        }
        return column == columns - 3 ? DataTypes.IntegerType : DataTypes.StringType;
    }
}
