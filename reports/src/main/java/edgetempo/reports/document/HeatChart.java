package edgetempo.reports.document;

import java.util.List;

/**
 * Values as colours of cells.
 *
 * @param title   heading
 * @param note    how to read it; may be empty
 * @param x       meaning of the columns
 * @param y       meaning of the rows
 * @param value   meaning of the colour
 * @param colours how values become colours
 * @param low     value of the first colour
 * @param high    value of the last colour
 * @param columns labels from left to right
 * @param rows    labels from top to bottom
 * @param values  [rows][columns]; not finite for an empty cell
 * @param texts   [rows][columns] text in each cell; empty for none
 */
public record HeatChart(String title, String note, Axis x, Axis y, Axis value, Colours colours, double low,
        double high, List<String> columns, List<String> rows, double[][] values, List<List<String>> texts)
        implements
            Chart {
    /** How values become colours. */
    public enum Colours {
        /** From low to high. */
        SEQUENTIAL,
        /** From one side to the other, with a neutral middle. */
        DIVERGING
    }

    /**
     * Keeps copies of the lists.
     *
     * @throws IllegalArgumentException if the values are of another shape than the labels
     */
    public HeatChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        texts = texts.stream().map(List::copyOf).toList();
        boolean fits = values.length == rows.size() && (texts.isEmpty() || texts.size() == rows.size());
        for (double[] row : values) {
            fits &= row.length == columns.size();
        }
        for (List<String> row : texts) {
            fits &= row.size() == columns.size();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "the cells of " + title + " are not " + rows.size() + " by " + columns.size());
        }
    }

    @Override
    public HeatChart titled(String heading) {
        return new HeatChart(heading, note, x, y, value, colours, low, high, columns, rows, values, texts);
    }
}
