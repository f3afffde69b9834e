package edgetempo.reports.page;

import java.util.List;

/**
 * Parts of a whole, on top of each other.
 *
 * @param title  heading
 * @param note   how to read it; may be empty
 * @param x      what they run over
 * @param y      what their height is
 * @param look   bars or areas
 * @param labels [points] along x
 * @param parts  from the bottom up; negative values go down from 0
 */
public record StackChart(String title, String note, Axis x, Axis y, Look look, List<String> labels, List<Part> parts)
        implements
            Chart {
    /** How parts look. */
    public enum Look {
        /** A bar for each point; for few. */
        BARS,
        /** Areas; for many points. */
        AREAS
    }

    /**
     * A part.
     *
     * @param name   entry of the legend
     * @param values [points]
     */
    public record Part(String name, double... values) {}

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a part has another number of values than there are labels
     */
    public StackChart {
        labels = List.copyOf(labels);
        parts = List.copyOf(parts);
        for (Part part : parts) {
            if (part.values.length != labels.size()) {
                throw new IllegalArgumentException(
                        part.name + " has " + part.values.length + " values, not " + labels.size());
            }
        }
    }
}
