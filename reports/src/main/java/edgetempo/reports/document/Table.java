package edgetempo.reports.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A table.
 *
 * @param title   what it holds
 * @param note    how to read it; may be empty
 * @param columns from left to right
 * @param rows    as many cells each as there are columns, of the columns' kinds
 * @param strong  whether the first row stands out
 */
public record Table(String title, String note, List<Column<?>> columns, List<List<Object>> rows, boolean strong)
        implements
            Block {
    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a row has another number of cells than there are columns, or a cell is of another kind
     */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns: " + title);
            }
            for (int i = 0; i < row.size(); i++) {
                Class<?> needed = switch (columns.get(i).kind()) {
                    case TEXT, FIGURE -> String.class;
                    case NUMBER -> Number.class;
                    case ESTIMATE -> Estimate.class;
                    case FLAG -> Boolean.class;
                };
                if (!needed.isInstance(row.get(i))) {
                    throw new IllegalArgumentException(
                            "\"" + row.get(i) + "\" in the column " + columns.get(i).name() + " of " + title);
                }
            }
        }
    }

    /** A table with a row for each of some values. */
    public static <R> Table of(String title, String note, List<Column<R>> columns, List<? extends R> rows) {
        return of(title, note, columns, rows, false);
    }

    /** The same whose first row stands out. */
    public static <R> Table strongFirst(String title, String note, List<Column<R>> columns, List<? extends R> rows) {
        return of(title, note, columns, rows, true);
    }

    private static <R> Table of(String title, String note, List<Column<R>> columns, List<? extends R> rows,
            boolean strong) {
        List<List<Object>> cells = new ArrayList<>();
        for (R row : rows) {
            List<Object> line = new ArrayList<>();
            columns.forEach(column -> line.add(column.cell().apply(row)));
            cells.add(line);
        }
        return new Table(title, note, List.copyOf(columns), cells, strong);
    }

    /** The same under another title. */
    public Table titled(String heading) {
        return new Table(heading, note, columns, rows, strong);
    }
}
