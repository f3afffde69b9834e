package edgetempo.reports.document;

import java.util.List;

/**
 * Values by category with their intervals, one row per category.
 *
 * @param title      heading
 * @param note       how to read it; may be empty
 * @param category   what the rows are, without a unit
 * @param value      what is shown
 * @param look       bars or dots
 * @param categories labels from top to bottom
 * @param series     of values; several lie beside each other
 */
public record BarChart(String title, String note, String category, Axis value, Look look, List<String> categories,
        List<Bars> series) implements Chart {
    /** How values look. */
    public enum Look {
        /** From 0: for amounts. */
        BARS,
        /** Dots on an axis fitted to the values: for values that differ by little. */
        DOTS
    }

    /**
     * Values of all categories.
     *
     * @param name   entry of the legend
     * @param values [categories]; not finite where there is none
     * @param low    [categories] lower end of each interval; empty if there are none
     * @param high   [categories] upper end
     */
    public record Bars(String name, double[] values, double[] low, double[] high) {
        /** Values without intervals. */
        public static Bars of(String name, double... values) {
            return new Bars(name, values, new double[0], new double[0]);
        }
    }

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a series has another number of values than there are categories
     */
    public BarChart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Bars bars : series) {
            if (bars.values.length != categories.size() || bars.low.length != bars.high.length
                    || bars.low.length != 0 && bars.low.length != categories.size()) {
                throw new IllegalArgumentException("values of " + bars.name + " do not fit " + categories);
            }
        }
    }

    @Override
    public BarChart titled(String heading) {
        return new BarChart(heading, note, category, value, look, categories, series);
    }
}
