package edgetempo.reports.page;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table; a click on a column's head sorts by it.
 *
 * @param title   what it holds
 * @param note    how to read it; may be empty
 * @param columns from left to right
 * @param rows    as many cells each as there are columns
 */
public record Table(String title, String note, List<Column> columns, List<List<Cell>> rows) implements Block {

    /**
     * A column.
     *
     * @param name    its head, with the unit if there is one
     * @param numbers whether it holds numbers: aligned right, sorted by value, the largest first
     */
    public record Column(String name, boolean numbers) {
        /** A column of text. */
        public static Column text(String name) {
            return new Column(name, false);
        }

        /** A column of numbers. */
        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /**
     * A cell.
     *
     * @param text   what it shows; empty for a value that there is not
     * @param sort   what it is sorted by, if not by its text
     * @param strong whether it stands out
     */
    public record Cell(String text, OptionalDouble sort, boolean strong) {
        /** Text. */
        public static Cell text(String text) {
            return new Cell(text, OptionalDouble.empty(), false);
        }

        /** A number with four significant digits; empty if it is not finite. */
        public static Cell number(double value) {
            return shown(value, Numbers.text(value));
        }

        /** A number that is shown as a text of its own, such as a value with its interval. */
        public static Cell shown(double value, String text) {
            return Double.isFinite(value)
                    ? new Cell(text, OptionalDouble.of(value), false)
                    : new Cell("", OptionalDouble.empty(), false);
        }

        /** The same, standing out. */
        public Cell emphasised() {
            return new Cell(text, sort, true);
        }

        /** What the page sorts by; empty if that is the text. */
        String key() {
            return sort.isPresent() ? Double.toString(sort.getAsDouble()) : "";
        }
    }

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a row has another number of cells than there are columns
     */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a table of " + columns.size() + " columns: " + title);
            }
        }
    }
}
