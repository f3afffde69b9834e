package edgetempo.reports.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts of a whole, on top of each other.
 *
 * @param title  heading
 * @param note   how to read it; may be empty
 * @param x      horizontal axis
 * @param y      vertical axis
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

    /**
     * A copy with as many points as can be distinguished.
     *
     * @param most points; of more, each segment is shown by its mean, at the label of its first point
     */
    public StackChart thinned(int most) {
        int points = labels.size();
        if (points <= most) {
            return this;
        }
        int[] from = IntStream.rangeClosed(0, most).map(s -> (int) ((long) s * points / most)).toArray();
        List<Part> means = parts.stream().map(part -> new Part(part.name, IntStream.range(0, most)
                .mapToDouble(s -> Arrays.stream(part.values, from[s], from[s + 1]).average().orElse(Double.NaN))
                .toArray())).toList();
        return new StackChart(title, (note + " Means over stretches of points.").strip(), x, y, look,
                IntStream.range(0, most).mapToObj(s -> labels.get(from[s])).toList(), means);
    }

    @Override
    public StackChart titled(String heading) {
        return new StackChart(heading, note, x, y, look, labels, parts);
    }
}
