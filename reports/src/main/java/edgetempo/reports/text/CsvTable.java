package edgetempo.reports.text;

import edgetempo.reports.csv.TidyCsv;
import edgetempo.reports.document.Column;
import edgetempo.reports.document.Estimate;
import edgetempo.reports.document.Table;
import java.util.ArrayList;
import java.util.List;

/** A table as CSV: every number with all its digits, an estimate in three columns, a flag as yes or no. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * The text of a file.
     *
     * @param table whose columns all have keys
     * @throws IllegalArgumentException if a column has a wrong number of keys
     */
    public static String of(Table table) {
        List<Object> header = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (column.keys().size() != (column.kind() == Column.Kind.ESTIMATE ? 3 : 1)) {
                throw new IllegalArgumentException("keys of " + column.name() + ": " + column.keys());
            }
            header.addAll(column.keys());
        }
        StringBuilder text = new StringBuilder(TidyCsv.line(header));
        for (List<Object> row : table.rows()) {
            List<Object> cells = new ArrayList<>();
            for (Object cell : row) {
                switch (cell) {
                    case Estimate estimate ->
                        cells.addAll(List.of(estimate.value(), estimate.low(), estimate.high()));
                    case Boolean flag -> cells.add(flag ? "yes" : "no");
                    default -> cells.add(cell);
                }
            }
            text.append(TidyCsv.line(cells));
        }
        return text.toString();
    }
}
