package edgetempo.reports.document;

import java.util.List;

/**
 * Single points.
 *
 * @param title   heading
 * @param note    how to read it; may be empty
 * @param x       across
 * @param y       up
 * @param yLabels names of y = 0, 1, 2 …, from the top down; empty if y is a number
 * @param clouds  of points
 */
public record ScatterChart(String title, String note, Axis x, Axis y, List<String> yLabels, List<Cloud> clouds)
        implements
            Chart {

    /**
     * Points of one colour.
     *
     * @param name   entry of the legend
     * @param x      [points]
     * @param y      [points]
     * @param labels [points] what each is; empty if they have no names
     */
    public record Cloud(String name, double[] x, double[] y, List<String> labels) {
        /**
         * Keeps a copy of the labels.
         *
         * @throws IllegalArgumentException if the lengths do not agree
         */
        public Cloud {
            labels = List.copyOf(labels);
            if (x.length != y.length || !labels.isEmpty() && labels.size() != x.length) {
                throw new IllegalArgumentException("points of " + name + " do not agree in number");
            }
        }
    }

    /** Keeps copies. */
    public ScatterChart {
        yLabels = List.copyOf(yLabels);
        clouds = List.copyOf(clouds);
    }

    @Override
    public ScatterChart titled(String heading) {
        return new ScatterChart(heading, note, x, y, yLabels, clouds);
    }
}
